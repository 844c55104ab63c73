import { isDualPrimary } from '../../../core/devices.ts';
import { deviceKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { argsOf, type HaresourcesNode, scriptName } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/missing-drbddisk',
  severity: 'warning',
  docs: {
    title: 'A file system on DRBD without drbddisk',
    what: 'The line mounts a DRBD device, and nothing in it makes the DRBD resource Primary.',
    why: 'The device is Secondary on the node that takes over, so that the mount fails with `Wrong medium type`, and heartbeat gives the whole line up. (DRBD 9 may promote by itself; before that, nothing does.)',
    mend: 'Put `drbddisk::RESOURCE` in front of the Filesystem.',
    source: 'DRBD User’s Guide, Heartbeat haresources; drbd-utils, scripts/drbddisk',
  },
  examples: {
    bad: [
      'alice 10.0.0.1 Filesystem::/dev/drbd0::/srv::ext4 httpd\n#                          ^^^^^^^^^^ haresources/missing-drbddisk: drbddisk\n',
    ],
    good: [
      'alice drbddisk::db Filesystem::/dev/drbd0::/srv::ext4 httpd\n',
      'alice our-drbd-script Filesystem::/dev/drbd0::/srv::ext4 httpd\n',
    ],
  },
  nodes: {
    group({ resources }, context) {
      if (resources.some((one) => /drbd|datadisk/i.test(scriptName(one)))) return;
      const mount = resources.find(
        (one) => scriptName(one) === 'Filesystem' && argsOf(one)[0]?.text.startsWith('/dev/drbd'),
      );
      const device = mount && argsOf(mount)[0];
      if (!mount || !device) return;
      const [made] = context.declarations('device', deviceKey(device.text));
      const resource = made?.data.resource;
      const [definition] = resource === undefined ? [] : context.declarations('drbd-resource', resource);
      if (definition && isDualPrimary(context, definition.key)) return;
      const script = `drbddisk::${resource ?? 'RESOURCE'}`;
      context.report({
        at: device.span,
        message: `Nothing in this line makes "${device.text}" Primary: on the node that takes over, the mount fails and the whole line is given up. Put "${script}" in front of this Filesystem.`,
        related: made ? [{ at: made, message: `DRBD resource "${resource}" makes the device.` }] : [],
        fixes: resource
          ? [
              {
                title: `Insert ${script}`,
                edits: [{ at: { start: mount.span.start, end: mount.span.start }, text: `${script} ` }],
                certain: true,
              },
            ]
          : [],
      });
    },
  },
});
