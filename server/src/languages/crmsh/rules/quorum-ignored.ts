import { defineRule } from '../../../core/rule.ts';
import { type CrmshNode, pairNamed } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/quorum-ignored',
  severity: 'warning',
  docs: {
    title: 'Quorum is ignored in a cluster of three nodes or more',
    what: 'no-quorum-policy=ignore lets a part of the cluster go on without a majority. That is for two nodes, which cannot have one.',
    why: 'With three nodes and more, a broken network leaves several parts that all run the services.',
    mend: 'Write no-quorum-policy=stop. With two nodes and corosync 2 or newer, `two_node: 1` in corosync.conf does the same better.',
    source: 'Pacemaker Explained, cluster options: no-quorum-policy; votequorum(5)',
  },
  examples: {
    bad: [
      'node alice\nnode bob\nnode carol\nproperty no-quorum-policy=ignore\n#                         ^^^^^^ crmsh/quorum-ignored: 3 nodes\n',
    ],
    good: ['node alice\nnode bob\nproperty no-quorum-policy=ignore\n'],
  },
  nodes: {
    property({ list }, context) {
      const pair = pairNamed(list.pairs, 'no-quorum-policy');
      if (pair?.value?.text.toLowerCase() !== 'ignore') return;
      const nodes = context.keys('node').length;
      if (nodes < 3) return;
      context.report({
        at: pair.value.span,
        message: `This cluster has ${nodes} nodes, so that a majority is possible; ignoring it lets every part of a broken network run the services. Write no-quorum-policy=stop.`,
        fixes: [{ title: 'Replace with stop', edits: [{ at: pair.value.span, text: 'stop' }] }],
      });
    },
  },
});
