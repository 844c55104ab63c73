import { defineRule } from '../core/rule.ts';

const cluster = (second: string, note = '') => `#- cluster.crm
primitive tgt_san ocf:heartbeat:iSCSITarget \\
    params iqn=iqn.2026-01.com.example:san op monitor interval=20s
primitive lun_mail ocf:heartbeat:iSCSILogicalUnit \\
    params target_iqn=iqn.2026-01.com.example:san lun=1 path=/dev/vg0/mail \\
    op monitor interval=20s
primitive lun_home ocf:heartbeat:iSCSILogicalUnit \\
    params target_iqn=iqn.2026-01.com.example:san lun=${second} path=/dev/vg0/home \\
${note}    op monitor interval=20s
group g_san tgt_san lun_mail lun_home
`;

export default defineRule({
  code: 'cluster/duplicate-iscsi-lun',
  severity: 'error',
  docs: {
    title: 'Two logical units with one number',
    what: 'Two iSCSILogicalUnit primitives have the same `lun` in the same target.',
    why: 'Whichever starts second fails (`this logical unit number already exists`), and the monitor of each takes the unit of the other for its own. After a failover the order may be the other way round: the initiators find another disk under the number they know.',
    mend: 'Give every disk of a target a number of its own, and never change it.',
    source: 'ocf:heartbeat:iSCSILogicalUnit (resource-agents 4.12); tgt 1.0.85, target.c, tgt_device_create',
  },
  examples: {
    bad: [
      cluster(
        '1',
        '#                                                     ^ cluster/duplicate-iscsi-lun: "lun_mail"\n',
      ),
    ],
    good: [cluster('2')],
  },
  declares: {
    'iscsi-lun'(unit, context) {
      const [first] = context.declarations('iscsi-lun', unit.key);
      if (!first || first === unit || first.data.primitive === unit.data.primitive) return;
      context.report({
        at: unit,
        message: `"${first.data.primitive}" has this number in the same target: whichever of the two starts second fails, and after a failover that may be the other disk. Give "${unit.data.primitive}" a number of its own.`,
        related: [{ at: first, message: `The number of "${first.data.primitive}".` }],
      });
    },
  },
});
