import type { ConstraintMember } from '../../../core/fact.ts';
import { defineRule } from '../../../core/rule.ts';
import { isAbsolute, placementsOf } from '../constraints.ts';
import { constraintsBetween, relativesOf } from '../resources.ts';
import { type CrmshNode, isSimple, membersOf } from '../tree.ts';
import { roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/contradictory-colocation',
  severity: 'error',
  docs: {
    title: 'Two resources that must run together and must not',
    what: 'One colocation ties two resources with the score INFINITY, another one keeps them apart with -INFINITY.',
    why: 'No node can please both: the dependent resource never starts, on any node, and crm_verify says nothing.',
    mend: 'Take one of the two colocations out.',
    source: 'crm_simulate 2.1.5 leaves the dependent resource Stopped',
  },
  examples: {
    bad: [
      'primitive ip ocf:pacemaker:Dummy\nprimitive web ocf:pacemaker:Dummy\ncolocation web_with_ip inf: web ip\ncolocation apart -inf: web ip\n#          ^^^^^ crmsh/contradictory-colocation: "web_with_ip"\n',
    ],
    good: [
      'primitive ip ocf:pacemaker:Dummy\nprimitive web ocf:pacemaker:Dummy\nprimitive db ocf:pacemaker:Dummy\ncolocation web_with_ip inf: web ip\ncolocation apart -inf: web db\n',
      'primitive s ocf:pacemaker:Stateful\nclone c s meta promotable=true\nprimitive web ocf:pacemaker:Dummy\ncolocation web_with_c inf: web c:Promoted\ncolocation apart -inf: web c:Unpromoted\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      const [first, second] = membersOf(statement);
      if (!statement.id || !first || !second || !isSimple(statement)) return;
      if (!isAbsolute(statement.score?.text, -1)) return;
      const names = [first, second].map(({ resource }) => resource.text);
      const around = names.map((name) => relativesOf(name, context));
      const roles = [first, second].map(({ qualifier }) => roleOf(qualifier?.text ?? '') ?? 'Started');
      const isPair = (pair: readonly ConstraintMember[]) =>
        pair.every(
          ({ resource, role = 'Started' }, index) => around[index]?.has(resource) && role === roles[index],
        );
      const [one = new Set<string>(), two = new Set<string>()] = around;
      const other = constraintsBetween('colocation', one, two, context)
        .flatMap((id) => context.declarations('constraint', id))
        .find(
          ({ data }) =>
            isAbsolute(data.score, 1) &&
            placementsOf(data).some(
              ({ dependent, leader }) => isPair([dependent, leader]) || isPair([leader, dependent]),
            ),
        );
      if (!other) return;
      context.report({
        at: statement.id.span,
        message: `This keeps "${names[0]}" and "${names[1]}" apart, and the colocation "${other.key}" ties them together. No node can please both, so that one of them never starts. Take one of the two colocations out.`,
        related: [{ at: other, message: `"${other.key}" wants them on one node.` }],
      });
    },
  },
});
