import { defineRule } from '../../../core/rule.ts';
import { isPlainIpv4 } from '../addresses.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/same-network',
  severity: 'info',
  docs: {
    title: 'Two links in one network',
    what: 'On two links the addresses of a node differ in their last number only, so that both seem to lie in one network.',
    why: 'The kernel sends everything for a network through one interface: when that fails, both links do.',
    mend: 'Use networks of their own, over cables and switches of their own.',
    source: 'corosync.conf(5), interface',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes('    ring1_addr: 10.0.0.11\n#               ^^^^^^^^^ corosync/same-network: one network\n', '    ring1_addr: 10.0.0.12\n#               ^^^^^^^^^ corosync/same-network: one network\n')}`,
    ],
    good: [`${totem()}${twoNodes('    ring1_addr: 10.0.1.1\n', '    ring1_addr: 10.0.1.2\n')}`],
  },
  document(view, context) {
    for (const { addresses } of configOf(view).nodes) {
      const seen = new Map<string, { readonly link: number; readonly text: string }>();
      for (const [link, { node, at }] of [...addresses].sort(([a], [b]) => a - b)) {
        const { text, span } = node.value;
        if (!isPlainIpv4(text)) continue;
        const network = text.replace(/\.\d+$/, '');
        const first = seen.get(network);
        if (first && first.text !== text) {
          context.report({
            at: at(span),
            message: `Links ${first.link} and ${link} seem to lie in one network (${network}.x): what breaks one breaks the other. Use another network for the second link.`,
          });
        }
        if (!first) seen.set(network, { link, text });
      }
    }
  },
});
