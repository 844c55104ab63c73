import { defineRule } from '../../../core/rule.ts';
import { groupsOf } from '../group.ts';
import { type HaresourcesNode, isPlaceholder, shown } from '../tree.ts';

/** What egrep takes for something else than the character; a dot, which stands for any character, finds itself. */
const SPECIAL = /[*+?()[\]{}|^$\\]/;

export default defineRule<HaresourcesNode>({
  code: 'haresources/key-pattern',
  severity: 'error',
  docs: {
    title: 'The first resource of a line cannot be looked up',
    what: 'Heartbeat finds a line by its first resource, and hands that to `egrep` as it stands. `+`, `*`, `?`, brackets, braces, `|`, `^`, `$` and `\\` mean something else there.',
    why: 'The pattern does not find its own line: at the takeover nothing of it is started, and heartbeat says nothing about it. Some find other lines instead.',
    mend: 'Begin the line with another resource, such as the address of the service.',
    source: 'heartbeat 3.0.6, ResourceManager, ipresline',
  },
  examples: {
    bad: [
      'alice Filesystem::/dev/vg0/c++::/srv/c++::ext4 10.0.0.1\n#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ haresources/key-pattern: "+"\n',
    ],
    good: ['alice 10.0.0.1 Filesystem::/dev/vg0/c++::/srv/c++::ext4\n'],
  },
  document(view, context) {
    for (const { group, at } of groupsOf(view)) {
      const [first] = group.resources;
      const special = first && SPECIAL.exec(first.text)?.[0];
      // A backslash is a fault of its own, wherever it stands.
      if (!first || special === undefined || special === '\\' || isPlaceholder(first)) continue;
      context.report({
        at: at(first.span),
        message: `Heartbeat looks for this line with "${shown(first.text)}" as a pattern, in which "${special}" does not mean itself: it does not find the line, and starts nothing of it. Begin the line with another resource, such as the address of the service.`,
      });
    }
  },
});
