import { drbdPartners } from '../core/placement.ts';
import { defineRule } from '../core/rule.ts';
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
    title: 'A file system on the device of another DRBD resource than the one it runs with',
    what: 'A Filesystem resource is colocated with one DRBD resource but mounts the device of another.',
    why: 'The device it mounts may be Secondary on this node, so the mount fails; or it is Primary, and another service writes to the same file system from the other node after the next failover.',
    mend: 'Mount the device of the DRBD resource it is colocated with, or colocate it with the other one.',
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
      if (use.data.by !== 'filesystem') return;
      const [device] = context.declarations('device', use.key);
      const partners = drbdPartners(context, use.data.id);
      const [partner] = partners;
      if (!device || !partner || partners.some(({ drbdResource }) => drbdResource === device.data.resource))
        return;
      const right = context
        .keys('device')
        .filter((path) => /^\/dev\/drbd\d+$/.test(path))
        .find((path) =>
          context.declarations('device', path).some(({ data }) => data.resource === partner.drbdResource),
        );
      context.report({
        at: use,
        message: `"${use.key}" belongs to DRBD resource "${device.data.resource}", but "${use.data.id}" runs where "${partner.clone}" does, which is DRBD resource "${partner.drbdResource}". The mount fails, or two services write to one file system. ${right ? `Mount ${right}, or` : 'Mount its device, or'} change the colocation.`,
        related: [
          { at: partner.colocation, message: `the colocation with "${partner.clone}"` },
          { at: device, message: `"${use.key}" is made here` },
        ],
        fixes: right ? [{ title: `Replace with ${right}`, edits: [{ at: use, text: right }] }] : [],
      });
    },
  },
});
