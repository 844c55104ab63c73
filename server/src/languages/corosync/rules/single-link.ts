import { defineRule } from '../../../core/rule.ts';
import { configOf, isWhole } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import { type CorosyncNode, hasDamage } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/single-link',
  severity: 'info',
  docs: {
    title: 'Only one link between the nodes',
    what: 'The nodes have addresses on one link only.',
    why: 'When its switch, cable or card fails, the nodes lose each other: one half is fenced, or, without fencing, both run the services. Many clusters have a second network anyhow, that of the replication.',
    mend: 'Give every node a `ring1_addr` in another network (corosync 3: with transport knet; corosync 2: with `rrp_mode: passive`). Where the one link is a bond over two switches, nothing needs to be done.',
    source: 'corosync.conf(5), ringX_addr and link_mode; rrp_mode in corosync 2',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes().replace('nodelist {\n', 'nodelist {\n#<- corosync/single-link: ring1_addr\n')}`,
    ],
    good: [`${totem()}${twoNodes('    ring1_addr: 10.0.1.1\n', '    ring1_addr: 10.0.1.2\n')}`],
  },
  document(view, context) {
    const config = configOf(view);
    const { nodes } = config;
    const [list] = config.sections('nodelist');
    if (!list || nodes.length < 2 || !isWhole(config)) return;
    if (nodes.some(({ section, addresses }) => addresses.size !== 1 || hasDamage(section.node))) return;
    const isKnet = config.transport(versionOf(context)) === 'knet';
    context.report({
      at: list.at(list.node.name.span),
      message: `The nodes hear each other over one link only: when it fails, they lose each other, and one is fenced. Add "ring1_addr" in another network for every node${isKnet ? '' : versionOf(context) === '3' ? ', with "transport: knet"' : ', with "rrp_mode: passive"'}, unless the link is a bond over two switches.`,
    });
  },
});
