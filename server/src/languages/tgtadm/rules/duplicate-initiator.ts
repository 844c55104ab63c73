import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/duplicate-initiator',
  severity: 'error',
  docs: {
    title: 'The same initiator bound twice',
    what: 'The target is bound to this address or name already.',
    why: 'tgtd answers `this access control rule already exists`, and a script with `set -e` ends there.',
    mend: 'Take one of them out.',
    source: 'tgt 1.0.85, target.c, acl_add, iqn_acl_add',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n#                                         ^^^^^^^^ tgtadm/duplicate-initiator: 10.0.0.5\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
  },
  document: reportFindings('duplicate-initiator', ({ tid, initiator }) => ({
    message: `Target ${tid} is bound to "${initiator}" already, and tgtd refuses to do it again. Take this out, or correct the address.`,
    earlier: 'It is bound here.',
  })),
});
