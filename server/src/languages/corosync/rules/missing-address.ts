import { defineRule } from '../../../core/rule.ts';
import { LINKS } from '../catalog.ts';
import { configOf } from '../config.ts';
import { both } from '../describe.ts';
import { totem, twoNodes } from '../examples.ts';
import { type CorosyncNode, hasDamage } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-address',
  severity: 'error',
  docs: {
    title: 'A node without an address that the others have',
    what: 'Every node has an address on every link: where one has `ring1_addr`, all have.',
    why: 'With more than one link corosync refuses to start: `Not all nodes have the same number of links`. With one link the node is passed over.',
    mend: 'Add the missing addresses, or remove the link from all nodes.',
    source: 'corosync 3.1.7, totemconfig.c, totem_volatile_config_validate',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes('    ring1_addr: 10.0.1.1\n').replace('  node {\n    name: beta', '  node {\n# ^^^^ corosync/missing-address: "ring1_addr"\n    name: beta')}`,
    ],
    good: [`${totem()}${twoNodes('    ring1_addr: 10.0.1.1\n', '    ring1_addr: 10.0.1.2\n')}`],
  },
  document(view, context) {
    const config = configOf(view);
    const numbers = new Set(config.nodes.flatMap(({ addresses }) => [...addresses.keys()]));
    // What is no link at all, corosync/link-number tells.
    const links = [...numbers].filter((link) => link < LINKS).sort((a, b) => a - b);
    const isSingle = links.length < 2;
    const version = versionOf(context);
    for (const { section, addresses, name } of config.nodes) {
      const missing = links.filter((link) => !addresses.has(link)).map((link) => `"ring${link}_addr"`);
      if (missing.length === 0 || hasDamage(section.node)) continue;
      const who = name ? `Node "${name.node.value.text}"` : 'This node';
      const isPassedOver = isSingle || version !== '3';
      context.report({
        at: section.at(section.node.name.span),
        ...(isPassedOver && { severity: 'warning' as const }),
        message: `${who} has no ${both(missing)}, and other nodes do: corosync ${isPassedOver ? 'passes over the node' : 'refuses to start, since all nodes must have the same links'}. Add it.`,
      });
    }
  },
});
