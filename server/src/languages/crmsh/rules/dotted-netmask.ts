import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { agentOf } from '../resources.ts';
import { type AgentResource, type CrmshNode, pairNamed, pairsOf } from '../tree.ts';
import { isVariable } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/dotted-netmask',
  severity: 'warning',
  docs: {
    title: 'A netmask with dots where a prefix length is wanted',
    what: 'cidr_netmask of IPaddr2 is the number of bits: 24, and not 255.255.255.0.',
    why: 'The agent hands it to ip(8) as prefix length; depending on its version the address gets a wrong network or the start fails.',
    mend: 'Write the number of bits.',
    source: 'metadata of ocf:heartbeat:IPaddr2 4.12',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80 cidr_netmask=255.255.255.0\n#                                                       ^^^^^^^^^^^^^ crmsh/dotted-netmask: 24\n',
      'rsc_template address IPaddr2 params cidr_netmask=255.255.255.0\n#                                                ^^^^^^^^^^^^^ crmsh/dotted-netmask: 24\nprimitive vip @address params ip=192.0.2.80\n',
    ],
    good: [
      'primitive vip IPaddr2 params ip=192.0.2.80 cidr_netmask=24\n',
      'rsc_template address IPaddr2 params cidr_netmask=24\nprimitive vip @address params ip=192.0.2.80\n',
    ],
  },
  nodes: { primitive: check, template: check },
});

function check(statement: AgentResource, context: RuleContext): void {
  if (agentOf(statement, context)?.spec !== 'ocf:heartbeat:IPaddr2') return;
  const netmask = pairNamed(pairsOf(statement, 'params'), 'cidr_netmask')?.value;
  if (!netmask || isVariable(netmask.text) || netmask.text.includes('<')) return;
  if (/^\d{1,3}$/.test(netmask.text) && Number(netmask.text) <= 128) return;
  const length = prefixLength(netmask.text);
  context.report({
    at: netmask.span,
    message: `cidr_netmask is the number of bits of the network, such as 24, and not "${netmask.text}".${length === undefined ? '' : ` Write ${length}.`}`,
    fixes:
      length === undefined
        ? []
        : [
            {
              title: `Replace with ${length}`,
              edits: [{ at: netmask.span, text: String(length) }],
              certain: true,
            },
          ],
  });
}

/** The number of bits of a mask such as 255.255.240.0. */
function prefixLength(mask: string): number | undefined {
  const bytes = mask.split('.').map(Number);
  if (bytes.length !== 4 || !bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255))
    return undefined;
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits) ? bits.replace(/0/g, '').length : undefined;
}
