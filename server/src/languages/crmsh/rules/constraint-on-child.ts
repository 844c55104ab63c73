import { defineRule } from '../../../core/rule.ts';
import { declarationOf, parentsOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/constraint-on-child',
  severity: 'error',
  docs: {
    title: 'A constraint on the resource inside a clone',
    what: 'A constraint names the primitive (or group) inside of a clone, ms or bundle. Constraints must name the clone.',
    why: 'Pacemaker has no single resource of that name any more, only its copies: it ignores the constraint (`is not a valid resource or tag`), and crm_verify fails.',
    mend: 'Name the clone or ms instead, with the role if only its promoted copy is meant.',
    source: 'Pacemaker 2.1.5, unpack_colocation_tags; crmsh 4.4.1, check_sanity of constraints',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs drbd:Master\n#                             ^^^^ crmsh/constraint-on-child: ms_drbd\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
  },
  refers: {
    'crm-resource'(fact, context) {
      const { by } = fact.data;
      if (by !== 'colocation' && by !== 'order' && by !== 'location' && by !== 'ticket') return;
      const parent = parentsOf(fact.key, context).find(
        ({ data }) => data.by === 'clone' || data.by === 'bundle',
      );
      if (!parent || !declarationOf(fact.key, context)) return;
      const { id } = parent.data;
      const keyword = declarationOf(id, context)?.data.keyword ?? parent.data.by;
      context.report({
        at: fact,
        message: `"${fact.key}" is inside the ${keyword} "${id}", and a constraint must name that: Pacemaker ignores the ${by} with "not a valid resource or tag". Write ${id}.`,
        related: [{ at: parent, message: `"${fact.key}" is put into "${id}" here.` }],
        fixes: [{ title: `Replace with "${id}"`, edits: [{ at: fact, text: id }] }],
      });
    },
  },
});
