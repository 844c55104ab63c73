import { drbdDeviceAt, pathLike, usersOf, volumesOf } from '../core/devices.ts';
import type { Declaration } from '../core/fact.ts';
import { foreignPartner } from '../core/placement.ts';
import { defineRule, type RuleContext } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const PAIR = `#- etc/drbd.d/db.res
${exampleResource('db')}${exampleResource('www', { minor: 1 })}#- cluster.crm
primitive drbd_db ocf:linbit:drbd params drbd_resource=db \\
    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
clone ms_db drbd_db meta promotable=true notify=true
`;

export default defineRule({
  code: 'cluster/device-of-other-resource',
  severity: 'error',
  docs: {
    title: 'A file system or LUN on the device of another DRBD resource than the one it runs with',
    what: 'A Filesystem or iSCSILogicalUnit resource is colocated with one DRBD resource but uses the device of another.',
    why: 'The device it mounts may be Secondary on this node, so the mount fails; or it is Primary, and another service writes to the same file system from the other node after the next failover.',
    mend: 'Use the device of the DRBD resource it is colocated with, or colocate it with the other one.',
    source: 'DRBD User’s Guide, adding a DRBD-backed service to the cluster configuration',
  },
  examples: {
    bad: [
      `${PAIR}primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd1 directory=/srv/db fstype=ext4
#                 ^^^^^^^^^^ cluster/device-of-other-resource: belongs to DRBD resource "www"
group g_db fs_db
colocation db_with_drbd inf: g_db ms_db:Promoted
order db_after_drbd Mandatory: ms_db:promote g_db:start
`,
      `${PAIR}primitive lun_db ocf:heartbeat:iSCSILogicalUnit \\
    params target_iqn=iqn.2026-01.com.example:db lun=1 path=/dev/drbd/by-res/www
#                                                           ^^^^^^^^^^^^^^^^^^^^ cluster/device-of-other-resource: Export /dev/drbd/by-res/db
primitive target_db ocf:heartbeat:iSCSITarget params iqn=iqn.2026-01.com.example:db
group g_db target_db lun_db
colocation db_with_drbd inf: g_db ms_db:Promoted
order db_after_drbd Mandatory: ms_db:promote g_db:start
`,
    ],
    good: [
      `${PAIR}primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd0 directory=/srv/db fstype=ext4
group g_db fs_db
colocation db_with_drbd inf: g_db ms_db:Promoted
order db_after_drbd Mandatory: ms_db:promote g_db:start
`,
    ],
  },
  refers: {
    device(use, context) {
      const device = drbdDeviceAt(context, use.key);
      const partner = foreignPartner(context, use);
      if (!device || !partner) return;
      const right = freeVolume(partner.drbdResource, context);
      const path = right && pathLike(context, use.key, right);
      const isLun = use.data.by === 'lun';
      const consequence = isLun
        ? 'Its device may be Secondary there, and the unit does not start.'
        : 'The mount fails, or two services write to one file system.';
      const verb = isLun ? 'Export' : 'Mount';
      context.report({
        at: use,
        message: `"${use.key}" belongs to DRBD resource "${device.data.resource}", but "${use.data.id}" runs where "${partner.clone}" does, which is DRBD resource "${partner.drbdResource}". ${consequence} ${path ? `${verb} ${path}, or` : `${verb} its device, or`} change the colocation.`,
        related: [
          { at: partner.colocation, message: `the colocation with "${partner.clone}"` },
          { at: device, message: `"${use.key}" is made here` },
        ],
        fixes: path ? [{ title: `Replace with ${path}`, edits: [{ at: use, text: path }] }] : [],
      });
    },
  },
});

/** The volume of a DRBD resource that is meant: its only one, or the only one that nothing uses yet. */
function freeVolume(resource: string, context: RuleContext): Declaration<'device'> | undefined {
  const volumes = volumesOf(context, resource);
  if (volumes.length === 1) return volumes[0];
  const free = volumes.filter(({ data }) => usersOf(context, data.name).length === 0);
  return free.length === 1 ? free[0] : undefined;
}
