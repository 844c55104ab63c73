import { defineRule } from '../../../core/rule.ts';
import { overValues } from '../option-rule.ts';
import type { DrbdNode } from '../tree.ts';
import { rangeOf } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/not-a-number',
  severity: 'error',
  docs: {
    title: 'A value that must be a number',
    what: 'The option takes a number: digits, with an optional suffix K, M or G.',
    why: 'drbdadm stops with `Value is not a number`.',
    mend: 'Write a number in the range of the option.',
    source: 'drbd-utils 9.22, config_flags.c; shared_tool.c, m_strtoll',
  },
  examples: {
    bad: ['common {\n  net {\n    timeout soon;\n#           ^^^^ drbd/not-a-number: 1 to 600\n  }\n}\n'],
    good: ['common {\n  net {\n    timeout 60;\n  }\n}\n'],
  },
  nodes: overValues(['not-a-number'], ({ node, option, problem }, context) => {
    context.report({
      at: problem.at.span,
      message: `"${node.keyword.text}" takes a number, and drbdadm refuses "${problem.at.text}". Write a number from ${rangeOf(option)}.`,
    });
  }),
});
