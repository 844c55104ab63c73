import type { ClusterView } from '../core/cluster-view.ts';
import { logicalVolume, usersOf, volumesOf } from '../core/devices.ts';
import type { Declaration } from '../core/fact.ts';
import { drbdPartners } from '../core/placement.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const CLUSTER = `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
primitive drbd_db ocf:linbit:drbd params drbd_resource=db \\
    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
clone c_db drbd_db meta promotable=true notify=true
primitive vg_db ocf:heartbeat:LVM-activate params vgname=vg_db vg_access_mode=system_id \\
    op monitor interval=30s timeout=90s
colocation db_with_drbd inf: g_db c_db:Promoted
order db_after_drbd Mandatory: c_db:promote g_db:start
`;
const MOUNT = (note = '') => `primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/vg_db/data directory=/srv/db fstype=ext4
${note}`;

export default defineRule({
  code: 'cluster/volume-group-not-active',
  severity: 'error',
  docs: {
    title: 'A logical volume on DRBD whose volume group is not active yet',
    what: 'A resource uses a logical volume. Its group makes the volume group active only after that resource; or no resource activates it, although the group runs with a DRBD resource whose device nothing else uses, so that the volume group has to lie on it.',
    why: 'LVM does not see a volume group on DRBD before the promotion, and nobody activates it afterwards: the start fails with "Couldn\'t find device", and the group stays down on every node.',
    mend: 'Put an LVM-activate primitive with the name of the volume group in front of the first resource that uses it.',
    source: 'DRBD User’s Guide, highly available LVM with Pacemaker; ocf:heartbeat:LVM-activate',
  },
  examples: {
    bad: [
      `${CLUSTER}${MOUNT('#                 ^^^^^^^^^^^^^^^ cluster/volume-group-not-active: in front of\n')}group g_db fs_db vg_db
`,
      `${CLUSTER.replaceAll('vg_db', 'vg_other')}${MOUNT('#                 ^^^^^^^^^^^^^^^ cluster/volume-group-not-active: vgname=vg_db\n')}group g_db fs_db
`,
    ],
    good: [`${CLUSTER}${MOUNT()}group g_db vg_db fs_db\n`],
  },
  refers: {
    device(use, context) {
      const group = logicalVolume(use.key)?.group;
      if (group === undefined || use.data.by === 'disk') return;
      const activation = context.declarations('volume-group', group);
      const late = activation.find(({ data }) => isBehind(data.primitive, use.data.id, context));
      if (late) {
        context.report({
          at: use,
          message: `A group starts its members in their order, and "${late.data.primitive}" activates volume group "${group}" only after "${use.data.id}": ${use.key} is not there yet, and the start fails. Write "${late.data.primitive}" in front of "${use.data.id}".`,
          related: [{ at: late, message: `"${late.data.primitive}" activates "${group}"` }],
        });
        return;
      }
      if (activation.length > 0 || context.declarations('backing-group', group).length > 0) return;
      const partner = drbdPartners(context, use.data.id).find(({ drbdResource }) =>
        isUnused(drbdResource, context),
      );
      if (!partner) return;
      context.report({
        at: use,
        severity: 'warning',
        message: `No resource of the cluster activates volume group "${group}", which lies on DRBD resource "${partner.drbdResource}" as nothing else uses its device. After the promotion ${use.key} is not there, and "${use.data.id}" does not start. Put an LVM-activate primitive with vgname=${group} in front of it.`,
        related: [{ at: partner.colocation, message: `the colocation with "${partner.clone}"` }],
      });
    },
  },
});

/** Whether both are members of one group, the first behind the second. */
function isBehind(first: string, second: string, cluster: ClusterView): boolean {
  return cluster
    .references('crm-resource', second)
    .filter(({ data }) => data.by === 'group')
    .flatMap(({ data }): readonly Declaration<'crm-resource'>[] =>
      cluster.declarations('crm-resource', data.id),
    )
    .some(({ data: { members } }) => members.indexOf(first) > members.indexOf(second));
}

/** Whether no file uses a device of the DRBD resource, which the files define. */
function isUnused(drbdResource: string, cluster: ClusterView): boolean {
  const volumes = volumesOf(cluster, drbdResource);
  return volumes.length > 0 && volumes.every(({ data }) => usersOf(cluster, data.name).length === 0);
}
