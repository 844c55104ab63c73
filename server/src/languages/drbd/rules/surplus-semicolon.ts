import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/surplus-semicolon',
  severity: 'error',
  docs: {
    title: 'A semicolon that ends nothing',
    what: 'There is a `;` after a `}`, or a second one after a statement.',
    why: 'drbdadm has no empty statements: it stops with a parse error. Some older releases even crash.',
    mend: 'Remove the semicolon.',
    source: 'drbd-utils 9.22, drbdadm_parser.c; LINBIT/drbd-utils issue 51',
  },
  examples: {
    bad: [
      'common {\n  net {\n    protocol C;;\n#              ^ drbd/surplus-semicolon: ends nothing\n  }\n}\n',
      'common {\n  net {\n    protocol C;\n  };\n#  ^ drbd/surplus-semicolon: ends nothing\n}\n',
    ],
    good: ['common {\n  net {\n    protocol C;\n  }\n}\n'],
  },
  faults: {
    'surplus-semicolon'({ span }, context) {
      context.report({
        at: span,
        message:
          'This ";" ends nothing: sections end with "}" alone, and statements with one ";". drbdadm refuses the file because of it. Remove it.',
        fixes: [{ title: 'Remove ";"', edits: [{ at: span, text: '' }], certain: true }],
      });
    },
  },
});
