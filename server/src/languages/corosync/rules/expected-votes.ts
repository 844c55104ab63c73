import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { quorum, totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { nodeVotes } from '../votes.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/expected-votes',
  severity: 'warning',
  docs: {
    title: 'expected_votes that is not the sum of the votes',
    what: '`expected_votes` differs from what the nodes of the nodelist (and the quorum device) add up to.',
    why: 'It wins over the sum. Too high, and the cluster has no quorum although all nodes are there; too low, and both halves of a split cluster may have it.',
    mend: 'Remove it: corosync counts the nodelist.',
    source: 'votequorum(5), expected_votes; corosync 3.1.7, votequorum.c, votequorum_readconfig',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes()}${quorum('  expected_votes: 3\n#                 ^ corosync/expected-votes: 2\n  wait_for_all: 1\n')}`,
    ],
    good: [`${totem()}${twoNodes()}${quorum('  two_node: 1\n')}`],
  },
  document(view, context) {
    const config = configOf(view);
    const entry = config.last('quorum', 'expected_votes');
    const expected = config.number('quorum', 'expected_votes');
    const sum = nodeVotes(config);
    if (!entry || expected === undefined || expected === 0 || sum === undefined) return;
    const device = config.number('quorum.device', 'votes') ?? 0;
    if (expected === sum + device || expected === sum) return;
    context.report({
      at: entry.at(entry.node.value.span),
      message: `The nodes of the nodelist have ${sum} votes${device > 0 ? ` and the quorum device ${device}` : ''}, and this says ${expected}: it wins, and quorum is counted wrongly. Remove it, and corosync counts the nodelist.`,
      fixes: [{ title: 'Remove expected_votes', edits: [{ at: entry.at(entry.node.span), text: '' }] }],
    });
  },
});
