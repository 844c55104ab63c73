import { defineRule } from '../core/rule.ts';
import { nearest } from '../core/suggest.ts';

const target = (iqn: string) => `primitive tgt_san ocf:heartbeat:iSCSITarget \\
    params iqn=${iqn} implementation=tgt \\
    op monitor interval=20s
`;
const unit = (iqn: string) => `primitive lun_san ocf:heartbeat:iSCSILogicalUnit \\
    params target_iqn=${iqn} lun=1 path=/dev/vg0/san implementation=tgt \\
`;

export default defineRule({
  code: 'cluster/unknown-iscsi-target',
  severity: 'error',
  docs: {
    title: 'A logical unit for a target that nothing makes',
    what: 'The `target_iqn` of an iSCSILogicalUnit is the `iqn` of no iSCSITarget, and no targets.conf or tgtadm script makes a target of that name.',
    why: "The start of the logical unit fails: tgt says `can't find the target`, LIO finds no such target. The initiators see a target without a disk, or nothing.",
    mend: 'Write the `iqn` of the iSCSITarget, letter by letter.',
    source: 'ocf:heartbeat:iSCSILogicalUnit, iSCSILogicalUnit_start (resource-agents 4.12)',
  },
  examples: {
    bad: [
      `#- cluster.crm
${target('iqn.2026-01.com.example:san')}${unit('iqn.2026-01.com.exampel:san')}#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ cluster/unknown-iscsi-target: Did you mean "iqn.2026-01.com.example:san"
    op monitor interval=20s
group g_san tgt_san lun_san
`,
    ],
    good: [
      `#- cluster.crm
${target('iqn.2026-01.com.example:san')}${unit('iqn.2026-01.com.example:san')}    op monitor interval=20s
group g_san tgt_san lun_san
`,
    ],
  },
  refers: {
    'iscsi-target'(unit, context) {
      if (context.declarations('iscsi-target', unit.key).length > 0) return;
      const made = context.keys('iscsi-target');
      // Without any target in these files, the target is made elsewhere.
      if (made.length === 0) return;
      const meant = nearest(unit.key, made) ?? (made.length === 1 ? made[0] : undefined);
      const list = made.slice(0, 3).map((name) => `"${name}"`);
      context.report({
        at: unit,
        message: `Nothing makes a target "${unit.key}", so "${unit.data.primitive}" fails to start and exports no disk. ${meant === undefined ? `The targets are ${list.join(', ')}.` : `Did you mean "${meant}"?`}`,
        fixes:
          meant === undefined ? [] : [{ title: `Replace with ${meant}`, edits: [{ at: unit, text: meant }] }],
      });
    },
  },
});
