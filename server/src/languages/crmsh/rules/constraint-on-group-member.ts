import { defineRule } from '../../../core/rule.ts';
import { parentsOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/constraint-on-group-member',
  severity: 'warning',
  docs: {
    title: 'A colocation with a member of a group',
    what: 'The colocation names a resource that is a member of a group.',
    why: 'The group is placed as one. A colocation of a later member does not move the members before it: the first ones start elsewhere, the member cannot follow, and the group stays half started. Inside one group, the members are together already.',
    mend: 'Name the group.',
    source: 'crmsh 4.4.1, cibconfig.py: "resource is grouped, constraints should apply to the group"',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip IPaddr2 params ip=192.0.2.80\ngroup db ip fs\ncolocation fs_on_drbd inf: fs ms_drbd:Master\n#                          ^^ crmsh/constraint-on-group-member: group "db"\norder db_after_drbd Mandatory: ms_drbd:promote db:start\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip IPaddr2 params ip=192.0.2.80\ngroup db ip fs\ncolocation db_on_drbd inf: db ms_drbd:Master\norder db_after_drbd Mandatory: ms_drbd:promote db:start\n',
    ],
  },
  refers: {
    'crm-resource'(fact, context) {
      if (fact.data.by !== 'colocation') return;
      const group = parentsOf(fact.key, context).find(({ data }) => data.by === 'group');
      if (!group) return;
      const { id } = group.data;
      const others = context
        .declarations('constraint', fact.data.id)
        .flatMap(({ data }) => data.members.map(({ resource }) => resource))
        .filter((name) => name !== fact.key);
      const inside = others.some((name) =>
        parentsOf(name, context).some(({ data }) => data.by === 'group' && data.id === id),
      );
      context.report({
        at: fact,
        message:
          inside || others.includes(id)
            ? `"${fact.key}" runs with the other members of its group "${id}" anyway. Take this colocation out: it can only hinder the placement.`
            : `"${fact.key}" is a member of the group "${id}", which is placed as one. With a colocation of one member the others can end up on another node, and the group does not start. Name the group: ${id}.`,
        related: [{ at: group, message: `"${fact.key}" belongs to "${id}" here.` }],
        fixes: inside ? [] : [{ title: `Replace with the group "${id}"`, edits: [{ at: fact, text: id }] }],
      });
    },
  },
});
