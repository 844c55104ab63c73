import type { ClusterView } from '../core/cluster-view.ts';
import { diskOfPartition, pathLike, spellingsOf, volumesOf } from '../core/devices.ts';
import type { Reference } from '../core/fact.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const RESOURCE = `#- etc/drbd.d/san.res
${exampleResource('san')}`;

export default defineRule({
  code: 'cluster/disk-owned-by-drbd',
  severity: 'error',
  docs: {
    title: 'Something uses the disk beneath DRBD instead of the DRBD device',
    what: 'A LUN or a file system uses a block device that a DRBD resource has as its backing `disk` or for its meta-data, or a partition of such a disk.',
    why: 'What is written there goes past DRBD: the other node never gets it, the two disks differ without anybody noticing, and after the next failover the data is old or damaged.',
    mend: 'Use the device that the DRBD resource makes, or, when that is mounted or exported already, a disk of its own such as a snapshot.',
    source:
      'DRBD User’s Guide: the lower-level device must not be used while DRBD has it; drbd.conf(5), disk',
  },
  examples: {
    bad: [
      `${RESOURCE}#- setup-target.sh
tgtadm --lld iscsi --op new --mode target --tid 1 -T iqn.2026-01.com.example:san
tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 1 -b /dev/vg0/san
#                                                                 ^^^^^^^^^^^^ cluster/disk-owned-by-drbd: /dev/drbd0
tgtadm --lld iscsi --op bind --mode target --tid 1 -I 10.0.0.0/24
`,
      `${RESOURCE}#- setup-target.sh
DISK=/dev/vg0/san
tgtadm --lld iscsi --op new --mode target --tid 1 -T iqn.2026-01.com.example:san
tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 1 -b "$DISK"
#                                                                 ^^^^^^^ cluster/disk-owned-by-drbd: /dev/drbd0
tgtadm --lld iscsi --op bind --mode target --tid 1 -I 10.0.0.0/24
`,
      `#- etc/drbd.d/san.res
resource san {
  device /dev/drbd0;
  disk /dev/sdb;
  meta-disk /dev/sdc1;
  on alice { address 10.0.0.1:7789; node-id 0; }
  on bob { address 10.0.0.2:7789; node-id 1; }
}
#- cluster.crm
primitive fs_san ocf:heartbeat:Filesystem \\
    params device=/dev/sdb1 directory=/srv/san fstype=ext4
#                 ^^^^^^^^^ cluster/disk-owned-by-drbd: is a part of "/dev/sdb"
primitive fs_scratch ocf:heartbeat:Filesystem \\
    params device=/dev/sdc1 directory=/srv/scratch fstype=ext4
#                 ^^^^^^^^^ cluster/disk-owned-by-drbd: holds the meta-data
`,
      `${RESOURCE}#- cluster.crm
primitive fs_san ocf:heartbeat:Filesystem \\
    params device=/dev/mapper/vg0-san directory=/srv/san fstype=ext4
#                 ^^^^^^^^^^^^^^^^^^^ cluster/disk-owned-by-drbd: /dev/drbd0
`,
      `${RESOURCE}#- cluster.crm
primitive fs_san Filesystem params device=/dev/drbd0 directory=/srv/san fstype=ext4
#- setup-target.sh
tgtadm --lld iscsi --op new --mode target --tid 1 -T iqn.2026-01.com.example:san
tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 1 -b /dev/vg0/san
#                                                                 ^^^^^^^^^^^^ cluster/disk-owned-by-drbd: such as a snapshot
tgtadm --lld iscsi --op bind --mode target --tid 1 -I 10.0.0.0/24
`,
    ],
    good: [
      `${RESOURCE}#- setup-target.sh
tgtadm --lld iscsi --op new --mode target --tid 1 -T iqn.2026-01.com.example:san
tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0
tgtadm --lld iscsi --op bind --mode target --tid 1 -I 10.0.0.0/24
`,
    ],
  },
  refers: {
    device(use, context) {
      if (use.data.by === 'disk') return;
      const paths = spellingsOf(use.key);
      const what = use.data.by === 'lun' ? `LUN ${use.data.id}` : `"${use.data.id}"`;
      const [disk] = paths.flatMap((path) => context.declarations('disk', path));
      if (disk) {
        const { resource, volume, host } = disk.data;
        const device = volumesOf(context, resource).find(({ data }) => data.volume === volume);
        const path = device && pathLike(context, use.key, device);
        const other = path === undefined ? undefined : otherUse(path, use, context);
        const instead = other
          ? `${path} is in use already, and two that write to it destroy it: use a disk of its own, such as a snapshot.`
          : `Use ${path ?? 'the device of the DRBD resource'} instead.`;
        context.report({
          at: use,
          message: `"${use.key}" is the disk beneath DRBD resource "${resource}"${host ? ` on ${host}` : ''}. What ${what} writes there is not replicated, and the copies drift apart. ${instead}`,
          related: [
            { at: disk, message: `DRBD resource "${resource}" owns the disk` },
            ...(other ? [{ at: other, message: `"${other.data.id}" uses ${path}` }] : []),
          ],
          fixes:
            path && !other
              ? [{ title: `Replace with ${path}`, edits: [{ at: use, text: path }], certain: true }]
              : [],
        });
        return;
      }
      const [meta] = paths.flatMap((path) => context.declarations('meta-device', path));
      if (meta) {
        context.report({
          at: use,
          message: `"${use.key}" holds the meta-data of DRBD resource "${meta.data.resource}" on ${meta.data.host}. What ${what} writes there destroys them, and DRBD does not attach its disk again. Give ${what} a device of its own.`,
          related: [{ at: meta, message: `the meta-data of "${meta.data.resource}"` }],
        });
        return;
      }
      const whole = diskOfPartition(use.key);
      const [around] = whole === undefined ? [] : context.declarations('disk', whole);
      if (!around) return;
      context.report({
        at: use,
        message: `"${use.key}" is a part of "${whole}", which DRBD resource "${around.data.resource}" has as its disk, all of it. What ${what} writes there goes past DRBD and damages its data. Use a device of the DRBD resource, or give DRBD a partition of its own.`,
        related: [{ at: around, message: `DRBD resource "${around.data.resource}" owns the whole disk` }],
      });
    },
  },
});

/** Who mounts or exports a device besides. */
function otherUse(
  path: string,
  use: Reference<'device'>,
  context: ClusterView,
): Reference<'device'> | undefined {
  return context
    .references('device', path)
    .find(({ data }) => data.by !== 'disk' && (data.by !== use.data.by || data.id !== use.data.id));
}
