import { defineRule } from '../../../core/rule.ts';
import { configOf, isWhole } from '../config.ts';
import { quorum, totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-nodelist',
  severity: 'error',
  docs: {
    title: 'No nodes',
    what: 'From corosync 3.1 on, the addresses of all nodes stand in `nodelist`, and the first node has a `ring0_addr` or a `name`. Corosync 1, and 2 with multicast, did with `interface { bindnetaddr }`.',
    why: 'Corosync refuses to start: `No interfaces defined`, or `No valid name found for local host`.',
    mend: 'List all nodes with name, nodeid and ring0_addr.',
    source: 'corosync 3.1.7, totemconfig.c, totem_config_validate',
  },
  examples: {
    bad: [
      `totem {\n#<- corosync/missing-nodelist: nodelist\n  version: 2\n  transport: knet\n}\n${quorum()}`,
      `${totem()}nodelist {\n#<- corosync/missing-nodelist: address\n  node {\n    name: alpha\n    nodeid: 1\n  }\n}\n`,
    ],
    good: [`${totem()}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    const version = versionOf(context);
    if (!isWhole(config)) return;
    const { nodes } = config;
    const at = config.sections('nodelist')[0] ?? config.sections('totem')[0];
    if (nodes.length === 0) {
      if (
        version === '1' ||
        config.interfaces().some(({ entries }) => entries.has('bindnetaddr') && version === '2')
      )
        return;
      context.report({
        at: at ? at.at(at.node.name.span) : view.start,
        message:
          'There are no nodes, and corosync refuses to start. List them in "nodelist", each with "name", "nodeid" and "ring0_addr".',
      });
    } else if (nodes.every(({ addresses }) => addresses.size === 0) && at && version === '3') {
      context.report({
        at: at.at(at.node.name.span),
        message: 'No node has an address, and corosync refuses to start. Give each one a "ring0_addr".',
      });
    } else if (version === '3' && nodes[0] && !nodes[0].name && !nodes[0].addresses.has(0)) {
      const { section } = nodes[0];
      context.report({
        at: section.at(section.node.name.span),
        message:
          'The first node has neither a "name" nor a "ring0_addr", and corosync then looks at no node at all and refuses to start. Add them.',
      });
    }
  },
});
