import type { Constraint } from '../../../core/fact.ts';
import { nodeKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { constraintsOf, isAbsolute } from '../constraints.ts';
import { type CrmshNode, membersOf } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/banned-everywhere',
  severity: 'error',
  docs: {
    title: 'A resource that is banned from every node',
    what: 'For each node of the cluster there is a location constraint that bans the resource with the score -INFINITY.',
    why: 'The resource never starts. It happens when "crm resource ban" was used on one node and then on the other, and neither ban was cleared.',
    mend: 'Take out the bans that are left over (`crm resource clear RESOURCE`).',
    source: 'crm_simulate 2.1.5: the resource stays Stopped; crm_resource --ban',
  },
  examples: {
    bad: [
      'node alice\nnode bob\nprimitive web ocf:pacemaker:Dummy\nlocation web_not_alice web -inf: alice\nlocation web_not_bob web -inf: bob\n#        ^^^^^^^^^^^ crmsh/banned-everywhere: no node is left\n',
    ],
    good: [
      'node alice\nnode bob\nnode carol\nprimitive web ocf:pacemaker:Dummy\nlocation web_not_alice web -inf: alice\nlocation web_not_bob web -inf: bob\n',
    ],
  },
  nodes: {
    location(statement, context) {
      const { id, node, score } = statement;
      const [member, more] = membersOf(statement);
      if (!id || !node || !member || more || !isAbsolute(score?.text, -1)) return;
      // Of several bans that together leave nothing, the last one is told.
      const uses = context.references('crm-resource', member.resource.text);
      const last = uses.findLast(
        ({ data }) =>
          data.by === 'location' &&
          context.declarations('constraint', data.id).some((one) => isBan(one.data)),
      );
      if (last?.data.id !== id.text) return;
      const bans = constraintsOf('location', member.resource.text, context).filter(({ data }) => isBan(data));
      const nodes = context.keys('node');
      const banned = new Set(bans.map(({ data }) => nodeKey(data.node ?? '')));
      if (nodes.length === 0 || !nodes.every((name) => banned.has(name))) return;
      context.report({
        at: id.span,
        message: `"${member.resource.text}" is banned from ${nodes.length === 1 ? 'the only node' : `all ${nodes.length} nodes`}: no node is left where it may run, and it never starts. Take out the ban that is not meant to stay.`,
        related: bans
          .slice(0, -1)
          .map((ban) => ({ at: ban, message: `"${ban.key}" bans it from "${ban.data.node}".` })),
      });
    },
  },
});

function isBan({ score, node, members }: Constraint): boolean {
  const [first] = members;
  return isAbsolute(score, -1) && node !== undefined && (first?.role ?? 'Started') === 'Started';
}
