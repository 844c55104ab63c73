import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import { freePort } from '../hosts.ts';
import { earlier } from '../rivals.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-address',
  severity: 'error',
  docs: {
    title: 'Two resources on one address and port',
    what: 'Two resources use the same IP address with the same port.',
    why: 'Each resource needs a port of its own on a host; drbdadm stops with `conflicting use of IP`, or `is also used`.',
    mend: 'Give every resource its own port, e.g. 7788, 7789, 7790, the same on all its hosts.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      `${pair()}resource r1 {\n${host('alice', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.1:7788;\n#           ^^^^^^^^^^^^^ drbd/duplicate-address: 7790' })}${host('bob', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.2:7789;' })}}\n`,
    ],
    good: [
      `${pair()}resource r1 {\n${host('alice', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.1:7789;' })}${host('bob', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.2:7789;' })}}\n`,
    ],
  },
  declares: {
    address(fact, context) {
      const { use, resource, ip, port, host: node } = fact.data;
      if (use !== 'drbd') return;
      const loopback = /^(?:127\.|::1$)/.test(ip);
      const first = earlier(
        fact,
        context.declarations('address', fact.key),
        ({ data }) => data.use === 'drbd' && data.resource !== resource && (!loopback || data.host === node),
      );
      if (!first) return;
      context.report({
        at: fact,
        // On loopback addresses DRBD 9 does not look, and only `drbdadm up` finds the port taken.
        severity: loopback && versionOf(context) === '9' ? 'warning' : 'error',
        message: `${fact.key} already belongs to resource "${first.data.resource}", and two resources cannot share a port of one address. Give "${resource}" a port of its own; ${freePort(context, port)} is free.`,
        related: [{ at: first, message: `${fact.key} is used by resource "${first.data.resource}" here.` }],
      });
    },
  },
});
