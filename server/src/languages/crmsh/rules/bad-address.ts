import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { agentOf } from '../resources.ts';
import { type AgentResource, type CrmshNode, pairNamed, pairsOf } from '../tree.ts';
import { isVariable } from '../values.ts';

/** The parameters that hold an address, by agent. */
const ADDRESSES: Readonly<Record<string, string>> = {
  IPaddr: 'ip',
  IPaddr2: 'ip',
  IPsrcaddr: 'ipaddress',
  IPv6addr: 'ipv6addr',
  portblock: 'ip',
  SendArp: 'ip',
};

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-address',
  severity: 'error',
  docs: {
    title: 'An address that is none',
    what: 'The address of an IPaddr2 (and its relatives) is neither an IPv4 nor an IPv6 address.',
    why: 'crmsh does not check it. The agent refuses it on start with "not configured", and Pacemaker does not try any other node.',
    mend: 'Write the address in full. The prefix length belongs into cidr_netmask.',
    source: 'ocf:heartbeat:IPaddr2 4.12, ip_validate',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=priv.f.f.f op monitor interval=10s\n#                               ^^^^^^^^^^ crmsh/bad-address: neither\n',
      'primitive vip IPaddr2 params ip=192.0.2.80/24 op monitor interval=10s\n#                               ^^^^^^^^^^^^^ crmsh/bad-address: cidr_netmask=24\n',
    ],
    good: [
      'primitive vip IPaddr2 params ip=192.0.2.80 cidr_netmask=24\nprimitive vip6 IPaddr2 params ip=2001:db8::80\nprimitive vip7 IPaddr2 params ip=$VIP\n',
    ],
  },
  nodes: { primitive: check, template: check },
});

function check(statement: AgentResource, context: RuleContext): void {
  const type = statement.agent?.type.text ?? agentOf(statement, context)?.spec.split(':').at(-1) ?? '';
  const name = Object.hasOwn(ADDRESSES, type) ? ADDRESSES[type] : undefined;
  const address = name === undefined ? undefined : pairNamed(pairsOf(statement, 'params'), name)?.value;
  if (!address || name === undefined || isVariable(address.text) || address.text.includes('<')) return;
  const [ip = '', prefix] = address.text.split('/');
  if (isAddress(address.text)) return;
  const withPrefix = prefix !== undefined && isAddress(ip) && /^\d+$/.test(prefix);
  context.report({
    at: address.span,
    message: withPrefix
      ? `${type} takes the address without its prefix length and fails on start with "${address.text}". Write ${name}=${ip} cidr_netmask=${prefix}.`
      : `"${address.text}" is neither an IPv4 nor an IPv6 address: ${type} fails on start with "not configured", on every node. Write the address in full.`,
    fixes:
      withPrefix && !pairNamed(pairsOf(statement, 'params'), 'cidr_netmask')
        ? [
            {
              title: `Write ${ip} and cidr_netmask=${prefix}`,
              edits: [{ at: address.span, text: `${ip} cidr_netmask=${prefix}` }],
            },
          ]
        : [],
  });
}

function isAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/.test(text) && !text.endsWith('.');
}

function isIpv6(text: string): boolean {
  const [address = ''] = text.split('%');
  if (!/^[\da-f:]+(?:\.\d+\.\d+\.\d+)?$/i.test(address)) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const size = groups.length + (address.includes('.') ? 1 : 0);
  if (groups.some((group) => !group.includes('.') && !/^[\da-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? size < 8 : size === 8;
}
