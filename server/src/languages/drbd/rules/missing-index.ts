import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { isName } from '../resource.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-index',
  severity: 'error',
  docs: {
    title: 'An external meta-disk without index in DRBD 8.3',
    what: 'In DRBD 8.3 a `meta-disk` on another disk needs an index in brackets: `meta-disk /dev/sdb1[0]`.',
    why: "drbdadm 8.3 stops with the parse error `'[' expected`.",
    mend: 'Add the index, or use `flexible-meta-disk` for a disk that holds the meta-data of one volume only.',
    source: 'drbdadm-83 of drbd-utils 9.22',
  },
  examples: {
    bad: [
      `common {\n  protocol C;\n  syncer {\n    al-extents 31;\n  }\n  net {\n    congestion-extents 20;\n  }\n}\n${pair('', { metaDisk: 'meta-disk /dev/sdb1;\n#             ^^^^^^^^^ drbd/missing-index: [0]' })}`,
    ],
    good: [pair('', { metaDisk: 'meta-disk /dev/sdb1[0];' })],
  },
  nodes: {
    'meta-disk'({ path, index, flexible }, context) {
      if (!path || !isName(path) || path.text === 'internal' || index || flexible) return;
      if (versionOf(context) !== '8.3') return;
      context.report({
        at: path.span,
        message: `DRBD 8.3 wants an index after an external meta-disk and refuses the configuration without. Write "${path.text}[0]", with another number for each volume.`,
        fixes: [
          {
            title: 'Insert "[0]"',
            edits: [{ at: { start: path.span.end, end: path.span.end }, text: '[0]' }],
          },
        ],
      });
    },
  },
});
