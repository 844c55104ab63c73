import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/target-without-lun',
  severity: 'info',
  docs: {
    title: 'A target without a disk',
    what: 'The script makes a target and no unit in it.',
    why: 'Initiators log in and find no disk.',
    mend: 'Add a unit, or take the target out.',
    source: 'tgtadm(8)',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\n#                                   ^ tgtadm/target-without-lun: Target 1\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
  },
  document: reportFindings('target-without-lun', ({ tid }) => ({
    message: `Target ${tid} gets no unit in this script: initiators that log in find no disk. Add one with "--mode logicalunit --op new --tid ${tid} --lun 1".`,
  })),
});
