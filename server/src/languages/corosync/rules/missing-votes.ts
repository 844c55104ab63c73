import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { quorum, totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-votes',
  severity: 'error',
  docs: {
    title: 'Nobody knows how many votes there are',
    what: 'Votequorum counts the votes of the nodelist. Without a nodelist it needs `expected_votes`.',
    why: 'Corosync refuses to start: `nodelist or quorum.expected_votes must be configured`.',
    mend: 'Add `expected_votes` with the number of nodes, or better a nodelist.',
    source: 'corosync 3.1.7, votequorum.c, votequorum_readconfig',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  threads: 0\n  interface {\n    ringnumber: 0\n    bindnetaddr: 10.0.0.0\n    mcastaddr: 239.255.1.1\n  }\n}\nquorum {\n  provider: corosync_votequorum\n#           ^^^^^^^^^^^^^^^^^^^ corosync/missing-votes: expected_votes\n}\n',
    ],
    good: [`${totem()}${twoNodes()}${quorum('  two_node: 1\n')}`],
  },
  document(view, context) {
    const config = configOf(view);
    const provider = config.last('quorum', 'provider');
    if (provider?.node.value.text !== 'corosync_votequorum' || config.sections('totem').length === 0) return;
    // Where nothing says what the nodes are at all, that is reported.
    if (config.nodes.length > 0 || !config.interfaces().some(({ entries }) => entries.has('bindnetaddr')))
      return;
    if (config.last('quorum', 'expected_votes')) return;
    const end = { start: provider.node.span.end, end: provider.node.span.end };
    context.report({
      at: provider.at(provider.node.value.span),
      message:
        'Without a nodelist corosync does not know how many votes there are, and refuses to start. Add "expected_votes" with the number of nodes.',
      fixes: [
        {
          title: 'Add "expected_votes: 2"',
          edits: [{ at: provider.at(end), text: '\n  expected_votes: 2' }],
        },
      ],
    });
  },
});
