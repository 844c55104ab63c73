import { nodeKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import type { DrbdNode } from '../tree.ts';

const META = { metaDisk: 'meta-disk /dev/vg/meta[0];' };
const second = (metaDisk: string) =>
  `resource r1 {\n${host('alice', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.1:7789;', metaDisk })}${host('bob', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.2:7789;' })}}\n`;

export default defineRule<DrbdNode>({
  code: 'drbd/meta-disk-in-use',
  severity: 'error',
  docs: {
    title: 'Meta-data on a disk that holds something else',
    what: 'The external `meta-disk` of a volume is the backing disk of a volume on the same host, or one volume takes all of a disk for its meta-data (no index) of which another uses an index.',
    why: 'drbdadm does not look. The meta-data are written over the data, or over the meta-data of the other volume.',
    mend: 'Use `internal`, or a disk that holds nothing but meta-data, with an index of its own for each volume.',
    source: 'drbd.conf-9.0(5), meta-disk; drbdadm 9.22 reads it without a word',
  },
  examples: {
    bad: [
      pair('', {
        metaDisk: 'meta-disk /dev/vg/r0[0];\n#             ^^^^^^^^^^ drbd/meta-disk-in-use: data of "r0"',
      }),
      pair('', META) +
        second(
          'meta-disk /dev/vg/meta;\n#             ^^^^^^^^^^^^ drbd/meta-disk-in-use: all of "/dev/vg/meta"',
        ),
    ],
    good: [pair('', META) + second('meta-disk /dev/vg/meta[1];')],
  },
  declares: {
    'meta-disk'(fact, context) {
      const { path, host: node, index, resource, volume } = fact.data;
      const data = context
        .declarations('disk', path)
        .find((disk) => disk.data.host === undefined || disk.data.host === node);
      if (data) {
        context.report({
          at: fact,
          message: `"${path}" holds the data of "${data.data.resource}" on "${node}", and the meta-data would be written over them. Use "internal", or a disk of their own.`,
          related: [{ at: data, message: `The disk of resource "${data.data.resource}".` }],
        });
        return;
      }
      if (index !== undefined) return;
      const other = INDEXES.flatMap((one) =>
        context.declarations('meta-disk', `${nodeKey(node)} ${path} ${one}`),
      ).find((one) => one.data.resource !== resource || one.data.volume !== volume);
      if (!other) return;
      context.report({
        at: fact,
        message: `Without an index, this volume takes all of "${path}" on "${node}" for its meta-data, and "${other.data.resource}" keeps its own there at index ${other.data.index}. Give this one an index, e.g. [${INDEXES.find((one) => one !== other.data.index)}].`,
        related: [{ at: other, message: `The meta-data of resource "${other.data.resource}".` }],
      });
    },
  },
});

/** Indexes that people use; a disk of shared meta-data begins with the first of them. */
const INDEXES: readonly string[] = ['0', '1', '2', '3'];
