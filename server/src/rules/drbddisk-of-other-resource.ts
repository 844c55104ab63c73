import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const PAIR = `#- etc/drbd.d/db.res
${exampleResource('db')}${exampleResource('www', { minor: 1 })}#- etc/ha.d/haresources
`;

export default defineRule({
  code: 'cluster/drbddisk-of-other-resource',
  severity: 'error',
  docs: {
    title: 'drbddisk promotes another DRBD resource than the one that is mounted',
    what: 'A line of haresources makes a DRBD resource Primary with drbddisk, and mounts the device of another one.',
    why: 'The device that is mounted stays Secondary and the mount fails; or another line has made it Primary on the other node, and both write.',
    mend: 'Name the same resource in drbddisk as makes the device, or mount the device of that resource.',
    source: 'drbd-utils, scripts/drbddisk; drbd.conf(5), device',
  },
  examples: {
    bad: [
      `${PAIR}alice drbddisk::db Filesystem::/dev/drbd1::/srv/db::ext4 10.0.0.100
#                              ^^^^^^^^^^ cluster/drbddisk-of-other-resource: "www"
`,
    ],
    good: [
      `${PAIR}alice drbddisk::db drbddisk::www Filesystem::/dev/drbd0::/srv/db::ext4 Filesystem::/dev/drbd1::/srv/www::ext4 10.0.0.100
`,
    ],
  },
  refers: {
    device(use, context) {
      const other = use.data.promotedBefore;
      const [device] = context.declarations('device', use.key);
      if (!device || other === undefined || other === 'all') return;
      const { resource } = device.data;
      // A name that drbd.conf does not know is a fault of its own.
      if (context.declarations('drbd-resource', other).length === 0) return;
      const promotes = context.references('drbd-resource', resource);
      if (promotes.some(({ slot, span }) => slot === use.slot && span.start < use.span.start)) return;
      const right = context
        .keys('device')
        .filter((path) => /^\/dev\/drbd\d+$/.test(path))
        .find((path) => context.declarations('device', path).some(({ data }) => data.resource === other));
      context.report({
        at: use,
        message: `"${use.key}" belongs to DRBD resource "${resource}", but this line makes "${other}" Primary in front of it: the mount fails. Write "drbddisk::${resource}", or mount ${right ?? 'the device of that resource'}.`,
        related: [{ at: device, message: `DRBD resource "${resource}" makes "${use.key}".` }],
        fixes: right ? [{ title: `Replace with ${right}`, edits: [{ at: use, text: right }] }] : [],
      });
    },
  },
});
