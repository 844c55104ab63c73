import type { Reference } from '../../../core/fact.ts';
import { defineRule, type FixProposal, type Problem, type RuleContext } from '../../../core/rule.ts';
import { stepsOf } from '../constraints.ts';
import { parentsOf, resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/constraint-on-group-member',
  severity: 'warning',
  docs: {
    title: 'A constraint on a member of a group',
    what: 'The colocation, location or order names a resource that is a member of a group.',
    why: 'The group is placed as one. A colocation of a later member does not move the members before it: the first ones start elsewhere, the member cannot follow, and the group stays half started. Inside one group, the members are together already. An order of a later member lets the members before it start without waiting; a location of one member moves all of them.',
    mend: 'Name the group.',
    source: 'crmsh 4.4.1, cibconfig.py: "resource is grouped, constraints should apply to the group"',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip IPaddr2 params ip=192.0.2.80\ngroup db ip fs\ncolocation fs_on_drbd inf: fs ms_drbd:Master\n#                          ^^ crmsh/constraint-on-group-member: group "db"\norder db_after_drbd Mandatory: ms_drbd:promote db:start\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=xfs\nprimitive ip IPaddr2 params ip=192.0.2.80\ngroup db fs ip\ncolocation db_on_drbd inf: db ms_drbd:Master\norder db_after_drbd Mandatory: ms_drbd:promote ip:start\n#                                              ^^ crmsh/constraint-on-group-member: "fs" stands before it\n',
      'primitive fs ocf:pacemaker:Dummy\nprimitive ip IPaddr2 params ip=192.0.2.80\ngroup db fs ip\nlocation db_here ip 100: alice\n#                ^^ crmsh/constraint-on-group-member: Name the group\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip IPaddr2 params ip=192.0.2.80\ngroup db ip fs\ncolocation db_on_drbd inf: db ms_drbd:Master\norder db_after_drbd Mandatory: ms_drbd:promote db:start\n',
    ],
  },
  refers: {
    'crm-resource'(fact, context) {
      const { by, id: constraint } = fact.data;
      if (by !== 'colocation' && by !== 'location' && by !== 'order') return;
      const group = parentsOf(fact.key, context).find(({ data }) => data.by === 'group');
      // What a group cannot hold does not run with it: crmsh/wrong-child.
      if (!group || resourceOf(fact.key, context)?.type !== 'primitive') return;
      const named = group.data.id;
      const found: Case = {
        fact,
        group: named,
        related: [{ at: group, message: `"${fact.key}" belongs to "${named}" here.` }],
        fix: { title: `Replace with the group "${named}"`, edits: [{ at: fact, text: named }] },
      };
      if (by === 'colocation') colocation(found, context);
      else if (by === 'order') order(found, context);
      // What is left over from "crm resource move" is told as that.
      else if (!constraint.startsWith('cli-')) location(found, context);
    },
  },
});

/** A constraint that names a member, the group it should name, and what every report of it shows. */
interface Case {
  readonly fact: Reference<'crm-resource'>;
  readonly group: string;
  readonly related: NonNullable<Problem['related']>;
  readonly fix: FixProposal;
}

function colocation({ fact, group, related, fix }: Case, context: RuleContext): void {
  const others = context
    .declarations('constraint', fact.data.id)
    .flatMap(({ data }) => data.members.map(({ resource }) => resource))
    .filter((name) => name !== fact.key);
  const inside = others.some((name) =>
    parentsOf(name, context).some(({ data }) => data.by === 'group' && data.id === group),
  );
  context.report({
    at: fact,
    message:
      inside || others.includes(group)
        ? `"${fact.key}" runs with the other members of its group "${group}" anyway. Take this colocation out: it can only hinder the placement.`
        : `"${fact.key}" is a member of the group "${group}", which is placed as one. With a colocation of one member the others can end up on another node, and the group does not start. Name the group: ${group}.`,
    related,
    fixes: inside ? [] : [fix],
  });
}

function location({ fact, group, related, fix }: Case, context: RuleContext): void {
  context.report({
    at: fact,
    severity: 'info',
    message: `"${fact.key}" is a member of the group "${group}", which is placed as one: this moves the whole group, though it does not look so. Name the group: ${group}.`,
    related,
    fixes: [fix],
  });
}

/** An order that holds back a later member lets those before it start without waiting. */
function order({ fact, group, related, fix }: Case, context: RuleContext): void {
  const [constraint] = context.declarations('constraint', fact.data.id);
  const waitsFor =
    constraint &&
    stepsOf(constraint.data).find(
      ({ before, after }) =>
        after.resource === fact.key &&
        before.action === 'promote' &&
        resourceOf(before.resource, context)?.promotable,
    )?.before.resource;
  if (waitsFor === undefined) return;
  const members = resourceOf(group, context)?.members ?? [];
  const early = members
    .slice(0, members.indexOf(fact.key))
    .find((name) => /(?:^|:)(?:Filesystem|LVM|LVM-activate)$/.test(resourceOf(name, context)?.agent ?? ''));
  if (early === undefined) return;
  context.report({
    at: fact,
    message: `Only "${fact.key}" waits for the promotion of "${waitsFor}"; "${early}" stands before it in the group "${group}" and starts without waiting. Name the group: ${group}.`,
    related,
    fixes: [fix],
  });
}
