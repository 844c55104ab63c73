import { defineRule } from '../../../core/rule.ts';
import { LINKS, linkOf } from '../catalog.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/link-number',
  severity: 'error',
  docs: {
    title: 'A link that does not exist',
    what: 'Links are numbered from 0 to 7. An `interface` section is about a link on which the nodes have addresses.',
    why: 'Corosync refuses to start: `interface ring number 8 is bigger than allowed maximum 7`, or `Not all nodes have the same number of links`.',
    mend: 'Use a lower number, or give all nodes an address on that link.',
    source: 'corosync 3.1.7, totemconfig.c, get_interface_params and totem_volatile_config_validate',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes(...['10.0.8.1', '10.0.8.2'].map((ip) => `    ring8_addr: ${ip}\n#   ^^^^^^^^^^ corosync/link-number: 7\n`))}`,
      `${totem('  interface {\n# ^^^^^^^^^ corosync/link-number: ring1_addr\n    linknumber: 1\n    mcastport: 5500\n  }\n')}${twoNodes()}`,
    ],
    good: [`${totem('  interface {\n    linknumber: 0\n    mcastport: 5500\n  }\n')}${twoNodes()}`],
  },
  nodes: {
    entry({ inside, key }, context) {
      const link = inside === 'nodelist.node' ? linkOf(key.text) : undefined;
      if (link === undefined || link < LINKS) return;
      context.report({
        at: key.span,
        message: `There is no link ${link}: links are numbered from 0 to ${LINKS - 1}, and corosync refuses to start.`,
      });
    },
  },
  document(view, context) {
    const config = configOf(view);
    if (config.nodes.length === 0 || versionOf(context) !== '3') return;
    const links = new Set(config.nodes.flatMap(({ addresses }) => [...addresses.keys()]));
    const isUdp = config.transport('3') === 'udp';
    if (links.size === 0) return;
    for (const { number, entries, section } of config.interfaces('3')) {
      if (links.has(number)) continue;
      // Corosync takes notice of a link when it finds a setting of it, with udp only bindnetaddr.
      const counts = [...entries].some(
        ([key, { node }]) => SETTINGS.has(key) && (!isUdp || key === 'bindnetaddr') && node.value.text !== '',
      );
      const given = entries.get('linknumber');
      if (number >= LINKS && given) {
        context.report({
          at: given.at(given.node.value.span),
          ...(!counts && { severity: 'warning' as const }),
          message: `There is no link ${number}: links are numbered from 0 to ${LINKS - 1}${counts ? ', and corosync refuses to start' : ''}.`,
        });
      } else if (counts) {
        context.report({
          at: section.at(section.node.name.span),
          message: `This is about link ${number}, on which no node has an address: corosync refuses to start. Give every node a "ring${number}_addr", or remove the section.`,
        });
      }
    }
  },
});

/** What makes corosync take notice of a link. */
const SETTINGS: ReadonlySet<string> = new Set([
  ...[
    'bindnetaddr',
    'mcastaddr',
    'mcastport',
    'broadcast',
    'ttl',
    'knet_link_priority',
    'knet_ping_interval',
  ],
  ...['knet_ping_timeout', 'knet_ping_precision', 'knet_pong_count', 'knet_transport'],
]);
