import { nodeKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { isAbsolute } from '../constraints.ts';
import { type CrmshNode, membersOf, pairNamed } from '../tree.ts';
import { roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/contradictory-location',
  severity: 'warning',
  docs: {
    title: 'A resource that must run on a node and must not',
    what: 'One location ties the resource to a node with the score INFINITY, another one bans it from the same node with -INFINITY.',
    why: '-INFINITY wins always: the resource runs elsewhere, or not at all, and whoever reads the first constraint does not understand why.',
    mend: 'Take one of the two out; mostly the ban is left over from some work.',
    source: 'Pacemaker Explained, "Infinity math": INFINITY + -INFINITY = -INFINITY; crm_simulate 2.1.5',
  },
  examples: {
    bad: [
      'node alice\nnode bob\nprimitive web ocf:pacemaker:Dummy\nlocation web_here web inf: alice\n#        ^^^^^^^^ crmsh/contradictory-location: "web_away"\nlocation web_away web -inf: alice\n',
    ],
    good: [
      'node alice\nnode bob\nprimitive web ocf:pacemaker:Dummy\nlocation web_here web inf: alice\nlocation web_away web -inf: bob\n',
    ],
  },
  nodes: {
    location(statement, context) {
      const { id, node, score } = statement;
      const [member, more] = membersOf(statement);
      // What is left over from "crm resource move" is told as that.
      if (!id || !node || !member || more || !isAbsolute(score?.text, 1) || id.text.startsWith('cli-'))
        return;
      const role = roleOf(pairNamed(statement.options, 'role')?.value?.text ?? '');
      const onNode = context.references('node', nodeKey(node.text));
      const ofResource = context.references('crm-resource', member.resource.text);
      const ids =
        onNode.length < ofResource.length
          ? onNode.flatMap(({ data }) => (data.by === 'location' && data.id !== undefined ? [data.id] : []))
          : ofResource.flatMap(({ data }) => (data.by === 'location' ? [data.id] : []));
      const ban = ids
        .flatMap((one) => context.declarations('constraint', one))
        .find(
          ({ key, data }) =>
            data.members[0]?.resource === member.resource.text &&
            isAbsolute(data.score, -1) &&
            !key.startsWith('cli-') &&
            data.node !== undefined &&
            nodeKey(data.node) === nodeKey(node.text) &&
            data.members[0]?.role === role,
        );
      if (!ban) return;
      context.report({
        at: id.span,
        message: `This ties "${member.resource.text}" to "${node.text}", but "${ban.key}" bans it from there, and a ban always wins: this constraint has no effect. Take one of the two out.`,
        related: [{ at: ban, message: `"${ban.key}" bans "${member.resource.text}" from "${node.text}".` }],
      });
    },
  },
});
