import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { splitSets } from '../sets.ts';
import { type CrmshNode, isSimple } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/ordered-set',
  severity: 'info',
  docs: {
    title: 'Three or more names in a colocation',
    what: 'With two names, `colocation ID inf: A B` places A with B. With three or more, the names form a set, which reads the other way: B is placed with A, and C with B. A name with another role begins a set of its own, with which the first name of the set before it is placed.',
    why: 'Most people expect the meaning of the two-name form to go on. If A cannot run, none of the others do.',
    mend: 'Use a group, or one colocation for each pair. If the set is what you want, nothing needs to change.',
    source: 'Pacemaker Explained, colocation sets; crmsh 4.4.1, parse.py, match_resource_set',
  },
  examples: {
    bad: [
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive c ocf:pacemaker:Dummy\ncolocation together inf: a b c\n#                        ^^^^^ crmsh/ordered-set: "b" is placed with "a"\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive s ocf:pacemaker:Stateful\nms ms_s s\ncolocation together inf: b a ms_s:Master\n#                        ^^^ crmsh/ordered-set: "a" is placed with "b", and "b" with "ms_s:Master"\norder later Mandatory: ms_s:promote a:start\n',
    ],
    good: [
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive c ocf:pacemaker:Dummy\ncolocation together inf: ( a b ) c\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ncolocation together inf: a b\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      if (isSimple(statement)) return;
      const sets = splitSets(statement);
      for (const [index, { parallel, members }] of sets.entries()) {
        const [first, second, third] = members;
        const last = members.at(-1);
        const next = sets[index + 1]?.members.at(-1);
        // Two names alone are as harmless as they look; before another set they are not.
        if (parallel || !first || !second || !last || !(third || next)) continue;
        const chain = third
          ? `"${second.resource.text}" is placed with "${first.resource.text}", "${third.resource.text}" with "${second.resource.text}"`
          : `"${second.resource.text}" is placed with "${first.resource.text}"`;
        const leader = next ? `, and "${first.resource.text}" with "${context.text(next.span)}"` : '';
        context.report({
          at: cover(first.span, last.span),
          message: `${third ? 'Three or more' : 'These'} names are a set with an order: ${chain}${leader} – the reverse of what two names mean. If you want them on one node, a group or pairs say it more clearly.`,
        });
      }
    },
  },
});
