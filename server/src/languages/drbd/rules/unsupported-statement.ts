import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { placeName } from '../places.ts';
import { overStatements } from '../statement-rule.ts';
import type { DrbdNode } from '../tree.ts';
import { versionNames } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/unsupported-statement',
  severity: 'error',
  docs: {
    title: 'A section or statement of another version of DRBD',
    what: 'The keyword belongs to another version of DRBD than the one the cluster runs (see the status item; `ha-cluster.json` can name it).',
    why: 'drbdadm stops with a parse error that lists what it expected.',
    mend: 'Remove it, or name the right version in `ha-cluster.json`.',
    source: 'drbd-utils 9.22, drbdadm_parser.c, and user/v84, user/v83',
  },
  examples: {
    bad: [
      pair(
        '  disk {\n    max-bio-bvecs 1;\n    use-bmbv;\n  }\n  net {\n    unplug-watermark 128;\n  }\n  syncer {\n    rate 4M;\n  }\n',
        { more: '    node-id 0;\n#   ^^^^^^^ drbd/unsupported-statement: DRBD 9\n' },
      ),
    ],
    good: [pair('  net {\n    protocol C;\n  }\n')],
  },
  nodes: overStatements((node, verdict, version, context) => {
    if (verdict.kind !== 'unsupported') return;
    context.report({
      at: node.keyword.span,
      message: `"${node.keyword.text}" in ${placeName(node.inside)} is of ${versionNames(verdict.versions)}, and these files are for DRBD ${version}, which refuses it. Remove it, or name the version you run in ha-cluster.json.`,
    });
  }),
});
