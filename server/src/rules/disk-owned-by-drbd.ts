import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const RESOURCE = `#- etc/drbd.d/san.res
${exampleResource('san')}`;

export default defineRule({
  code: 'cluster/disk-owned-by-drbd',
  severity: 'error',
  docs: {
    title: 'Something uses the disk beneath DRBD instead of the DRBD device',
    what: 'A LUN, a file system or a volume group uses a block device that a DRBD resource has as its backing `disk`.',
    why: 'What is written there goes past DRBD: the other node never gets it, the two disks differ without anybody noticing, and after the next failover the data is old or damaged.',
    mend: 'Use the device that the DRBD resource makes.',
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
      const [disk] = context.declarations('disk', use.key);
      if (!disk) return;
      const { resource, volume, host } = disk.data;
      const device = context
        .keys('device')
        .filter((path) => /^\/dev\/drbd\d+$/.test(path))
        .find((path) =>
          context
            .declarations('device', path)
            .some(({ data }) => data.resource === resource && data.volume === volume),
        );
      const what = use.data.by === 'lun' ? `LUN ${use.data.id}` : `"${use.data.id}"`;
      context.report({
        at: use,
        message: `"${use.key}" is the disk beneath DRBD resource "${resource}"${host ? ` on ${host}` : ''}. What ${what} writes there is not replicated, and the copies drift apart. Use ${device ?? 'the device of the DRBD resource'} instead.`,
        related: [{ at: disk, message: `DRBD resource "${resource}" owns the disk` }],
        fixes: device
          ? [{ title: `Replace with ${device}`, edits: [{ at: use, text: device }], certain: true }]
          : [],
      });
    },
  },
});
