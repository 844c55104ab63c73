import type { Declaration } from '../core/fact.ts';
import { defineRule } from '../core/rule.ts';

const CONF = `#- etc/tgt/targets.conf
<target iqn.2026-01.com.example:san>
  backing-store /dev/vg0/san
  initiator-address 10.0.0.5
</target>
`;

/** Who makes a target, in the words of the message. */
const MAKERS: Readonly<Record<Declaration<'iscsi-target'>['data']['by'], string>> = {
  'targets.conf': 'targets.conf',
  script: 'a script',
  primitive: 'the cluster',
};

export default defineRule({
  code: 'cluster/target-made-twice',
  severity: 'warning',
  docs: {
    title: 'One target made in two ways',
    what: 'A target of this name stands in two of: targets.conf, a script that calls tgtadm, an iSCSITarget primitive.',
    why: 'Whoever comes second fails or does nothing: tgtadm says `this target already exists`, tgt-admin skips a target that is there. And what tgtd makes from targets.conf at its start is exported on both nodes, also where the cluster has not put the disk.',
    mend: 'Keep one of them. Where the cluster moves the target, that is the primitive: leave targets.conf empty.',
    source: 'tgt-admin 1.0.85, process_target; tgt 1.0.85, target.c, tgt_target_create',
  },
  examples: {
    bad: [
      `#- cluster.crm
primitive tgt_san ocf:heartbeat:iSCSITarget params iqn=iqn.2026-01.com.example:san op monitor interval=20s
${CONF.replace('>\n', '>\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ cluster/target-made-twice: the cluster\n')}`,
    ],
    good: [CONF],
  },
  declares: {
    'iscsi-target'(target, context) {
      const all = context.declarations('iscsi-target', target.key);
      const other = all.find(({ data }) => data.by !== target.data.by);
      if (!other || all.indexOf(other) > all.indexOf(target)) return;
      // Of several places of one kind, the first one is told.
      if (all.find(({ data }) => data.by === target.data.by) !== target) return;
      const maker = other.data.primitive === undefined ? MAKERS[other.data.by] : `"${other.data.primitive}"`;
      const where = other.data.by === 'primitive' ? `the cluster (${maker})` : maker;
      context.report({
        at: target,
        message: `This target is also made by ${where}: whoever comes second fails or does nothing, and the export may run on a node where the disk is not. Keep one of the two.`,
        related: [{ at: other, message: `Made here by ${where}.` }],
      });
    },
  },
});
