import { defineRule } from '../core/rule.ts';

const cluster = (implementation: string, note = '') => `#- cluster.crm
primitive tgt_san ocf:heartbeat:iSCSITarget \\
    params iqn=iqn.2026-01.com.example:san implementation=tgt op monitor interval=20s
primitive lun_san ocf:heartbeat:iSCSILogicalUnit \\
    params target_iqn=iqn.2026-01.com.example:san lun=1 path=/dev/vg0/san implementation=${implementation} \\
${note}    op monitor interval=20s
group g_san tgt_san lun_san
`;

export default defineRule({
  code: 'cluster/iscsi-implementation-mismatch',
  severity: 'error',
  docs: {
    title: 'A target and its disk in two different iSCSI programs',
    what: 'An iSCSITarget and an iSCSILogicalUnit of the same target name different values of `implementation`.',
    why: 'The disk is offered to a program that does not know the target: `tgt` is a program of its own, `lio` and `lio-t` configure the kernel. The start of the logical unit fails.',
    mend: 'Write the same `implementation` in both.',
    source: 'ocf:heartbeat:iSCSITarget and iSCSILogicalUnit, implementation (resource-agents 4.12)',
  },
  examples: {
    bad: [
      cluster(
        'lio-t',
        '#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ cluster/iscsi-implementation-mismatch: "tgt"\n',
      ),
    ],
    good: [cluster('tgt')],
  },
  refers: {
    'iscsi-target'(unit, context) {
      const { primitive, implementation } = unit.data;
      const other = context
        .declarations('iscsi-target', unit.key)
        .find(({ data }) => data.implementation !== undefined);
      if (!other || implementation === undefined || other.data.implementation === implementation) return;
      context.report({
        at: unit,
        message: `"${primitive}" uses implementation "${implementation}", and "${other.data.primitive}" makes this target with "${other.data.implementation}": the disk goes to a program that does not know the target, and its start fails. Write the same in both.`,
        related: [{ at: other, message: `"${other.data.primitive}" uses "${other.data.implementation}".` }],
      });
    },
  },
});
