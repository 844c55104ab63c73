import { defineRule } from '../../../core/rule.ts';
import { addressKind, isMulticast } from '../addresses.ts';
import { configOf } from '../config.ts';
import { twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

const UDP = 'totem {\n  version: 2\n  transport: udp\n  token_warning: 75\n';

export default defineRule<CorosyncNode>({
  code: 'corosync/multicast-address',
  severity: 'error',
  docs: {
    title: 'No usable multicast address',
    what: 'Transport udp sends to a multicast address: `mcastaddr` (224.0.0.0 to 239.255.255.255, or ff...:: for IPv6), or one that is made from `cluster_name`. `broadcast: yes` needs none.',
    why: 'Corosync refuses to start: `No multicast address specified`, `mcastaddr is not a correct multicast address`.',
    mend: 'Set `cluster_name`, or an address of 239.255.0.0/16, which is yours to use. On cloud networks, which have no multicast, use transport knet or udpu.',
    source: 'corosync 3.1.7, totemconfig.c, totem_config_validate',
  },
  examples: {
    bad: [
      `${UDP}  interface {\n    mcastaddr: 10.1.1.1\n#              ^^^^^^^^ corosync/multicast-address: 239\n  }\n}\n${twoNodes()}`,
      `${UDP.replace('udp\n', 'udp\n#            ^^^ corosync/multicast-address: cluster_name\n')}}\n${twoNodes()}`,
    ],
    good: [`${UDP}  cluster_name: web\n}\n${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    const version = versionOf(context);
    if (config.transport(version) !== 'udp') return;
    const hasBroadcast = config
      .interfaces()
      .some(({ entries }) => entries.get('broadcast')?.node.value.text === 'yes');
    if (hasBroadcast) return;
    const groups = config.interfaces().flatMap(({ entries }) => entries.get('mcastaddr') ?? []);
    for (const { node, at } of groups) {
      const { text, span } = node.value;
      if (addressKind(text) === 'none' || isMulticast(text)) continue;
      context.report({
        at: at(span),
        message: `${text} is no multicast address, and corosync refuses to start. Use one from 239.255.0.0 to 239.255.255.255, or remove it: with "cluster_name" corosync makes one.`,
      });
    }
    const transport = config.last('totem', 'transport');
    if (groups.length > 0 || config.last('totem', 'cluster_name') || !transport) return;
    context.report({
      at: transport.at(transport.node.value.span),
      message:
        'Transport udp needs a multicast address: without "cluster_name", of which one is made, or "mcastaddr" corosync refuses to start. Set "cluster_name".',
    });
  },
});
