import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/lun-gap',
  severity: 'info',
  docs: {
    title: 'A gap in the numbers of units',
    what: 'The unit before this one is not there.',
    why: 'Initiators ask for the list of units and mostly cope, but some look from 1 on and stop at the first that is not there.',
    mend: 'Number the units of a target 1, 2, 3 and so on.',
    source: 'Linux scsi_scan.c, sequential scan of targets without REPORT LUNS',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 2 -b /dev/drbd0\n#                                                ^ tgtadm/lun-gap: unit 1\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
  },
  document: reportFindings('lun-gap', ({ tid, lun, missing }) => ({
    message: `Target ${tid} has no unit ${missing}: some initiators look for units one by one and never find ${lun}. Number them without gaps.`,
  })),
});
