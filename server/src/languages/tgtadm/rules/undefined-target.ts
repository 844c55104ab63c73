import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/undefined-target',
  severity: 'warning',
  docs: {
    title: 'A target that the script has not made',
    what: 'A unit, a bind or an update is for a tid that this script has not made at that point, although it makes others.',
    why: "tgtd answers `can't find the target`, unless another script made it before.",
    mend: 'Correct the tid, or make the target first.',
    source: 'tgt 1.0.85, target.c',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 2 -I 10.0.0.5\n#                                    ^ tgtadm/undefined-target: tid 2\n',
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\n#                                        ^ tgtadm/undefined-target: further down\ntgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
  },
  document: reportFindings('undefined-target', ({ tid, why, known }) => ({
    severity: why === 'deleted' ? 'error' : 'warning',
    message:
      why === 'never'
        ? `This script makes ${known.length === 1 ? `target ${known[0]}` : `targets ${known.join(', ')}`}, but no target with tid ${tid}: unless something else makes it, tgtd cannot find it. Correct the tid, or make the target first.`
        : why === 'later'
          ? `The target with tid ${tid} is made further down: when this command runs, tgtd cannot find it. Move the command behind it.`
          : `The target with tid ${tid} is deleted further up: tgtd cannot find it any more.`,
    earlier: why === 'deleted' ? 'It is deleted here.' : 'It is made here.',
  })),
});
