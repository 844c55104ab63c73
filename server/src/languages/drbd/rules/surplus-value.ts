import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { overValues } from '../option-rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/surplus-value',
  severity: 'error',
  docs: {
    title: 'More words than the option takes',
    what: 'An option takes one value; a switch like `no-disk-flushes` takes none.',
    why: "drbdadm stops with the parse error `';' expected`.",
    mend: 'Put a text of several words into double quotes, or remove the words that are too many.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  handlers {\n    split-brain /usr/lib/drbd/notify-split-brain.sh root;\n#                                                   ^^^^ drbd/surplus-value: double quotes\n  }\n}\n',
    ],
    good: ['common {\n  handlers {\n    split-brain "/usr/lib/drbd/notify-split-brain.sh root";\n  }\n}\n'],
  },
  nodes: overValues(['surplus'], ({ node, problem }, context) => {
    const { value, rest, keyword } = node;
    const at = cover(problem.at.span, rest.at(-1)?.span ?? problem.at.span);
    if (problem.at === value) {
      context.report({
        at,
        message: `"${keyword.text}" is a switch and takes no value; drbdadm refuses the configuration. Remove "${context.text(at)}".`,
        fixes: [
          { title: 'Remove the value', edits: [{ at: { start: keyword.span.end, end: at.end }, text: '' }] },
        ],
      });
      return;
    }
    const all = value ? cover(value.span, at) : at;
    const quoted = `"${context.text(all).replace(/["\\]/g, '\\$&')}"`;
    context.report({
      at,
      message: `"${keyword.text}" takes one value, and drbdadm refuses the configuration at the second. A value of several words stands in double quotes: ${quoted}.`,
      fixes: [{ title: 'Put the words into double quotes', edits: [{ at: all, text: quoted }] }],
    });
  }),
});
