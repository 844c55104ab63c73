import { defineRule } from '../../../core/rule.ts';
import { addressKind, isMulticast, isMulticast6 } from '../addresses.ts';
import type { HaCfNode } from '../tree.ts';
import { valuesOfKind } from '../typed.ts';
import type { AddressFamily } from '../values.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/bad-address',
  severity: 'error',
  docs: {
    title: 'Not an address of the kind the directive needs',
    what: '`ucast` and `ping` need an IPv4 address or a host name, `ucast6` and `ping6` an IPv6 address, `mcast` a group of 224.0.0.0 to 239.255.255.255, `mcast6` a group of ff00::/8.',
    why: 'Heartbeat refuses to start: `bad addr`, or `cannot resolve hostname`.',
    mend: 'Write an address of the right kind.',
    source: 'heartbeat 3.0.6, lib/plugins/HBcomm: ucast.c, ucast6.c, mcast.c, mcast6.c, ping.c',
  },
  examples: {
    bad: [
      'node alice bob\nucast eth0 192.168.1.300\n#          ^^^^^^^^^^^^^ ha-cf/bad-address: 255\nbcast eth1\n',
      'node alice bob\nmcast eth0 192.168.1.1 694 1 0\n#          ^^^^^^^^^^^ ha-cf/bad-address: multicast\nbcast eth1\n',
      'node alice bob\nucast6 eth0 10.0.0.1\n#           ^^^^^^^^ ha-cf/bad-address: IPv6\nbcast eth1\n',
      'node alice bob\nucast eth0 10.1\n#          ^^^^ ha-cf/bad-address: four numbers\nbcast eth1\n',
    ],
    good: [
      'node alice bob\nucast eth0 192.168.1.30\nucast eth1 peer.example.com\nmcast eth2 239.0.0.1 694 1 0\nucast6 eth3 fe80::1%eth3\n',
    ],
  },
  nodes: {
    directive(line, context) {
      for (const { word, type } of valuesOfKind(line, 'address')) {
        const problem = problemOf(word.text, type.family);
        if (!problem) continue;
        const { message, severity } = problem;
        if (line.name.text === 'ping_group' && severity === 'error') {
          context.report({
            at: word.span,
            severity: 'warning',
            message: `"${word.text}" is neither an IPv4 address nor a host name; heartbeat leaves it out of the group. Write one of the two.`,
          });
        } else context.report({ at: word.span, message, severity });
      }
    },
  },
});

interface AddressProblem {
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

function problemOf(text: string, family: AddressFamily): AddressProblem | undefined {
  const kind = addressKind(text);
  if (kind === 'placeholder') return undefined;
  const error = (what: string, mend: string): AddressProblem => ({
    severity: 'error',
    message: `"${text}" is ${what}, and heartbeat refuses to start with it. ${mend}`,
  });
  switch (family) {
    case 'host':
      if (kind === 'wrong') {
        return /^[\d.]+$/.test(text)
          ? error('no IPv4 address', 'An address has four numbers from 0 to 255.')
          : error('neither an IPv4 address nor a host name', 'Write one of the two.');
      }
      if (kind === 'ipv6') return error('an IPv6 address', 'Write an IPv4 address, or use ucast6 or ping6.');
      if (kind !== 'short-ipv4') return undefined;
      return {
        severity: 'warning',
        message: `"${text}" is an address cut short; the system fills it with zeros in the middle. Write all four numbers.`,
      };
    case 'unicast6':
      if (kind === 'ipv6' && !isMulticast6(text)) return undefined;
      return error('no IPv6 address of a host', 'Write an address such as 2001:db8::1, or fe80::1%eth0.');
    case 'multicast':
      if (kind === 'ipv4' && isMulticast(text)) return undefined;
      return error('no multicast group', 'Groups are 224.0.0.0 to 239.255.255.255, e.g. 239.0.0.43.');
    case 'multicast6':
      if (kind === 'ipv6' && isMulticast6(text)) return undefined;
      return error('no IPv6 multicast group', 'Groups begin with ff, e.g. ff12::1:2:3:4.');
  }
}
