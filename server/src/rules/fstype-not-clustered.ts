import { drbdDeviceAt, isDualPrimary } from '../core/devices.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const RESOURCE = (dual: string) => `#- etc/drbd.d/shared.res
${exampleResource('shared', {
  sections: `  net { protocol C; ${dual}fencing resource-and-stonith; }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh"; }
`,
})}#- cluster.crm
`;

/** File systems made for being mounted on several nodes at once. */
const CLUSTERED = new Set(['gfs2', 'ocfs2', 'gfs', 'nfs', 'nfs4', 'lustre', 'glusterfs', 'cifs']);

export default defineRule({
  code: 'cluster/fstype-not-clustered',
  severity: 'warning',
  docs: {
    title: 'An ordinary file system on a DRBD resource that may be Primary on both nodes',
    what: 'The DRBD resource has `allow-two-primaries`, and the file system on it is not made for being mounted twice.',
    why: 'ext4, xfs and the like keep their own view of the disk in memory. Mounted on both nodes at once they destroy each other within seconds.',
    mend: 'Take `allow-two-primaries` out, or use GFS2 or OCFS2 with a lock manager.',
    source: 'DRBD User’s Guide, dual-primary mode; drbd.conf(5), allow-two-primaries',
  },
  examples: {
    bad: [
      `${RESOURCE('allow-two-primaries yes; ')}primitive fs ocf:heartbeat:Filesystem \\
    params device=/dev/drbd0 directory=/srv/shared fstype=xfs
#                 ^^^^^^^^^^ cluster/fstype-not-clustered: xfs
`,
      `#- etc/drbd.d/global_common.conf
common {
  net { protocol C; allow-two-primaries yes; fencing resource-and-stonith; }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh"; }
}
${RESOURCE('')}primitive fs ocf:heartbeat:Filesystem \\
    params device=/dev/drbd0 directory=/srv/shared fstype=ext4
#                 ^^^^^^^^^^ cluster/fstype-not-clustered: ext4
`,
    ],
    good: [
      `${RESOURCE('allow-two-primaries yes; ')}primitive fs ocf:heartbeat:Filesystem \\
    params device=/dev/drbd0 directory=/srv/shared fstype=gfs2
`,
      `${RESOURCE('')}primitive fs ocf:heartbeat:Filesystem \\
    params device=/dev/drbd0 directory=/srv/shared fstype=xfs
`,
    ],
  },
  refers: {
    device(use, context) {
      const { by, fstype, id } = use.data;
      if (by !== 'filesystem' || !fstype || CLUSTERED.has(fstype)) return;
      const device = drbdDeviceAt(context, use.key);
      const [resource] = device ? context.declarations('drbd-resource', device.data.resource) : [];
      if (!resource || !isDualPrimary(context, resource.key)) return;
      context.report({
        at: use,
        message: `"${id}" puts ${fstype} on DRBD resource "${resource.key}", which may be Primary on both nodes at once. Mounted twice, ${fstype} is destroyed. Take allow-two-primaries out of the DRBD resource, or use GFS2 or OCFS2.`,
        related: [{ at: resource, message: `"${resource.key}" may be Primary on both nodes` }],
      });
    },
  },
});
