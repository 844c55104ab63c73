import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/duplicate-lun',
  severity: 'error',
  docs: {
    title: 'Two units with the same number in one target',
    what: 'The script makes a unit whose number a unit of the same target has already.',
    why: 'tgtd answers `this logical unit number already exists`: the second disk is not handed out, and initiators write to the first.',
    mend: 'Give the unit the next free number, or correct the tid.',
    source: 'tgt 1.0.85, target.c, tgt_device_create',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd1\n#                                                ^ tgtadm/duplicate-lun: unit 1\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\ntgtadm --op new --mode logicalunit --tid 1 --lun 2 -b /dev/drbd1\n',
    ],
  },
  document: reportFindings('duplicate-lun', ({ tid, lun }) => ({
    message: `Target ${tid} has a unit ${lun} already, and tgtd refuses a second one: this disk is not handed out. Give it another number, or correct the tid.`,
    earlier: 'The unit is made here.',
  })),
});
