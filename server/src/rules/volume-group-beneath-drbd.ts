import type { ClusterView } from '../core/cluster-view.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const CLUSTER = `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
`;

export default defineRule({
  code: 'cluster/volume-group-beneath-drbd',
  severity: 'error',
  docs: {
    title: 'The cluster moves the volume group that DRBD has its disk in',
    what: 'An LVM or LVM-activate resource activates a volume group on one node, and a logical volume of that group is the `disk` of a DRBD resource.',
    why: 'DRBD needs its disk on all nodes at once. Where the resource does not run, the group is inactive and DRBD is without a disk ("Diskless"). Where it stops, LVM cannot deactivate a group that DRBD holds open: the stop fails, and the node is fenced.',
    mend: 'Let the group beneath DRBD be activated when the node boots, and take the resource out. Only a group whose physical volumes are DRBD devices belongs into the cluster.',
    source: 'DRBD User’s Guide, using LVM with DRBD; ocf:heartbeat:LVM-activate',
  },
  examples: {
    bad: [
      `${CLUSTER}primitive vg ocf:heartbeat:LVM-activate params vgname=vg0 vg_access_mode=system_id \\
#                                                     ^^^ cluster/volume-group-beneath-drbd: /dev/vg0/db
    op monitor interval=30s timeout=90s
`,
    ],
    good: [
      `${CLUSTER}primitive vg ocf:heartbeat:LVM-activate params vgname=vg_on_drbd vg_access_mode=system_id \\
    op monitor interval=30s timeout=90s
`,
      `${CLUSTER}primitive vg ocf:heartbeat:LVM-activate params vgname=vg0 vg_access_mode=lvmlockd \\
    op monitor interval=30s timeout=90s
clone vg_everywhere vg meta interleave=true
`,
    ],
  },
  declares: {
    'volume-group'(group, context) {
      const [disk] = context.declarations('backing-group', group.key);
      if (!disk || runsEverywhere(group.data.primitive, context)) return;
      context.report({
        at: group,
        message: `"${group.data.primitive}" activates volume group "${group.key}" on one node, but DRBD resource "${disk.data.resource}" has its disk ${disk.data.path} in it on every node: where the group is not active DRBD is without a disk, and where DRBD is up the group cannot be deactivated. Activate it at boot and take this resource out; the cluster moves only groups that lie on DRBD devices.`,
        related: [{ at: disk, message: `the disk of "${disk.data.resource}"` }],
      });
    },
  },
});

/** Whether the primitive, or the group that it is in, is cloned. */
function runsEverywhere(primitive: string, cluster: ClusterView): boolean {
  const parents = cluster.references('crm-resource', primitive);
  return parents.some(
    ({ data }) => data.by === 'clone' || (data.by === 'group' && runsEverywhere(data.id, cluster)),
  );
}
