import { drbdPartners } from '../core/placement.ts';
import { defineRule } from '../core/rule.ts';
import { nearest } from '../core/suggest.ts';
import { exampleResource } from './examples/example-resource.ts';

export default defineRule({
  code: 'cluster/device-mismatch',
  severity: 'error',
  docs: {
    title: 'A DRBD device that no DRBD resource makes',
    what: 'A resource of the cluster uses a `/dev/drbd...` device, and no resource in drbd.conf makes a device of that name.',
    why: "The device file never appears. The file system's start fails with `Couldn't find device`, the group stays down, and failover moves the failure to the other node.",
    mend: 'Write the device that the `device` line of the DRBD resource names, or correct that line.',
    source: 'ocf:heartbeat:Filesystem, validate-all; drbd.conf(5), device',
  },
  examples: {
    bad: [
      `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd1 directory=/srv/db fstype=ext4
#                 ^^^^^^^^^^ cluster/device-mismatch: /dev/drbd0
`,
    ],
    good: [
      `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd/by-res/db/0 directory=/srv/db fstype=ext4
primitive fs_part ocf:heartbeat:Filesystem \\
    params device=/dev/drbd0p1 directory=/srv/part fstype=ext4
`,
      `#- cluster.crm
primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd1 directory=/srv/db fstype=ext4
`,
    ],
  },
  refers: {
    device(use, context) {
      if (!/^\/dev\/drbd(?:\d|\/by-res\/)/.test(use.key)) return;
      // A partition of a DRBD device is made by the kernel, not by drbd.conf.
      const whole = use.key.replace(/^(\/dev\/drbd\d+)p\d+$/, '$1');
      if (context.declarations('device', whole).length > 0) return;
      const made = context.keys('device').filter((path) => /^\/dev\/drbd\d+$/.test(path));
      if (made.length === 0) return;
      const partner = drbdPartners(context, use.data.id)[0]?.drbdResource;
      const ofPartner = made.find((path) =>
        context.declarations('device', path).some(({ data }) => data.resource === partner),
      );
      const meant = ofPartner ?? (made.length === 1 ? made[0] : nearest(whole, made));
      const known = made.map((path) => {
        const [first] = context.declarations('device', path);
        return { path, resource: first?.data.resource ?? '', at: first };
      });
      const list = known.slice(0, 4).map(({ path, resource }) => `${path} (resource "${resource}")`);
      if (known.length > list.length) list.push(`${known.length - list.length} more`);
      context.report({
        at: use,
        message: `No DRBD resource makes "${use.key}", so ${user(use.data)} cannot use it. DRBD makes ${list.join(', ')}.${meant ? ` Write ${meant}, or correct the device line of the DRBD resource.` : ''}`,
        related: known
          .slice(0, 4)
          .flatMap(({ path, resource, at }) =>
            at ? [{ at, message: `resource "${resource}" makes ${path}` }] : [],
          ),
        fixes: meant
          ? [
              {
                title: `Replace with ${meant}`,
                edits: [{ at: use, text: meant }],
                certain: meant === ofPartner,
              },
            ]
          : [],
      });
    },
  },
});

function user({ by, id }: { readonly by: string; readonly id: string }): string {
  return by === 'lun' ? `LUN ${id}` : `"${id}"`;
}
