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
      const makers = makersOf(group);
      for (const [own, resource] of group.resources.entries()) {
        const makes = usedBy(resource).flatMap((used) => makers.get(used) ?? []);
        const place = Math.min(...makes);
        const needed = group.resources[place];
        if (place < own || !needed || moved.has(needed)) continue;
        moved.add(needed);
        const text = context.text(needed.span);
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

/** The first resource of the line that makes each thing, by its place. */
function makersOf({ resources }: Group): ReadonlyMap<string, number> {
  const makers = new Map<string, number>();
  resources.forEach((resource, place) => {
    const made = madeBy(resource);
    if (made !== undefined && !makers.has(made)) makers.set(made, place);
  });
  return makers;
}

/** What a resource makes: a DRBD device, an address, an array, a volume group. */
function madeBy(resource: Resource): string | undefined {
  const [first, second] = argsOf(resource);
  switch (scriptName(resource)) {
    case 'drbddisk':
    case 'drbdupper':
    case 'datadisk':
      return 'drbd';
    case 'IPaddr':
    case 'IPaddr2':
      return first && `address ${addressParts(first).ip.text}`;
    case 'Raid1':
      return second && `device ${second.text}`;
    case 'LVM':
      return first && `volume group ${first.text.replace(/^\/dev\//, '')}`;
    default:
      return undefined;
  }
}

/** What a resource uses, in the words of `madeBy`; where there are several, any one will do. */
function usedBy(resource: Resource): readonly string[] {
  const [first] = argsOf(resource);
  if (!first) return [];
  if (scriptName(resource) === 'IPsrcaddr') return [`address ${first.text}`];
  if (scriptName(resource) !== 'Filesystem') return [];
  if (first.text.startsWith('/dev/drbd')) return ['drbd'];
  const group = volumeGroup(first.text);
  return [`device ${first.text}`, ...(group === undefined ? [] : [`volume group ${group}`])];
}

/** The volume group of a logical volume: `/dev/vg0/www`, `/dev/mapper/vg0-www`, where a hyphen in a name is doubled. */
function volumeGroup(device: string): string | undefined {
  const mapped = /^\/dev\/mapper\/((?:[^-]|--)+)-(?!-)/.exec(device)?.[1];
  return mapped?.replaceAll('--', '-') ?? /^\/dev\/([^/]+)\/./.exec(device)?.[1];
}
