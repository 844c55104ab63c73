import { defineRule } from '../core/rule.ts';
import { EXAMPLE_AUTHKEYS, EXAMPLE_HA_CF } from './examples/example-heartbeat.ts';

export default defineRule({
  code: 'cluster/own-copy-beside-shared',
  severity: 'warning',
  docs: {
    title: 'A file for all nodes, and a copy of it for one',
    what: 'The same file lies in the folder that all nodes share (`etc/...`) and in the folder of one node (`nodes/<name>/etc/...`).',
    why: 'On the node there is room for one of them. Which one that is cannot be told from here, so that both are checked together, and what both say counts as said twice.',
    mend: 'Keep one of them: the shared one when all nodes have the same file, else one in the folder of each node.',
  },
  examples: {
    bad: [
      `#- etc/ha.d/ha.cf
${EXAMPLE_HA_CF}#- etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}#- nodes/alice/etc/ha.d/authkeys
auth 1
#<- cluster/own-copy-beside-shared: etc/ha.d/authkeys
1 sha1 kO8Ud1Qw
`,
    ],
    good: [
      `#- etc/ha.d/ha.cf
${EXAMPLE_HA_CF}#- nodes/alice/etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}#- nodes/bob/etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}`,
    ],
  },
  declares: {
    copy(copy, context) {
      const shared = context
        .declarations('file', copy.key)
        .find(({ slot }) => slot.document.home.nodes === undefined);
      if (!shared) return;
      context.report({
        at: copy,
        message: `The root of the cluster has ${copy.key.slice(1)} for all nodes, and this is a copy for ${copy.data.nodes.join(', ')} alone: a node has room for one of them. Remove one; when the nodes differ, give each its own.`,
        related: [{ at: shared, message: 'The file of all nodes.' }],
        compare: shared,
      });
    },
  },
});
