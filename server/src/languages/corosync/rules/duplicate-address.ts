import { ipKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { addressKind } from '../addresses.ts';
import { configOf, hasPlaceholder, type PlacedEntry } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/duplicate-address',
  severity: 'warning',
  docs: {
    title: 'One address twice',
    what: 'Two nodes have the same address, or one node has it on two links.',
    why: 'Corosync starts and says nothing. Two nodes with one address never hear each other; two links over one address fail together, which is what the second link is there to prevent.',
    mend: 'Write the address that the node has on that link.',
    source: 'measured on corosync 3.1.7',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes().replace('ring0_addr: 10.0.0.2\n', 'ring0_addr: 10.0.0.1\n#               ^^^^^^^^ corosync/duplicate-address: alpha\n')}`,
      `${totem()}${twoNodes('    ring1_addr: 10.0.0.1\n#               ^^^^^^^^ corosync/duplicate-address: fail together\n', '    ring1_addr: 10.0.1.2\n')}`,
    ],
    good: [`${totem()}${twoNodes()}`],
  },
  document(view, context) {
    const seen = new Map<
      string,
      { readonly entry: PlacedEntry; readonly node: number; readonly name: string }
    >();
    for (const [node, { addresses, name }] of configOf(view).nodes.entries()) {
      for (const entry of addresses.values()) {
        const { text } = entry.node.value;
        if (addressKind(text) === 'none' || hasPlaceholder(entry)) continue;
        const first = seen.get(ipKey(text));
        if (!first) {
          seen.set(ipKey(text), { entry, node, name: name?.node.value.text ?? `node ${node + 1}` });
          continue;
        }
        context.report({
          at: entry.at(entry.node.value.span),
          message:
            first.node === node
              ? `${text} is also the address of this node on another link: both links fail together. Write the address of the other network.`
              : `${text} is also the address of ${first.name}: the two never hear each other. Write this node's own address.`,
          related: [{ at: first.entry.at(first.entry.node.value.span), message: 'It stands here too.' }],
        });
      }
    }
  },
});
