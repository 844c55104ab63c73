import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unterminated-quote',
  severity: 'error',
  docs: {
    title: 'A quote or substitution that is not closed',
    what: 'A `"`, `\'`, `` ` ``, `$(` or `${` is opened and not closed before the end of the script.',
    why: 'The shell takes everything up to the end of the file for one word and refuses the script: `unexpected EOF while looking for matching`.',
    mend: 'Close it where the word ends.',
    source: 'POSIX Shell Command Language 2.2',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode account --user backup --password "s3cret\n#                                                       ^ tgtadm/unterminated-quote: never closed\ntgtadm --op show --mode account\n',
    ],
    good: ['tgtadm --op new --mode account --user backup --password "s3cret"\n'],
  },
  faults: {
    'unterminated-quote'({ span, subject = '"', expected = '"' }, context) {
      context.report({
        at: span,
        message: `This ${subject} is never closed: the shell takes everything up to the end of the file for one word and refuses the script. Put the missing ${expected} where the word ends.`,
      });
    },
  },
});
