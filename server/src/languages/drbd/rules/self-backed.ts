import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/self-backed',
  severity: 'error',
  docs: {
    title: 'A DRBD device on top of itself',
    what: 'The backing `disk` of a volume is a device of the same resource.',
    why: 'drbdadm reads it, and the kernel cannot attach a device to itself. Usually `disk` and `device` were mixed up.',
    mend: 'Write the disk, partition or logical volume underneath. To stack resources use `stacked-on-top-of`.',
  },
  examples: {
    bad: [pair('', { disk: 'disk /dev/drbd0;\n#        ^^^^^^^^^^ drbd/self-backed: underneath' })],
    good: [pair()],
  },
  refers: {
    device({ data, key, slot, span }, context) {
      if (data.by !== 'disk') return;
      const own = context.declarations('device', key).find((device) => device.data.resource === data.id);
      if (!own) return;
      context.report({
        at: { slot, span },
        message: `"${key}" is the DRBD device of resource "${data.id}" itself and cannot be its own disk. Write the disk, partition or logical volume underneath.`,
        related: [{ at: own, message: `"${key}" is made here.` }],
      });
    },
  },
});
