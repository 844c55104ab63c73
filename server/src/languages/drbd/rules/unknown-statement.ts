import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { statementsOf } from '../catalog.ts';
import { judgeOption } from '../judge.ts';
import { catalogPlace, holdsOptions, placeName } from '../places.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';
import { either } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/unknown-statement',
  severity: 'error',
  docs: {
    title: 'A statement DRBD does not have',
    what: 'The line begins with a word that is no keyword here and no option anywhere.',
    why: 'drbdadm stops with a parse error that lists what it expected, and none of the resources can be used.',
    mend: 'Mend the spelling. Keywords are written in lower case.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  protocl C;\n# ^^^^^^^ drbd/unknown-statement: "protocol"\n}\n',
      'includ "/etc/drbd.d/*.res";\n#<- drbd/unknown-statement: "include"\n',
    ],
    good: ['include "/etc/drbd.d/*.res";\n'],
  },
  nodes: {
    option(node, context) {
      if (holdsOptions(node.inside)) return;
      const version = versionOf(context);
      if (judgeOption(node, version).kind !== 'unknown') return;
      const place = catalogPlace(node.inside);
      const names = place ? [...new Set(statementsOf(place, version).map(({ keyword }) => keyword))] : [];
      const name = node.keyword.text;
      const near = nearest(name, names);
      const hint = near ? `Did you mean "${near}"?` : `Here it expects ${either(names)}.`;
      context.report({
        at: node.keyword.span,
        message: `drbdadm does not know "${name}" in ${placeName(node.inside)} and refuses the configuration. ${hint}`,
        fixes: near
          ? [{ title: `Replace with "${near}"`, edits: [{ at: node.keyword.span, text: near }] }]
          : [],
      });
    },
  },
});
