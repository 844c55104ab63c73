import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import { earlier, samePlace } from '../rivals.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/shared-disk',
  severity: 'error',
  docs: {
    title: 'Two volumes on one disk',
    what: 'Two volumes have the same backing disk on one host.',
    why: 'Both write to the same blocks and destroy each other. drbdadm 8.3 refuses it; later versions only look at disks that are written in the resource itself and say nothing here.',
    mend: 'Give every volume a disk, partition or logical volume of its own.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      `${pair()}resource r1 {\n${host('alice', { device: 'device /dev/drbd1;', address: 'address 10.0.0.1:7789;', disk: 'disk /dev/vg/r0;\n#        ^^^^^^^^^^ drbd/shared-disk: r0' })}${host('bob', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.2:7789;' })}}\n`,
    ],
    good: [pair()],
  },
  declares: {
    disk(fact, context) {
      const { resource, volume, host: node } = fact.data;
      const all = context.declarations('disk', fact.key);
      const first = earlier(
        fact,
        all,
        (other) =>
          (other.data.resource !== resource || other.data.volume !== volume) &&
          (other.data.host === undefined || node === undefined || other.data.host === node),
      );
      // A disk line of the resource itself stands for all its hosts; it is reported once.
      if (!first || all.find((other) => samePlace(other, fact)) !== fact) return;
      context.report({
        at: fact,
        message: `"${fact.key}"${node === undefined ? '' : ` on "${node}"`} is already the disk of resource "${first.data.resource}"${first.data.resource === resource ? `, volume ${first.data.volume}` : ''}. Two volumes on one disk destroy each other's data. Give this one a disk of its own.`,
        related: [{ at: first, message: `The disk is used by resource "${first.data.resource}" here.` }],
      });
    },
  },
});
