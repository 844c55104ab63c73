import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import { earlier } from '../rivals.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-meta-disk',
  severity: 'error',
  docs: {
    title: 'Two volumes with their meta-data in one place',
    what: 'Two volumes on a host have the same external `meta-disk` with the same index.',
    why: 'drbdadm stops with `conflicting use of meta-disk`; the meta-data of one would overwrite that of the other.',
    mend: 'Give every volume an index of its own: `[0]`, `[1]` ...',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      `${pair('', { metaDisk: 'meta-disk /dev/vg/meta[0];' })}resource r1 {\n${host('alice', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.1:7789;', metaDisk: 'meta-disk /dev/vg/meta[0];\n#             ^^^^^^^^^^^^ drbd/duplicate-meta-disk: r0' })}${host('bob', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.2:7789;' })}}\n`,
    ],
    good: [pair('', { metaDisk: 'meta-disk /dev/vg/meta[0];' })],
  },
  declares: {
    'meta-disk'(fact, context) {
      const first = earlier(
        fact,
        context.declarations('meta-disk', fact.key),
        ({ data }) => data.resource !== fact.data.resource || data.volume !== fact.data.volume,
      );
      if (!first) return;
      context.report({
        at: fact,
        message: `This place on "${fact.data.host}" already holds the meta-data of resource "${first.data.resource}", and drbdadm refuses to use it twice. Use another index in "[ ]".`,
        related: [{ at: first, message: `The meta-data of resource "${first.data.resource}" is put here.` }],
      });
    },
  },
});
