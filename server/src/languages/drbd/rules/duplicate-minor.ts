import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import { freeMinor } from '../hosts.ts';
import { earlier, samePlace } from '../rivals.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-minor',
  severity: 'error',
  docs: {
    title: 'Two volumes with one device number on a host',
    what: 'Two volumes use the same minor number, that is the same `/dev/drbdN`, on one host.',
    why: 'drbdadm stops with `conflicting use of device-minor`.',
    mend: 'Give one of them a number that is free on that host.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      `${pair()}resource r1 {\n${host('alice', { address: 'address 10.0.0.1:7789;', disk: 'disk /dev/vg/r1;', device: 'device /dev/drbd0;\n#          ^^^^^^^^^^ drbd/duplicate-minor: r0' })}${host('bob', { address: 'address 10.0.0.2:7789;', disk: 'disk /dev/vg/r1;', device: 'device /dev/drbd1;' })}}\n`,
    ],
    good: [
      `${pair()}resource r1 {\n${host('alice', { address: 'address 10.0.0.1:7789;', disk: 'disk /dev/vg/r1;', device: 'device /dev/drbd1;' })}${host('bob', { address: 'address 10.0.0.2:7789;', disk: 'disk /dev/vg/r1;', device: 'device /dev/drbd1;' })}}\n`,
    ],
  },
  declares: {
    minor(fact, context) {
      const { resource, volume, host: node, minor } = fact.data;
      const first = earlier(
        fact,
        context.declarations('minor', fact.key),
        ({ data }) => data.resource !== resource || data.volume !== volume,
      );
      if (!first) return;
      // A device line of the resource itself stands for all its hosts; it is reported for the first of them.
      const hosts = context
        .declarations('device', `/dev/drbd/by-res/${resource}/${volume}`)
        .filter((device) => samePlace(device, fact));
      if (hosts[0]?.data.host !== undefined && hosts[0].data.host !== node) return;
      const free = freeMinor(context);
      context.report({
        at: fact,
        message: `Minor ${minor} (/dev/drbd${minor}) on "${node}" already belongs to ${nameOf(first.data)}, and drbdadm refuses to give it to ${nameOf(fact.data)} too. ${free} is free on all hosts.`,
        related: [{ at: first, message: `Minor ${minor} is given to ${nameOf(first.data)} here.` }],
      });
    },
  },
});

function nameOf({ resource, volume }: { readonly resource: string; readonly volume: number }): string {
  return volume === 0 ? `resource "${resource}"` : `volume ${volume} of resource "${resource}"`;
}
