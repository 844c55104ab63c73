import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unbound-target',
  severity: 'warning',
  docs: {
    title: 'A target that lets nobody in',
    what: 'The script makes a target and binds it to no initiator.',
    why: 'Without `--op bind` no initiator may log in, and nothing says why: the target does not even show up in a discovery.',
    mend: 'Bind it to the address or name of its initiators.',
    source: 'tgt 1.0.85, iscsi/target.c, ip_acl, iqn_acl',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\n#                                   ^ tgtadm/unbound-target: target 1\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
  },
  document: reportFindings('unbound-target', ({ tid }) => ({
    message: `No initiator may log in to target ${tid}: the script does not bind it. Add "tgtadm --mode target --op bind --tid ${tid} --initiator-address ADDRESS".`,
  })),
});
