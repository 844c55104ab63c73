import { defineRule } from '../../../core/rule.ts';
import { addressParts } from '../addresses.ts';
import { argsOf, type Group, type HaresourcesNode, type Resource, scriptName } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/resource-order',
  severity: 'warning',
  docs: {
    title: 'A resource in front of the one it needs',
    what: 'Resources are started from left to right and stopped from right to left. What makes a device (drbddisk, drbdupper, LVM, Raid1) belongs in front of the Filesystem that mounts it, and an address in front of the IPsrcaddr that uses it.',
    why: 'The mount fails because the device is not there or is Secondary, and heartbeat gives the whole line up. At the stop it is worse: DRBD cannot become Secondary while the file system is mounted, and heartbeat reboots the node.',
    mend: 'Write e.g. `drbddisk::db Filesystem::/dev/drbd0::/srv/db::ext4 10.0.0.1 mysqld`.',
    source: 'heartbeat 3.0.6, ResourceManager, acquireresourcegroup and giveupresourcegroup',
  },
  examples: {
    bad: [
      'alice Filesystem::/dev/drbd0::/srv::ext4 drbddisk::db httpd\n#                                        ^^^^^^^^^^^^ haresources/resource-order: in front\n',
      'alice 10.0.0.1 Filesystem::/dev/vg0/www::/srv::ext4 LVM::vg0\n#                                                   ^^^^^^^^ haresources/resource-order: in front\n',
      'alice IPsrcaddr::10.0.0.1 10.0.0.1/24\n#                         ^^^^^^^^^^^ haresources/resource-order: in front\n',
    ],
    good: [
      'alice 10.0.0.1/24 IPsrcaddr::10.0.0.1 drbddisk::db LVM::vg0 Filesystem::/dev/vg0/www::/srv::ext4 httpd\n',
    ],
  },
  nodes: {
    group(group, context) {
      const moved = new Set<Resource>();
      for (const resource of group.resources) {
        const needed = neededLater(resource, group);
        if (!needed || moved.has(needed)) continue;
        moved.add(needed);
        const text = context.text(needed.span);
        const place = group.resources.indexOf(needed);
        const before = group.resources[place - 1]?.span.end ?? needed.span.start;
        context.report({
          at: needed.span,
          message: `"${resource.text}" needs "${needed.text}", which is started after it: ${consequence(needed)} Put "${needed.text}" in front of it.`,
          related: [{ at: resource.span, message: 'This needs it.' }],
          fixes:
            needed.joints.length === 0 && !text.includes('\\')
              ? [
                  {
                    title: `Move ${needed.text} in front of it`,
                    edits: [
                      { at: { start: resource.span.start, end: resource.span.start }, text: `${text} ` },
                      { at: { start: before, end: needed.span.end }, text: '' },
                    ],
                  },
                ]
              : [],
        });
      }
    },
  },
});

function consequence(needed: Resource): string {
  return scriptName(needed).startsWith('IPaddr')
    ? 'the address is not there yet, and the whole line is given up.'
    : 'the mount fails, and the whole line is given up.';
}

/** The resource behind this one that makes what this one uses, where nothing in front of it does. */
function neededLater(resource: Resource, { resources }: Group): Resource | undefined {
  const makes = makerOf(resource);
  if (!makes) return undefined;
  const place = resources.indexOf(resource);
  return resources.slice(0, place).some(makes) ? undefined : resources.slice(place + 1).find(makes);
}

/** How to know what makes the device or the address that a resource uses. */
function makerOf(resource: Resource): ((other: Resource) => boolean) | undefined {
  const [first] = argsOf(resource);
  if (!first) return undefined;
  if (scriptName(resource) === 'IPsrcaddr') {
    return (other) => {
      const [argument] = argsOf(other);
      return (
        /^IPaddr2?$/.test(scriptName(other)) &&
        argument !== undefined &&
        addressParts(argument).ip.text === first.text
      );
    };
  }
  if (scriptName(resource) !== 'Filesystem') return undefined;
  if (first.text.startsWith('/dev/drbd'))
    return (other) => /^(?:drbddisk|drbdupper|datadisk)$/.test(scriptName(other));
  return (other) => {
    const [group, device] = argsOf(other);
    if (scriptName(other) === 'Raid1') return device?.text === first.text;
    return scriptName(other) === 'LVM' && group !== undefined && isIn(group.text, first.text);
  };
}

/** Whether a logical volume is of this volume group: `/dev/vg0/www`, `/dev/mapper/vg0-www`. */
function isIn(group: string, device: string): boolean {
  const name = group.replace(/^\/dev\//, '');
  return (
    device.startsWith(`/dev/${name}/`) || device.startsWith(`/dev/mapper/${name.replaceAll('-', '--')}-`)
  );
}
