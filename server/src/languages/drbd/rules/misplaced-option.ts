import { defineRule } from '../../../core/rule.ts';
import { judgeOption } from '../judge.ts';
import { placeName } from '../places.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';
import { either, versionNames } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/misplaced-option',
  severity: 'error',
  docs: {
    title: 'An option in the wrong section',
    what: 'The option exists, but not in the section it stands in.',
    why: 'drbdadm knows options by their section and stops with the parse error `an option keyword expected`.',
    mend: 'Move the option to the section it belongs to.',
    source: 'drbdsetup xml-help of drbd-utils 9.22, and of its drbdsetup-84 and drbdsetup-83',
  },
  examples: {
    bad: [
      'common {\n  disk {\n    ping-timeout 10;\n#   ^^^^^^^^^^^^ drbd/misplaced-option: net { }\n  }\n}\n',
      'common {\n  wfc-timeout 120;\n# ^^^^^^^^^^^ drbd/misplaced-option: startup { }\n}\n',
    ],
    good: ['common {\n  net {\n    ping-timeout 10;\n  }\n  startup {\n    wfc-timeout 120;\n  }\n}\n'],
  },
  nodes: {
    option(node, context) {
      const version = versionOf(context);
      const verdict = judgeOption(node, version);
      if (verdict.kind !== 'misplaced') return;
      const places = either(verdict.places.map(placeName));
      context.report({
        at: node.keyword.span,
        message: `"${node.keyword.text}" cannot stand in ${placeName(node.inside)}; to ${versionNames([version])} it is an option of ${places}. drbdadm refuses the configuration until it is moved there.`,
      });
    },
  },
});
