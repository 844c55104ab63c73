import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { quorum, THREE_NODES, totem, twoNodes } from '../examples.ts';
import { type CorosyncNode, hasDamage } from '../tree.ts';
import { expectedVotes } from '../votes.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/two-node',
  severity: 'warning',
  docs: {
    title: 'two_node without two nodes, or two nodes without two_node',
    what: '`two_node: 1` is for clusters of exactly two votes. A cluster of two nodes needs it, unless a quorum device or an auto_tie_breaker decides.',
    why: 'With other than two votes, corosync ignores `two_node`. Two nodes without it have no quorum as soon as one of them is gone: the other one stops all services.',
    mend: 'Set `two_node: 1` with two nodes, and only then.',
    source: 'votequorum(5), two_node; corosync 3.1.7, votequorum.c, update_two_node',
  },
  examples: {
    bad: [
      `${totem()}${THREE_NODES}${quorum('  two_node: 1\n#           ^ corosync/two-node: 3 votes\n')}`,
      `${totem()}${twoNodes()}quorum {\n  provider: corosync_votequorum\n# ^^^^^^^^ corosync/two-node: two_node: 1\n}\n`,
    ],
    good: [`${totem()}${twoNodes()}${quorum('  two_node: 1\n')}`, `${totem()}${THREE_NODES}${quorum()}`],
  },
  document(view, context) {
    const config = configOf(view);
    const provider = config.last('quorum', 'provider');
    const votes = expectedVotes(config);
    if (!provider || votes === undefined) return;
    const entry = config.last('quorum', 'two_node');
    const hasDevice = config.sections('quorum.device').length > 0;
    // The combination with a device is refused, which is reported as that.
    if (hasDevice || config.sections('quorum').some(({ node }) => hasDamage(node))) return;
    // What is no number is reported as that.
    if (entry && config.number('quorum', 'two_node') === undefined) return;
    if (entry && config.isOn('quorum', 'two_node')) {
      if (votes === 2) return;
      context.report({
        at: entry.at(entry.node.value.span),
        message: `"two_node" is for two votes, and there ${votes === 1 ? 'is 1 vote' : `are ${votes} votes`}: corosync ignores it. Remove it${votes < 2 ? ', or add the second node' : ''}.`,
      });
    } else if (votes === 2 && config.nodes.length === 2 && !config.isOn('quorum', 'auto_tie_breaker')) {
      const end = { start: provider.node.span.end, end: provider.node.span.end };
      context.report({
        at: entry ? entry.at(entry.node.value.span) : provider.at(provider.node.key.span),
        message:
          'Of two nodes, the one that is left has no quorum and stops all services. Set "two_node: 1", with working fencing, or add a quorum device.',
        fixes: [
          entry
            ? { title: 'Set two_node to 1', edits: [{ at: entry.at(entry.node.value.span), text: '1' }] }
            : { title: 'Add "two_node: 1"', edits: [{ at: provider.at(end), text: '\n  two_node: 1' }] },
        ],
      });
    }
  },
});
