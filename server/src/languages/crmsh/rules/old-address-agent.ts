import { defineRule } from '../../../core/rule.ts';
import { type CrmshNode, type Pair, pairsOf } from '../tree.ts';
import { isVariable } from '../values.ts';

/** Parameters of IPaddr by the names that IPaddr2 has for them; scripts of one's own it does not run. */
const RENAMED: Readonly<Record<string, string>> = {
  ip: 'ip',
  nic: 'nic',
  cidr_netmask: 'cidr_netmask',
  broadcast: 'broadcast',
  iflabel: 'iflabel',
  lvs_support: 'lvs_support',
  ARP_INTERVAL_MS: 'arp_interval',
  ARP_REPEAT: 'arp_count',
  ARP_BACKGROUND: 'arp_bg',
};

export default defineRule<CrmshNode>({
  code: 'crmsh/old-address-agent',
  severity: 'hint',
  docs: {
    title: 'IPaddr, where IPaddr2 does it better',
    what: 'The address is set up by the agent IPaddr, which makes an alias such as eth0:0 with ifconfig. IPaddr2 uses ip(8) and is the one that is maintained for Linux.',
    why: 'Distributions no longer install ifconfig (net-tools): the start then fails with "command not found". Aliases also have no IPv6, and no netmask but the one that is given with dots or found by guessing.',
    mend: 'Write ocf:heartbeat:IPaddr2; the parameters ip, nic, cidr_netmask, broadcast and iflabel stay, and a netmask with dots becomes a number.',
    source: 'ocf:heartbeat:IPaddr and ocf:heartbeat:IPaddr2 of resource-agents 4.12',
  },
  examples: {
    bad: [
      'primitive vip ocf:heartbeat:IPaddr params ip=192.0.2.80 cidr_netmask=255.255.255.0 nic="eth0:1" op monitor interval=10s\n#             ^^^^^^^^^^^^^^^^^^^^ crmsh/old-address-agent: IPaddr2\n',
      'primitive vip heartbeat:IPaddr params 1="192.0.2.80/24/eth0" op monitor interval=10s\n#             ^^^^^^^^^^^^^^^^ crmsh/old-address-agent: IPaddr2\n',
    ],
    good: [
      'primitive vip ocf:heartbeat:IPaddr2 params ip=192.0.2.80 cidr_netmask=24 nic=eth0 op monitor interval=10s\n',
    ],
  },
  nodes: {
    primitive(statement, context) {
      const { agent } = statement;
      if (agent?.type.text !== 'IPaddr' || (agent.class && !/^(?:ocf|heartbeat)$/.test(agent.class.text)))
        return;
      const edits = pairsOf(statement, 'params').map((pair) =>
        agent.class?.text === 'heartbeat' ? positional(pair) : named(pair),
      );
      context.report({
        at: agent.span,
        message: `${agent.text} uses ifconfig, which systems of today do not install. ocf:heartbeat:IPaddr2 does the same with ip(8).`,
        tag: 'deprecated',
        fixes: edits.every((edit) => edit !== undefined)
          ? [
              {
                title: 'Use IPaddr2',
                edits: [{ at: agent.span, text: 'ocf:heartbeat:IPaddr2' }, ...edits.flat()],
                kind: 'modernise',
              },
            ]
          : [],
      });
    },
  },
});

type Edits = readonly { readonly at: Pair['span']; readonly text: string }[];

/** What becomes of a parameter of ocf:heartbeat:IPaddr; undefined when IPaddr2 has nothing like it. */
function named({ name, value }: Pair): Edits | undefined {
  const now = RENAMED[name.text];
  if (now === undefined || !value) return undefined;
  const edits = now === name.text ? [] : [{ at: name.span, text: now }];
  if (name.text === 'cidr_netmask' && value.text.includes('.')) {
    const length = prefixLength(value.text);
    return length === undefined ? undefined : [...edits, { at: value.span, text: String(length) }];
  }
  // The number of the alias: IPaddr2 finds one.
  const nic = name.text === 'nic' ? /^(.*):\d+$/.exec(value.text)?.[1] : undefined;
  return nic === undefined ? edits : [...edits, { at: value.span, text: nic }];
}

/** `1=address/length/interface/broadcast`, as haresources has it. */
function positional({ name, value, span }: Pair): Edits | undefined {
  if (name.text !== '1' || !value || isVariable(value.text)) return undefined;
  const [ip, length, nic, ...rest] = value.text.split('/');
  if (!ip || rest.length > 0) return undefined;
  const netmask = length?.includes('.') ? prefixLength(length) : length;
  if (length !== undefined && netmask === undefined) return undefined;
  const params = [`ip=${ip}`];
  if (netmask) params.push(`cidr_netmask=${netmask}`);
  if (nic) params.push(`nic=${nic.replace(/:\d+$/, '')}`);
  return [{ at: span, text: params.join(' ') }];
}

/** The number of leading ones of a netmask with dots. */
function prefixLength(netmask: string): number | undefined {
  const bits = netmask
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  const ones = /^(1*)0*$/.exec(bits)?.[1];
  return bits.length === 32 ? ones?.length : undefined;
}
