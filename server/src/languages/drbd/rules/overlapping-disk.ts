import { diskOfPartition, spellingsOf } from '../../../core/devices.ts';
import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import { samePlace } from '../rivals.ts';
import type { DrbdNode } from '../tree.ts';

const other = (disk: string, note = '') => {
  const lines = (address: string, below: string) => ({
    device: 'device /dev/drbd1;',
    disk: `disk ${disk};${below}`,
    address: `address ${address}:7790;`,
  });
  return `resource r1 {\n${host('alice', lines('10.0.0.1', note))}${host('bob', { ...lines('10.0.0.2', ''), disk: 'disk /dev/vg/r1;' })}}\n`;
};
const on = (disk: string) => pair().replaceAll(/disk \/[^;]*;/g, `disk ${disk};`);

export default defineRule<DrbdNode>({
  code: 'drbd/overlapping-disk',
  severity: 'error',
  docs: {
    title: 'Two volumes on disks that are parts of one another',
    what: 'One volume has a whole disk, and another one a partition of it; or both have one logical volume, which has two paths in /dev.',
    why: 'Both write to the same sectors and destroy each other’s data. drbdadm compares the paths alone and says nothing.',
    mend: 'Give each volume a disk, partition or logical volume of its own.',
    source: 'drbd.conf(5), disk; drbdadm 9.22 accepts it',
  },
  examples: {
    bad: [
      on('/dev/sdb') + other('/dev/sdb1', '\n#        ^^^^^^^^^ drbd/overlapping-disk: a part of "/dev/sdb"'),
      on('/dev/vg/data') +
        other('/dev/mapper/vg-data', '\n#        ^^^^^^^^^^^^^^^^^^^ drbd/overlapping-disk: "/dev/vg/data"'),
    ],
    good: [on('/dev/sdb1') + other('/dev/sdb2'), on('/dev/vg/data') + other('/dev/vg/log')],
  },
  declares: {
    disk(fact, context) {
      const { resource, host: node } = fact.data;
      const isHere = (place: { readonly data: { readonly host?: string } }) =>
        place.data.host === undefined || node === undefined || place.data.host === node;
      const disk = diskOfPartition(fact.key);
      const [whole] = disk === undefined ? [] : context.declarations('disk', disk).filter(isHere);
      // Of two paths of a logical volume the second in the order of spellings is reported.
      const spellings = spellingsOf(fact.key);
      const [same] = spellings
        .slice(0, spellings.indexOf(fact.key))
        .flatMap((path) => context.declarations('disk', path))
        .filter(isHere);
      const rival = whole ?? same;
      if (!rival || context.declarations('disk', fact.key).find((one) => samePlace(one, fact)) !== fact)
        return;
      const what = whole ? `is a part of "${whole.key}"` : `is the same logical volume as "${rival.key}"`;
      context.report({
        at: fact,
        message: `"${fact.key}" ${what}, which DRBD resource "${rival.data.resource}" has as its disk: ${rival.data.resource === resource ? 'two volumes' : 'both resources'} write to the same place and destroy each other's data. drbdadm does not notice. Give this one a disk of its own.`,
        related: [{ at: rival, message: `The disk of resource "${rival.data.resource}".` }],
      });
    },
  },
});
