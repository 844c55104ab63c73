import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { candidates, homesOf, judgeOption } from '../judge.ts';
import { holdsOptions, placeName } from '../places.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/unknown-option',
  severity: 'error',
  docs: {
    title: 'An option DRBD does not have',
    what: 'The name is not an option of any version of DRBD, in any section.',
    why: 'drbdadm stops with the parse error `an option keyword expected`, and none of the resources can be used.',
    mend: 'Mend the spelling. Names are written in lower case.',
    source: 'drbdsetup xml-help of drbd-utils 9.22, and of its drbdsetup-84 and drbdsetup-83',
  },
  examples: {
    bad: [
      'common {\n  net {\n    ping-timout 10;\n#   ^^^^^^^^^^^ drbd/unknown-option: "ping-timeout"\n  }\n}\n',
      'global {\n  usage-counts no;\n# ^^^^^^^^^^^^ drbd/unknown-option: "usage-count"\n}\n',
    ],
    good: ['common {\n  net {\n    ping-timeout 10;\n  }\n}\n'],
  },
  nodes: {
    option(node, context) {
      if (!holdsOptions(node.inside)) return;
      const version = versionOf(context);
      if (judgeOption(node, version).kind !== 'unknown') return;
      const name = node.keyword.text;
      const { here, all } = candidates(node.inside, version);
      const near = nearest(name, here) ?? nearest(name, all);
      const home = near && !here.includes(near) ? homesOf(near, version)[0] : undefined;
      const hint = near
        ? `Did you mean "${near}"${home ? ` of ${placeName(home)}` : ''}?`
        : 'Look for its name in drbd.conf(5), or remove it.';
      context.report({
        at: node.keyword.span,
        message: `DRBD has no option "${name}", and drbdadm refuses the whole configuration because of it. ${hint}`,
        fixes: near
          ? [{ title: `Replace with "${near}"`, edits: [{ at: node.keyword.span, text: near }] }]
          : [],
      });
    },
  },
});
