import { defineRule } from '../../../core/rule.ts';
import { linesOf, settingsOf } from '../settings.ts';
import type { HaCfNode, Word } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/one-sided-unicast',
  severity: 'info',
  docs: {
    title: 'Unicast to fewer addresses than there are nodes',
    what: 'All heartbeats go by `ucast`, and no interface has an address for every node.',
    why: 'Heartbeat leaves out a `ucast` line with an address of its own, so that one file serves all nodes when it lists them all. With this file on all nodes, the node whose address it lists sends nothing: the other never hears it, believes it dead and takes its services.',
    mend: 'List the address of every node, the own one too. A file that differs from node to node works as well, until somebody copies it.',
    source: 'heartbeat 3.0.6, lib/plugins/HBcomm/ucast.c; ha.cf(5)',
  },
  examples: {
    bad: [
      'node alice bob\nucast eth0 10.0.0.2\n#<- ha-cf/one-sided-unicast: every node\n',
      'node alice bob\nucast eth0 10.0.0.1\n#<- ha-cf/one-sided-unicast: every node\nucast eth1 10.1.0.2\n',
    ],
    good: [
      'node alice bob\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\n',
      'node alice bob\nucast eth0 10.0.0.2\nbcast eth1\n',
    ],
  },
  document(view, context) {
    const nodes = settingsOf(view, 'node');
    const lines = linesOf(view, 'ucast', 'ucast6');
    const [first] = lines;
    if (!first || nodes.length < 2 || [...nodes].some(({ word }) => word.placeholder)) return;
    if (linesOf(view, 'bcast', 'udp', 'mcast', 'mcast6', 'serial').length > 0) return;
    // The files of one node each may differ.
    if (/\/nodes\/[^/]+\//.test(view.path)) return;
    const peers = new Map<string, Set<string>>();
    for (const { line } of lines) {
      const [card, address] = line.values;
      // A line that lacks its address is reported for that.
      if (!card || !address || isOpen(card) || isOpen(address)) return;
      const known = peers.get(card.text) ?? new Set();
      peers.set(card.text, known.add(address.text));
    }
    if ([...peers.values()].some(({ size }) => size >= nodes.length)) return;
    context.report({
      at: first.at(first.line.name),
      message: `There are ${nodes.length} nodes, and no interface has a "ucast" line for each. A node leaves out the line with its own address: with this file on all nodes, that node sends nothing and counts as dead. List the address of every node, the own one too, so that the file can be the same everywhere.`,
    });
  },
});

function isOpen({ placeholder }: Word): boolean {
  return placeholder;
}
