import { defineRule } from '../../../core/rule.ts';
import type { HaresourcesNode } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/stray-backslash',
  severity: 'error',
  docs: {
    title: 'A backslash that continues nothing',
    what: 'A backslash joins the next line only as the very last character of its line, and only when there is a next line. Elsewhere it is a resource called `\\`.',
    why: 'At the takeover heartbeat looks for a script of that name, does not find it, and gives the whole line up. What was meant to follow is not started.',
    mend: 'Remove the blanks behind the backslash; or remove the backslash where nothing follows.',
    source: 'heartbeat 3.0.6, ResourceManager, ipres; measured with GNU sed',
  },
  examples: {
    bad: [
      'alice 10.0.0.1 \\ \n#              ^ haresources/stray-backslash: blank\n\n',
      'alice 10.0.0.1 httpd \\\n#                    ^ haresources/stray-backslash: Nothing follows\n',
    ],
    good: ['alice 10.0.0.1 \\\n  httpd\n'],
  },
  nodes: {
    group({ resources, dangling }, context) {
      const last = resources.at(-1);
      for (const resource of resources) {
        if (resource.text !== '\\') continue;
        const isLast = resource === last;
        context.report({
          at: resource.span,
          message: isLast
            ? 'A blank follows this backslash, so that it joins nothing: heartbeat looks for a script called "\\" and gives the whole line up. Remove the blanks behind it.'
            : 'A backslash inside a line is a resource to heartbeat: it looks for a script called "\\" and gives the whole line up. Remove it.',
        });
      }
      if (!dangling) return;
      context.report({
        at: dangling,
        message:
          'Nothing follows this backslash: heartbeat looks for a script called "\\" and gives the whole line up. Remove it, or write the rest of the line.',
        fixes: [{ title: 'Remove the backslash', edits: [{ at: dangling, text: '' }], certain: true }],
      });
    },
  },
});
