import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/too-many-links',
  severity: 'error',
  docs: {
    title: 'More links than the transport can use',
    what: 'From corosync 3 on, only transport knet uses more than one link. Corosync 1 and 2 use two rings when `rrp_mode` is `passive` or `active`.',
    why: 'Corosync refuses to start: `2 is too many configured interfaces for non-Knet transport`, or `... for the rrp_mode setting none`.',
    mend: 'Use `transport: knet` (corosync 3), set `rrp_mode: passive` (corosync 1 and 2), or remove the second address.',
    source: 'corosync 3.1.7 and 2.4.6, totemconfig.c, totem_config_validate',
  },
  examples: {
    bad: [
      `${totem('  transport: udpu\n#            ^^^^ corosync/too-many-links: knet\n  link_mode: passive\n')}${twoNodes('    ring1_addr: 10.0.1.1\n', '    ring1_addr: 10.0.1.2\n')}`,
      'totem {\n#<- corosync/too-many-links: rrp_mode: passive\n  version: 2\n  threads: 0\n  interface {\n    ringnumber: 0\n    bindnetaddr: 10.0.0.0\n    mcastaddr: 239.255.1.1\n  }\n  interface {\n    ringnumber: 1\n    bindnetaddr: 10.0.1.0\n    mcastaddr: 239.255.2.1\n  }\n}\n',
    ],
    good: [
      `${totem('  transport: knet\n')}${twoNodes('    ring1_addr: 10.0.1.1\n', '    ring1_addr: 10.0.1.2\n')}`,
    ],
  },
  document(view, context) {
    const config = configOf(view);
    const version = versionOf(context);
    const numbers = config.nodes.flatMap(({ addresses }) => [...addresses.keys()]);
    const bound = config
      .interfaces(version)
      .filter(({ entries }) => entries.has('bindnetaddr'))
      .map(({ number }) => number);
    const links = new Set(version === '3' ? numbers : [...numbers, ...bound]);
    if (links.size < 2) return;
    const key = version === '3' ? 'transport' : 'rrp_mode';
    const entry = config.last('totem', key);
    const section = config.sections('totem')[0];
    const value = version === '3' ? config.transport(version) : (entry?.node.value.text ?? 'none');
    const isFine = version === '3' ? value !== 'udp' && value !== 'udpu' : value !== 'none';
    if (isFine || !section) return;
    context.report({
      at: entry ? entry.at(entry.node.value.span) : section.at(section.node.name.span),
      message:
        version === '3'
          ? `The nodes have addresses on ${links.size} links, and transport ${value} uses one: corosync refuses to start. Use "transport: knet", or remove the other addresses.`
          : `There are ${links.size} rings, and ${entry ? `"rrp_mode: ${value}"` : 'no "rrp_mode"'}: corosync refuses to start. Set "rrp_mode: passive".`,
      fixes: entry
        ? [
            {
              title: version === '3' ? 'Use knet' : 'Set rrp_mode to passive',
              edits: [{ at: entry.at(entry.node.value.span), text: version === '3' ? 'knet' : 'passive' }],
            },
          ]
        : [],
    });
  },
});
