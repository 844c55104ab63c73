import { defineRule } from '../../../core/rule.ts';
import { option } from '../catalog.ts';
import { judgeOption } from '../judge.ts';
import { placeName } from '../places.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';
import { versionNames } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/unsupported-option',
  severity: 'error',
  docs: {
    title: 'An option of another version of DRBD',
    what: 'The option belongs to another version of DRBD than the one the cluster runs (see the status item; `ha-cluster.json` can name it).',
    why: 'drbdadm stops with the parse error `an option keyword expected`. With an old kernel module, a new drbdadm uses the old parser, so an option of DRBD 9 fails there too.',
    mend: 'Use the name this version has for it, or name the right version in `ha-cluster.json`.',
    source: 'drbdsetup xml-help of drbd-utils 9.22, and of its drbdsetup-84 and drbdsetup-83',
  },
  examples: {
    bad: [
      'common {\n  options {\n    quorum majority;\n    on-no-quorum io-error;\n  }\n  net {\n    protocol C;\n    unplug-watermark 128;\n#   ^^^^^^^^^^^^^^^^ drbd/unsupported-option: DRBD 8.3 and 8.4\n  }\n}\n',
    ],
    good: ['common {\n  options {\n    quorum majority;\n    on-no-quorum io-error;\n  }\n}\n'],
  },
  nodes: {
    option(node, context) {
      const version = versionOf(context);
      const verdict = judgeOption(node, version);
      if (verdict.kind !== 'unsupported') return;
      const { text } = node.keyword;
      const old = verdict.versions[0];
      const now = old && option(node.inside, text, old)?.aliasOf;
      context.report({
        at: node.keyword.span,
        message: `"${text}" in ${placeName(node.inside)} is an option of ${versionNames(verdict.versions)}, and these files are for DRBD ${version}, which refuses it.${now ? ` It is called "${now}" there.` : ''} Remove it, or name the version you run in ha-cluster.json.`,
      });
    },
  },
});
