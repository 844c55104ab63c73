import { defineRule } from '../../../core/rule.ts';
import type { HaresourcesNode } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/comment-in-continuation',
  severity: 'error',
  docs: {
    title: 'A comment on a continued line',
    what: 'Heartbeat cuts comments off before it joins lines, and only from the first. On a line that is joined to the one above, `#` and what follows it are resources.',
    why: 'At the takeover heartbeat looks for a script called `#`, says `Cannot locate resource script #`, and gives the whole line up.',
    mend: 'Move the comment to a line of its own above the group.',
    source: 'heartbeat 3.0.6, ResourceManager, ipres',
  },
  examples: {
    bad: [
      'alice 10.0.0.1 \\\n  httpd # the web server\n#       ^^^^^^^^^^^^^^^^ haresources/comment-in-continuation: script\n',
    ],
    good: ['# the web server\nalice 10.0.0.1 \\\n  httpd\n', 'alice 10.0.0.1 httpd # the web server\n'],
  },
  nodes: {
    group({ resources, span }, context) {
      const first = resources.find(({ text }) => text.startsWith('#'));
      if (!first) return;
      const rest = context.text({ start: first.span.start, end: span.end });
      const line = rest.search(/[ \t]*(?:\\?\r*\n)|[ \t]*$/);
      const at = { start: first.span.start, end: first.span.start + Math.max(1, line) };
      context.report({
        at,
        message:
          'A continued line has no comments: heartbeat takes "#" and each word behind it for a resource script, finds none, and gives the whole line up. Move the comment above the group.',
        fixes: [{ title: 'Remove the comment', edits: [{ at, text: '' }] }],
      });
    },
  },
});
