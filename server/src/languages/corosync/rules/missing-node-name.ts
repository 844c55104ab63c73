import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import { type CorosyncNode, hasDamage } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-node-name',
  severity: 'error',
  docs: {
    title: 'A node without a name',
    what: 'The node has no `name`. With more than one link every node needs one.',
    why: "With several links corosync refuses to start: `for a multi-link configuration, all nodes must have a 'name' attribute`. With one link, corosync finds itself by address, and Pacemaker calls the node by whatever `uname -n` says.",
    mend: 'Add `name` with what `uname -n` prints on that node.',
    source: 'corosync 3.1.7, totemconfig.c, totem_volatile_config_validate',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes('    ring1_addr: 10.0.1.1\n', '    ring1_addr: 10.0.1.2\n').replace('  node {\n    name: beta\n', '  node {\n# ^^^^ corosync/missing-node-name: uname\n')}`,
    ],
    good: [`${totem()}${twoNodes('    ring1_addr: 10.0.1.1\n', '    ring1_addr: 10.0.1.2\n')}`],
  },
  document(view, context) {
    const config = configOf(view);
    if (versionOf(context) !== '3') return;
    const links = new Set(config.nodes.flatMap(({ addresses }) => [...addresses.keys()]));
    if (links.size < 2) return;
    for (const { section, name } of config.nodes) {
      if (name || hasDamage(section.node)) continue;
      context.report({
        at: section.at(section.node.name.span),
        message:
          'This node has no "name". With more than one link every node needs one, and corosync refuses to start. Write what "uname -n" prints on it.',
      });
    }
  },
});
