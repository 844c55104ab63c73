import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/typographic-character',
  severity: 'error',
  docs: {
    title: 'Quotes, dashes or blanks of a web page',
    what: 'The text holds curly quotes, long dashes or no-break blanks, as web pages and word processors put them in place of `"`, `-` and a blank.',
    why: 'drbdadm reads plain characters only and stops with a parse error, which is hard to see since the characters look right.',
    mend: 'Type the characters anew.',
    source: 'drbd-utils 9.22, drbdadm_scanner.fl',
  },
  examples: {
    bad: [
      'common {\n  net {\n    cram-hmac-alg “sha256”;\n#                 ^^^^^^^^ drbd/typographic-character: plain\n    shared-secret abc;\n  }\n}\n',
      'common {\n  startup {\n    wfc–timeout 120;\n#   ^^^^^^^^^^^ drbd/typographic-character: wfc-timeout\n  }\n}\n',
    ],
    good: ['common {\n  net {\n    cram-hmac-alg "sha256";\n    shared-secret abc;\n  }\n}\n'],
  },
  faults: {
    'typographic-character'({ span, found = '', expected = '' }, context) {
      const blank = expected === ' ';
      context.report({
        at: span,
        message: blank
          ? 'This blank is none to drbdadm: it is a no-break or invisible blank from a web page. Replace it with an ordinary one.'
          : `"${found}" holds quotes or dashes of a web page, which drbdadm does not read. Write it with the plain characters of the keyboard: ${expected}`,
        fixes: [
          {
            title: `Replace with ${blank ? 'a blank' : expected}`,
            edits: [{ at: span, text: expected }],
            certain: true,
          },
        ],
      });
    },
  },
});
