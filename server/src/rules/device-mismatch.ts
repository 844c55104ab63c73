import { drbdDeviceAt, isDrbdPath, numbersAllLinks, pathLike } from '../core/devices.ts';
import type { Declaration, Reference } from '../core/fact.ts';
import { drbdPartners } from '../core/placement.ts';
import { defineRule, type RuleContext } from '../core/rule.ts';
import { nearest } from '../core/suggest.ts';
import { exampleResource } from './examples/example-resource.ts';

export default defineRule({
  code: 'cluster/device-mismatch',
  severity: 'error',
  docs: {
    title: 'A DRBD device that no DRBD resource makes',
    what: 'A resource of the cluster uses a `/dev/drbd...` device, and no resource in drbd.conf makes a device of that name. The links in `/dev/drbd/by-res` have the number of the volume behind the resource when it stands in a `volume` section, or with `udev-always-use-vnr` in `global`, and otherwise not.',
    why: "The device file never appears. The file system's start fails with `Couldn't find device`, the group stays down, and failover moves the failure to the other node.",
    mend: 'Write the device that the `device` line of the DRBD resource names, or correct that line.',
    source:
      'ocf:heartbeat:Filesystem, validate-all; drbd.conf(5), device and udev-always-use-vnr; drbdadm 9.22, sh-udev',
  },
  examples: {
    bad: [
      `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd1 directory=/srv/db fstype=ext4
#                 ^^^^^^^^^^ cluster/device-mismatch: /dev/drbd0
`,
      `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd/by-res/bd directory=/srv/db fstype=ext4
#                 ^^^^^^^^^^^^^^^^^^^ cluster/device-mismatch: /dev/drbd/by-res/db
`,
      `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd/by-res/db/0 directory=/srv/db fstype=ext4
#                 ^^^^^^^^^^^^^^^^^^^^^ cluster/device-mismatch: no "volume" section
`,
    ],
    good: [
      `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd/by-res/db directory=/srv/db fstype=ext4
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
      if (!isDrbdPath(use.key)) return;
      const device = drbdDeviceAt(context, use.key);
      if (device) {
        checkNumber(use, device, context);
        return;
      }
      // What another node has and this one lacks is missed where it is (cluster/missing-copy).
      if (drbdDeviceAt(context.allNodes, use.key)) return;
      const made = context.keys('device').filter((path) => !path.startsWith('/dev/drbd/'));
      if (made.length === 0) return;
      const known = made.flatMap((path) => {
        const [first] = context.declarations('device', path);
        return first && first.key === first.data.name ? [first] : [];
      });
      const partner = drbdPartners(context, use.data.id)[0]?.drbdResource;
      const ofPartner = known.find(({ data }) => data.resource === partner);
      const meant = ofPartner ?? (known.length === 1 ? known[0] : nearestDevice(use.key, context));
      const path = meant && pathLike(context, use.key, meant);
      const list = known.slice(0, 4).map(({ data }) => `${data.name} (resource "${data.resource}")`);
      if (known.length > list.length) list.push(`${known.length - list.length} more`);
      context.report({
        at: use,
        message: `No DRBD resource makes "${use.key}", so ${user(use.data)} cannot use it. DRBD makes ${list.join(', ')}.${path ? ` Write ${path}, or correct the device line of the DRBD resource.` : ''}`,
        related: known
          .slice(0, 4)
          .map((at) => ({ at, message: `resource "${at.data.resource}" makes ${at.data.name}` })),
        fixes: path
          ? [
              {
                title: `Replace with ${path}`,
                edits: [{ at: use, text: path }],
                certain: meant === ofPartner,
              },
            ]
          : [],
      });
    },
  },
});

/** The link to a volume outside of `volume` sections has the volume's number, or has not, and never both. */
function checkNumber(use: Reference<'device'>, device: Declaration<'device'>, context: RuleContext): void {
  const { numbered, resource, volume } = device.data;
  const always = numbersAllLinks(context);
  if (numbered === undefined || numbered === (always !== undefined)) return;
  const link = `/dev/drbd/by-res/${resource}`;
  const right = numbered ? link : `${link}/${volume}`;
  context.report({
    at: use,
    message: `udev makes no link "${use.key}", so ${user(use.data)} cannot use it: ${numbered ? `"${resource}" has no "volume" section, and without "udev-always-use-vnr" in "global" its link has no number` : '"udev-always-use-vnr" adds the number of the volume to every link'}. Write ${right}.`,
    related: [{ at: always ?? device, message: always ? 'the option' : `the device of "${resource}"` }],
    fixes: [{ title: `Replace with ${right}`, edits: [{ at: use, text: right }], certain: true }],
  });
}

/** The device with the path that is most like the one written, by whichever of its paths. */
function nearestDevice(path: string, context: RuleContext): Declaration<'device'> | undefined {
  const like = nearest(path, context.keys('device'));
  return like === undefined ? undefined : context.declarations('device', like)[0];
}

function user({ by, id }: Reference<'device'>['data']): string {
  return by === 'lun' ? `LUN ${id}` : `"${id}"`;
}
