import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/undefined-lun',
  severity: 'error',
  docs: {
    title: 'A unit that is not there',
    what: 'A unit is updated or deleted that the target, made in this script, does not have.',
    why: "tgtd answers `can't find the logical unit`.",
    mend: 'Correct the number of the unit or of the target.',
    source: 'tgt 1.0.85, target.c, device_lookup',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op delete --mode logicalunit --tid 1 --lun 2\n#                                                   ^ tgtadm/undefined-lun: unit 2\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\ntgtadm --op delete --mode logicalunit --tid 1 --lun 1\n',
    ],
  },
  document: reportFindings('undefined-lun', ({ tid, lun, known }) => ({
    message: `Target ${tid} has no unit ${lun}, and tgtd cannot find it. ${known.length > 0 ? `It has ${known.join(', ')}.` : 'The script has made none.'}`,
  })),
});
