import { defineRule } from '../../../core/rule.ts';
import { overValues } from '../option-rule.ts';
import type { DrbdNode } from '../tree.ts';

const YES = new Set(['1', 'on', 'true', 'y', 'Yes', 'YES', 'enable', 'enabled']);
const NO = new Set(['0', 'off', 'false', 'n', 'No', 'NO', 'disable', 'disabled']);

export default defineRule<DrbdNode>({
  code: 'drbd/bad-boolean',
  severity: 'error',
  docs: {
    title: 'A switch that is neither yes nor no',
    what: 'A switch takes `yes` or `no`, or nothing, which means yes.',
    why: "drbdadm stops with `Value is not 'yes' or 'no'`.",
    mend: 'Write `yes` or `no`.',
    source: 'drbd-utils 9.22, config_flags.c',
  },
  examples: {
    bad: ['common {\n  net {\n    tcp-cork on;\n#            ^^ drbd/bad-boolean: "yes"\n  }\n}\n'],
    good: ['common {\n  net {\n    tcp-cork yes;\n  }\n}\n'],
  },
  nodes: overValues(['not-a-switch'], ({ node, problem }, context) => {
    const { text, span } = problem.at;
    const meant = YES.has(text) ? 'yes' : NO.has(text) ? 'no' : undefined;
    context.report({
      at: span,
      message: `"${node.keyword.text}" takes "yes" or "no", and drbdadm refuses "${text}".${meant ? ` Write "${meant}".` : ''}`,
      fixes: (meant ? [meant] : ['yes', 'no']).map((word) => ({
        title: `Replace with "${word}"`,
        edits: [{ at: span, text: word }],
      })),
    });
  }),
});
