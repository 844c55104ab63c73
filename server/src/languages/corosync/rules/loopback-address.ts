import { defineRule } from '../../../core/rule.ts';
import { isLoopback, isMulticast } from '../addresses.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/loopback-address',
  severity: 'warning',
  docs: {
    title: 'An address that no other node can reach',
    what: 'The address of a node is one of the machine itself (127.x.x.x, ::1), or a multicast address.',
    why: 'Corosync starts and waits for nodes that never come.',
    mend: 'Write the address that the node has in the network of the cluster.',
    source: 'measured on corosync 3.1.7',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes().replace('ring0_addr: 10.0.0.2\n', 'ring0_addr: 127.0.1.1\n#               ^^^^^^^^^ corosync/loopback-address: reach\n')}`,
    ],
    good: [`${totem()}${twoNodes()}`],
  },
  document(view, context) {
    const { nodes } = configOf(view);
    if (nodes.length < 2) return;
    for (const { addresses } of nodes) {
      for (const { node, at } of addresses.values()) {
        const { text, span } = node.value;
        if (!isLoopback(text) && !isMulticast(text)) continue;
        context.report({
          at: at(span),
          message: `${text} is ${isLoopback(text) ? 'an address of the machine itself' : 'a multicast address'}: no other node can reach this one. Write its address in the cluster's network.`,
        });
      }
    }
  },
});
