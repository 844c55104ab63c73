import { usersOf } from '../core/devices.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const PARTS = `#- etc/drbd.d/san.res
${exampleResource('san')}#- cluster.crm
primitive drbd_san ocf:linbit:drbd params drbd_resource=san \\
    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
clone ms_san drbd_san meta promotable=true notify=true
`;
const MOUNT = `primitive fs_san ocf:heartbeat:Filesystem \\
    params device=/dev/drbd0 directory=/srv/san fstype=ext4 op monitor interval=20s
`;

const script = (path: string, note = '') => `#- setup-target.sh
tgtadm --lld iscsi --op new --mode target --tid 1 -T iqn.2026-01.com.example:san
tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 1 -b ${path}
${note}tgtadm --lld iscsi --op bind --mode target --tid 1 -I 10.0.0.5
`;

export default defineRule({
  code: 'cluster/exported-and-mounted',
  severity: 'error',
  docs: {
    title: 'A disk that is mounted here and exported as a LUN',
    what: 'A Filesystem resource mounts a device that a target exports to initiators.',
    why: 'The host writes to the file system, and so does the initiator; neither sees what the other does. The file system is destroyed, often without a message until the next fsck.',
    mend: 'Export a device of its own, or a file on the mounted file system; or do not mount it here.',
    source: 'tgtadm(8); ext4 and xfs are not made for two hosts',
  },
  examples: {
    bad: [
      `${PARTS}${MOUNT}${script('/dev/drbd0', '#                                                                 ^^^^^^^^^^ cluster/exported-and-mounted: "fs_san"\n')}`,
    ],
    good: [`${PARTS}${script('/dev/drbd0')}`, `${PARTS}${MOUNT}${script('/srv/san/disk.img')}`],
  },
  refers: {
    device(lun, context) {
      if (lun.data.by !== 'lun') return;
      const mount = usersOf(context, lun.key).find(({ data }) => data.by === 'filesystem');
      if (!mount) return;
      context.report({
        at: lun,
        message: `"${mount.data.id}" mounts ${lun.key} on the node, and this exports it to initiators as well: both write to one file system and destroy it. Export another device, or a file on the mounted file system.`,
        related: [{ at: mount, message: `"${mount.data.id}" mounts it here.` }],
      });
    },
  },
});
