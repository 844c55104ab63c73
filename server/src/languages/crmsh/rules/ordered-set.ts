import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/ordered-set',
  severity: 'info',
  docs: {
    title: 'Three or more names in a colocation',
    what: 'With two names, `colocation ID inf: A B` places A with B. With three or more, the names form a set, which reads the other way: B is placed with A, and C with B.',
    why: 'Most people expect the meaning of the two-name form to go on. If A cannot run, none of the others do.',
    mend: 'Use a group, or one colocation for each pair. If the set is what you want, nothing needs to change.',
    source: 'Pacemaker Explained, colocation sets; crmsh 4.4.1, parse.py, match_resource_set',
  },
  examples: {
    bad: [
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive c ocf:pacemaker:Dummy\ncolocation together inf: a b c\n#                        ^^^^^ crmsh/ordered-set: "b" is placed with "a"\n',
    ],
    good: [
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive c ocf:pacemaker:Dummy\ncolocation together inf: ( a b ) c\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ncolocation together inf: a b\n',
    ],
  },
  nodes: {
    colocation({ sets }, context) {
      for (const { bracket, members, span } of sets) {
        const [first, second, third] = members;
        if (bracket || !first || !second || !third) continue;
        // A change of role splits the names into several sets (parse.py, ResourceSet.parse).
        if (members.some(({ qualifier }) => qualifier?.text !== first.qualifier?.text)) continue;
        context.report({
          at: span,
          message: `Three or more names are a set with an order: "${second.resource.text}" is placed with "${first.resource.text}", "${third.resource.text}" with "${second.resource.text}" – the reverse of what two names mean. If you want them on one node, a group or pairs say it more clearly.`,
        });
      }
    },
  },
});
