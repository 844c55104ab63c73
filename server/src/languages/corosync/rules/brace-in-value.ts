import { defineRule } from '../../../core/rule.ts';
import { splitComment } from '../entry-rule.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/brace-in-value',
  severity: 'error',
  docs: {
    title: 'A brace in a value',
    what: 'A line with a `{` anywhere opens a section, also when the brace stands in a value or in the comment behind one. A `}` behind a value is a part of it.',
    why: 'Corosync refuses to start, or takes the lines below for a section with an odd name and ignores them.',
    mend: 'Leave the brace out. Names and paths with braces cannot be written.',
    source: 'corosync 3.1.7, coroparse.c, parse_section',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  keyfile: /etc/{web}/authkey\n#          ^^^^^^^^^^^^^^^^^^ corosync/brace-in-value: opens a section\n}\n',
      'totem {\n  version: 2\n  cluster_name: web }\n#               ^^^^^ corosync/brace-in-value: part of the value\n}\n',
    ],
    good: ['totem {\n  version: 2\n  keyfile: /etc/web/authkey\n}\n'],
  },
  nodes: {
    entry({ key, value }, context) {
      if (value.text.includes('{')) {
        context.report({
          at: value.span,
          message: `With a "{" in it, this line opens a section instead of setting "${key.text}", and corosync cannot read it. Leave the brace out.`,
        });
      } else if (/\s\}$/.test(value.text) && !splitComment(value.text)) {
        context.report({
          at: value.span,
          severity: 'warning',
          message: `The "}" is a part of the value of "${key.text}" and closes nothing. Remove it.`,
          fixes: [
            {
              title: 'Remove the brace',
              edits: [{ at: value.span, text: value.text.replace(/\s*\}$/, '') }],
            },
          ],
        });
      }
    },
  },
});
