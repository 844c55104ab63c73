import { defineRule } from '../../../core/rule.ts';
import { addressKind } from '../addresses.ts';
import { configOf, type PlacedEntry } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/address-family',
  severity: 'error',
  docs: {
    title: 'IPv4 and IPv6 on one link',
    what: 'All nodes have addresses of the same family on a link, and of the one that `ip_version` asks for. Transport udp takes IPv4 unless `ip_version: ipv6` says otherwise.',
    why: 'Corosync refuses to start: `Nodes for link 0 have different IP families`, or `failed to parse node address`.',
    mend: 'Write addresses of one family, or set `ip_version`.',
    source: 'corosync 3.1.7, totemconfig.c, totem_volatile_config_validate',
  },
  examples: {
    bad: [
      `${totem('  transport: udp\n  token_warning: 75\n  interface {\n    linknumber: 0\n    mcastaddr: ff05::1\n#              ^^^^^^^ corosync/address-family: IPv4\n  }\n')}${twoNodes()}`,
      `${totem()}${twoNodes().replace('ring0_addr: 10.0.0.2\n', 'ring0_addr: fd00::2\n#               ^^^^^^^ corosync/address-family: IPv4\n')}`,
      `${totem('  ip_version: ipv6\n')}${twoNodes().replace(/^( {4}ring0_addr: )(10.0.0.\d)\n/gm, '$1$2\n#               ^^^^^^^^ corosync/address-family: ip_version\n')}`,
    ],
    good: [`${totem()}${twoNodes('    ring1_addr: fd00::1\n', '    ring1_addr: fd00::2\n')}`],
  },
  document(view, context) {
    const config = configOf(view);
    const version = versionOf(context);
    const asked = config.text('totem', 'ip_version');
    const only = asked === 'ipv4' || asked === 'ipv6' ? asked : undefined;
    const wanted =
      only ??
      (asked === undefined && config.transport(version) === 'udp' && version === '3' ? 'ipv4' : undefined);
    for (const { entries } of config.interfaces(version)) {
      const group = entries.get('mcastaddr');
      if (!group) continue;
      const { text, span } = group.node.value;
      const kind = addressKind(text);
      // Corosync 1 and 2 compare it with the address that the ring is bound to.
      const bound =
        version === '3' ? undefined : addressKind(entries.get('bindnetaddr')?.node.value.text ?? '');
      const other = bound === 'ipv4' || bound === 'ipv6' ? bound : wanted;
      if ((kind !== 'ipv4' && kind !== 'ipv6') || other === undefined || other === kind) continue;
      context.report({
        at: group.at(span),
        message: `${text} is an ${kind === 'ipv4' ? 'IPv4' : 'IPv6'} address, and ${other === 'ipv4' ? 'IPv4' : 'IPv6'} is used here: corosync refuses to start. Write a multicast address of that family.`,
      });
    }
    const first = new Map<number, PlacedEntry>();
    for (const { addresses } of config.nodes) {
      for (const [link, entry] of addresses) {
        const { text, span } = entry.node.value;
        const kind = addressKind(text);
        if (kind !== 'ipv4' && kind !== 'ipv6') continue;
        const family = kind === 'ipv4' ? 'IPv4' : 'IPv6';
        if (wanted !== undefined && kind !== wanted) {
          context.report({
            at: entry.at(span),
            message: `${text} is an ${family} address, and ${only ? `"ip_version: ${only}"` : 'transport udp without "ip_version"'} takes ${wanted === 'ipv4' ? 'IPv4' : 'IPv6'} only: corosync refuses to start.`,
          });
          continue;
        }
        const other = first.get(link);
        if (!other) {
          first.set(link, entry);
          continue;
        }
        if (addressKind(other.node.value.text) === kind) continue;
        context.report({
          at: entry.at(span),
          message: `${text} is an ${family} address, and the first node has ${kind === 'ipv6' ? 'IPv4' : 'IPv6'} on link ${link}: corosync refuses to start. Use one family per link.`,
          related: [{ at: other.at(other.node.value.span), message: 'The address of the first node.' }],
        });
      }
    }
  },
});
