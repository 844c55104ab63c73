import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/single-quotes',
  severity: 'error',
  docs: {
    title: 'Single quotes',
    what: 'Texts stand in double quotes. Single quotes are no quotes in drbd.conf.',
    why: 'drbdadm stops with a parse error at the first quote.',
    mend: 'Use double quotes.',
    source: 'drbd-utils 9.22, drbdadm_scanner.fl',
  },
  examples: {
    bad: [
      "common {\n  net {\n    shared-secret 'a b';\n#                 ^^^^^ drbd/single-quotes: double quotes\n    cram-hmac-alg sha256;\n  }\n}\n",
    ],
    good: ['common {\n  net {\n    shared-secret "a b";\n    cram-hmac-alg sha256;\n  }\n}\n'],
  },
  faults: {
    'single-quotes'({ span, found = '' }, context) {
      const text = found.slice(1, -1).replace(/["\\]/g, '\\$&');
      context.report({
        at: span,
        message: `Texts of drbd.conf stand in double quotes; drbdadm refuses single ones. Write "${text}".`,
        fixes: [{ title: 'Use double quotes', edits: [{ at: span, text: `"${text}"` }], certain: true }],
      });
    },
  },
});
