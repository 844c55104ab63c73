import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { ClusterFileNode } from '../tree.ts';

export default defineRule<ClusterFileNode>({
  code: 'ha-cluster/unknown-key',
  severity: 'warning',
  docs: {
    title: 'A key that ha-cluster.json does not have',
    what: 'The name of this entry is not one that HA Cluster Config reads.',
    why: 'The entry is passed over, and what you meant to say with it does not count.',
    mend: 'Correct the name, or remove the entry. docs/cluster-file.md lists all of them.',
  },
  examples: {
    bad: [
      '{\n  "pacemarker": "2.1"\n# ^^^^^^^^^^^^ ha-cluster/unknown-key: "pacemaker"\n}\n',
      '{\n  "nodes": { "alice": { "address": "10.0.0.1" } }\n#                       ^^^^^^^^^ ha-cluster/unknown-key: ssh, become\n}\n',
    ],
    good: ['{\n  "pacemaker": "2.1",\n  "nodes": { "alice": { "ssh": "root@10.0.0.1" } }\n}\n'],
  },
  faults: {
    'unknown-key'({ span, found = '', expected = '' }, context) {
      const keys = expected.split(' ');
      const meant = nearest(found, keys);
      context.report({
        at: span,
        message: `Nothing here is called "${found}", so it is passed over. ${meant ? `Did you mean "${meant}"?` : `There are ${keys.join(', ')}.`}`,
        fixes: meant
          ? [{ title: `Replace with "${meant}"`, edits: [{ at: span, text: JSON.stringify(meant) }] }]
          : [],
      });
    },
  },
});
