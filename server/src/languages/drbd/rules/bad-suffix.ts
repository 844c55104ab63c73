import { defineRule } from '../../../core/rule.ts';
import { overValues } from '../option-rule.ts';
import type { DrbdNode } from '../tree.ts';
import { countedIn } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/bad-suffix',
  severity: 'error',
  docs: {
    title: 'A unit DRBD does not read',
    what: 'A number may end with K, M or G (times 1024, 1024² and 1024³) or with s (sectors of 512 bytes). There is no `KB`, `MB`, `%`, `ms` or `min`, and no decimal point.',
    why: 'drbdadm stops with `Value is not a number`.',
    mend: 'Use a single letter, or the unit that the option counts in.',
    source: 'drbd-utils 9.22, shared_tool.c, m_strtoll',
  },
  examples: {
    bad: [
      'common {\n  disk {\n    resync-rate 10MB;\n#               ^^^^ drbd/bad-suffix: "10M"\n  }\n}\n',
      'common {\n  net {\n    timeout 0x3c;\n#           ^^^^ drbd/bad-suffix: K, M\n  }\n}\n',
    ],
    good: ['common {\n  disk {\n    resync-rate 10M;\n  }\n}\n'],
  },
  nodes: overValues(['bad-suffix'], ({ option, problem }, context) => {
    const { text, span } = problem.at;
    const shorter = /^\d+[kKmMgG](?=i?[bB](?:\/s|ps)?$)/.exec(text)?.[0];
    const unit = countedIn(option);
    const meaning = unit ? ` A plain number counts ${unit}.` : '';
    context.report({
      at: span,
      message:
        `drbdadm does not read "${problem.suffix}" after a number: it knows K, M and G, times 1024, and s for sectors.${meaning} ${shorter ? `Write "${shorter}".` : ''}`.trimEnd(),
      fixes: shorter ? [{ title: `Replace with ${shorter}`, edits: [{ at: span, text: shorter }] }] : [],
    });
  }),
});
