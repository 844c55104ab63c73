import { defineRule } from '../../../core/rule.ts';
import type { ClusterFileNode } from '../tree.ts';

export default defineRule<ClusterFileNode>({
  code: 'ha-cluster/missing-key',
  severity: 'error',
  docs: {
    title: 'An entry of ha-cluster.json without what it is about',
    what: 'An entry of `files` must say with `path` which file it means.',
    why: 'The entry is left out: it speaks of no file.',
    mend: 'Write `"path"` with the file, or a pattern, from the folder of ha-cluster.json on.',
  },
  examples: {
    bad: [
      '{\n  "files": [{ "language": "drbd" }]\n#           ^^^^^^^^^^^^^^^^^^^^^^ ha-cluster/missing-key: "path"\n}\n',
    ],
    good: ['{\n  "files": [{ "path": "old/*.txt", "language": "drbd" }]\n}\n'],
  },
  faults: {
    'missing-key'({ span, expected = '', subject = '' }, context) {
      context.report({
        at: span,
        message: `This entry of "${subject}" has no "${expected}", so it speaks of nothing and is left out. Write "${expected}" with its value.`,
      });
    },
  },
});
