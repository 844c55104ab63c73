import { ipKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { configOf, type Interface, numberOf } from '../config.ts';
import { DEFAULT_PORT } from '../facts.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

const rings = (second: string) =>
  `totem {\n  version: 2\n  threads: 0\n  rrp_mode: passive\n  interface {\n    ringnumber: 0\n    bindnetaddr: 10.0.0.0\n    mcastaddr: 239.255.1.1\n    mcastport: 5405\n  }\n  interface {\n    ringnumber: 1\n    bindnetaddr: 10.0.1.0\n${second}  }\n}\n`;

export default defineRule<CorosyncNode>({
  code: 'corosync/shared-multicast',
  severity: 'error',
  docs: {
    title: 'Two rings with one multicast address and port',
    what: 'In corosync 1 and 2 the rings differ in `mcastaddr`, or in `mcastport` by 2 at least, since each ring uses its port and the one below.',
    why: 'Corosync refuses to start: `Interfaces multicast address/port pair must differ`.',
    mend: 'Give the second ring an address of its own, e.g. 239.255.2.1, or a port that is higher by 2.',
    source: 'corosync 1.4.8 and 2.4.6, totemconfig.c, totem_config_validate',
  },
  examples: {
    bad: [
      rings(
        '    mcastaddr: 239.255.1.1\n#              ^^^^^^^^^^^ corosync/shared-multicast: Ring 0\n    mcastport: 5406\n',
      ),
    ],
    good: [
      rings('    mcastaddr: 239.255.2.1\n    mcastport: 5405\n'),
      rings('    mcastaddr: 239.255.1.1\n    mcastport: 5407\n'),
    ],
  },
  document(view, context) {
    const version = versionOf(context);
    const config = configOf(view);
    if (version === '3' || config.transport(version) !== 'udp') return;
    const seen: Interface[] = [];
    for (const ring of config.interfaces(version)) {
      const group = ring.entries.get('mcastaddr');
      const first = seen.find(
        (one) =>
          one.number !== ring.number &&
          group !== undefined &&
          ipKey(one.entries.get('mcastaddr')?.node.value.text ?? '') === ipKey(group.node.value.text) &&
          Math.abs(portOf(one) - portOf(ring)) < 2,
      );
      seen.push(ring);
      if (!group || !first) continue;
      context.report({
        at: group.at(group.node.value.span),
        message: `Ring ${first.number} uses this multicast address with the same port or the next one: corosync refuses to start. Give ring ${ring.number} an address of its own, or a port that differs by 2.`,
        related: [{ at: first.section.at(first.section.node.name.span), message: `Ring ${first.number}.` }],
      });
    }
  },
});

function portOf({ entries }: Interface): number {
  const port = entries.get('mcastport');
  return (port && numberOf(port)) ?? DEFAULT_PORT;
}
