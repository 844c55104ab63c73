import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-semicolon',
  severity: 'error',
  docs: {
    title: 'A statement without its semicolon',
    what: 'Every statement that is not a section ends with `;`.',
    why: 'drbdadm reads the next line as part of this one and stops with a parse error there.',
    mend: 'Put `;` at the end of the statement.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  net {\n    protocol C\n#            ^ drbd/missing-semicolon: "protocol C"\n    timeout 60;\n  }\n}\n',
      'common {\n  net {\n    protocol C timeout 60;\n#            ^ drbd/missing-semicolon: "protocol C"\n  }\n}\n',
      'include "drbd.d/*.res"\n#       ^^^^^^^^^^^^^^ drbd/missing-semicolon\n',
    ],
    good: ['common {\n  net {\n    protocol C;\n    timeout 60;\n  }\n}\n'],
  },
  faults: {
    'missing-semicolon'({ span, subject = '' }, context) {
      context.report({
        at: span,
        message: `The statement "${subject}" has no ";" at its end, so drbdadm takes what follows for a part of it and refuses the file. Put ";" here.`,
        fixes: [
          {
            title: 'Insert ";"',
            edits: [{ at: { start: span.end, end: span.end }, text: ';' }],
            certain: true,
          },
        ],
      });
    },
  },
});
