import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import { earlier, samePlace } from '../rivals.ts';
import type { DrbdNode } from '../tree.ts';

const named = (resource: string, minor: number, port: number, mark = '') => {
  const lines = (address: string, below: string) => ({
    device: `device /dev/drbd_data minor ${minor};${below}`,
    disk: `disk /dev/vg/${resource};`,
    address: `address ${address}:${port};`,
  });
  return `resource ${resource} {\n${host('alice', lines('10.0.0.1', mark))}${host('bob', { ...lines('10.0.0.2', ''), device: `device /dev/drbd_${resource} minor ${minor};` })}}\n`;
};

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-device',
  severity: 'error',
  docs: {
    title: 'Two volumes with one device name on a host',
    what: 'Two volumes have different minors and the same name of the device on one host.',
    why: 'drbdadm stops with `conflicting use of device`.',
    mend: 'Give each volume a device name of its own.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      named('r0', 0, 7788) + named('r1', 1, 7789, '\n#          ^^^^^^^^^^^^^^ drbd/duplicate-device: "r0"'),
    ],
    good: [pair()],
  },
  declares: {
    device(fact, context) {
      const { resource, volume, host: node, minor } = fact.data;
      if (fact.key !== fact.data.name) return;
      const all = context.declarations('device', fact.key);
      const first = earlier(
        fact,
        all,
        ({ data }) =>
          (data.resource !== resource || data.volume !== volume) &&
          (data.host === undefined || node === undefined || data.host === node) &&
          // Of equal minors duplicate-minor speaks.
          data.minor !== minor,
      );
      if (!first || all.find((other) => samePlace(other, fact)) !== fact) return;
      context.report({
        at: fact,
        message: `The device "${fact.key}"${node === undefined ? '' : ` on "${node}"`} already belongs to resource "${first.data.resource}", and drbdadm refuses to give it to "${resource}" too. Give this volume a name of its own.`,
        related: [{ at: first, message: `The device of resource "${first.data.resource}".` }],
      });
    },
  },
});
