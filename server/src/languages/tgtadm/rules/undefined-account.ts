import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/undefined-account',
  severity: 'warning',
  docs: {
    title: 'An account that the script has not made',
    what: 'An account is bound that this script has not made at that point, although it makes others.',
    why: "tgtd answers `can't find the account`, and initiators log in without a password.",
    mend: 'Correct the name, or make the account first.',
    source: 'tgt 1.0.85, target.c, account_lookup',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode account --user backup --password s3cret-Pass12\ntgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\ntgtadm --op bind --mode account --tid 1 --user bakcup\n#                                              ^^^^^^ tgtadm/undefined-account: "backup"\n',
    ],
    good: [
      'tgtadm --op new --mode account --user backup --password s3cret-Pass12\ntgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\ntgtadm --op bind --mode account --tid 1 --user backup\n',
    ],
  },
  document: reportFindings('undefined-account', ({ user, known }, at) => {
    const meant = nearest(user, known);
    return {
      message: known.includes(user)
        ? `The account "${user}" is made further down: when this command runs, tgtd cannot find it. Move the command behind it.`
        : `This script makes no account "${user}"; unless something else does, tgtd cannot find it.${meant ? ` Did you mean "${meant}"?` : ` It makes ${known.join(', ')}.`}`,
      fixes:
        meant && !known.includes(user)
          ? [{ title: `Replace with ${meant}`, edits: [{ at, text: meant }] }]
          : [],
    };
  }),
});
