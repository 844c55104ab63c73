import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/second-outgoing-account',
  severity: 'error',
  docs: {
    title: 'A second outgoing account',
    what: 'A target can show one account to its initiators, and this one has it already.',
    why: 'tgtd answers `this target already has an outgoing account`.',
    mend: 'Unbind the first, or bind this one without `--outgoing`.',
    source: 'tgt 1.0.85, target.c, account_ctl',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode account --user one --password s3cret-Pass12\ntgtadm --op new --mode account --user two --password s3cret-Pass34\ntgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\ntgtadm --op bind --mode account --tid 1 --user one --outgoing\ntgtadm --op bind --mode account --tid 1 --user two --outgoing\n#                                                  ^^^^^^^^^^ tgtadm/second-outgoing-account: target 1\n',
    ],
    good: [
      'tgtadm --op new --mode account --user one --password s3cret-Pass12\ntgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\ntgtadm --op bind --mode account --tid 1 --user one --outgoing\n',
    ],
  },
  document: reportFindings('second-outgoing-account', ({ tid }) => ({
    message: `Only one account can be outgoing, and target ${tid} has one already: tgtd refuses this one. Take out "--outgoing", or unbind the first.`,
    earlier: 'The first one is bound here.',
  })),
});
