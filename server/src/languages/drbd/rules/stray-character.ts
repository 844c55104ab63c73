import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/stray-character',
  severity: 'error',
  docs: {
    title: 'A character that needs quotes, or has no place',
    what: 'Words of drbd.conf hold letters, digits and `/ . _ -`. Anything else must stand in double quotes. Options are separated from their values by a blank, and names by blanks, without `=` or `,`.',
    why: 'drbdadm stops with a parse error at the character.',
    mend: 'Put the word into double quotes, or remove the character.',
    source: 'drbd-utils 9.22, drbdadm_scanner.fl',
  },
  examples: {
    bad: [
      'common {\n  net {\n    timeout = 60;\n#           ^ drbd/stray-character: "="\n  }\n}\n',
      'common {\n  net {\n    cram-hmac-alg sha256;\n    shared-secret s3cr$t!;\n#                 ^^^^^^^ drbd/stray-character: double quotes\n  }\n}\n',
    ],
    good: [
      'common {\n  net {\n    timeout 60;\n    cram-hmac-alg sha256;\n    shared-secret "s3cr$t!";\n  }\n}\n',
    ],
  },
  faults: {
    'stray-character'({ span, found = '', expected }, context) {
      const quoted = `"${found.replace(/[\\"]/g, '\\$&')}"`;
      context.report(
        expected === '"'
          ? {
              at: span,
              message: `"${found}" holds characters that drbdadm only reads inside double quotes. Write ${quoted}.`,
              fixes: [{ title: 'Put it into double quotes', edits: [{ at: span, text: quoted }] }],
            }
          : {
              at: span,
              message: `"${found}" has no place in drbd.conf: names and values are separated by blanks alone, and statements end with ";". drbdadm stops reading here. Remove it.`,
              fixes: [{ title: `Remove "${found}"`, edits: [{ at: span, text: '' }] }],
            },
      );
    },
  },
});
