import { defineRule } from '../../../core/rule.ts';
import type { ClusterFileNode } from '../tree.ts';

export default defineRule<ClusterFileNode>({
  code: 'ha-cluster/duplicate-key',
  severity: 'warning',
  docs: {
    title: 'The same key twice',
    what: 'An object of ha-cluster.json has two entries of the same name.',
    why: 'Only the last one counts; whoever reads or changes the first is misled.',
    mend: 'Keep one of them.',
    source: 'RFC 8259, section 4: what a reader makes of it is open',
  },
  examples: {
    bad: ['{\n  "drbd": "8.4",\n  "drbd": "9"\n# ^^^^^^ ha-cluster/duplicate-key: last\n}\n'],
    good: ['{\n  "drbd": "9"\n}\n'],
  },
  faults: {
    'duplicate-key'({ span, found = '' }, context) {
      context.report({
        at: span,
        message: `"${found}" stands here a second time, and only the last one counts. Keep one of them.`,
      });
    },
  },
});
