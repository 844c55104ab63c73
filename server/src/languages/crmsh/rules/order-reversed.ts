import type { ClusterView } from '../../../core/cluster-view.ts';
import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { placementsOf, stepsIn } from '../constraints.ts';
import { constraintsBetween, isDrbdClone, relativesOf, resourceOf } from '../resources.ts';
import { type CrmshNode, isSimple } from '../tree.ts';
import { isVariable, scoreNumber } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/order-reversed',
  severity: 'warning',
  docs: {
    title: 'An order the wrong way round',
    what: 'In `order ID Mandatory: A B`, A starts before B. Here the resource that runs where the clone is promoted stands first, and the clone second.',
    why: 'Pacemaker starts the file system while DRBD is still Secondary: the mount fails on every node, and the service stays down. In a colocation the dependent resource stands first; in an order it stands last.',
    mend: 'Swap the two: `order ID Mandatory: CLONE:promote RESOURCE:start`.',
    source:
      'Pacemaker Explained, ordering constraints; crm_simulate 2.1.5 starts the resource before the promotion',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: fs ms_drbd:promote\n#                              ^^^^^^^^^^^^^^^^^^ crmsh/order-reversed: ms_drbd:promote fs:start\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip ocf:pacemaker:Dummy\ncolocation on_drbd inf: ( fs ip ) ms_drbd:Master\norder after_drbd Mandatory: ( fs ip ) ms_drbd:promote\n#                             ^^^^^^^^^^^^^^^^^^^^^^^ crmsh/order-reversed: "fs"\n#                                ^^^^^^^^^^^^^^^^^^^^ crmsh/order-reversed: "ip"\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
      '# the other half of an asymmetrical pair\nprimitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start symmetrical=false\norder drbd_after_fs Mandatory: fs:stop ms_drbd:demote symmetrical=false\n',
    ],
  },
  nodes: {
    order(statement, context) {
      for (const { before, after } of stepsIn(statement)) {
        const id = after.resource.text;
        const clone = resourceOf(id, context);
        if (!clone?.promotable || /^(?:stop|demote)$/i.test(before.qualifier?.text ?? '')) continue;
        if (isVariable(before.resource.text)) continue;
        if (!runsWherePromoted(before.resource.text, id, context)) continue;
        const isDrbd = isDrbdClone(clone, context);
        const at = cover(before.span, after.span);
        const swapped = `${id}:promote ${before.resource.text}:start`;
        context.report({
          at,
          severity: isDrbd ? 'error' : 'warning',
          message: `"${before.resource.text}" runs where "${id}" is promoted, but this starts it before the promotion${isDrbd ? ': DRBD is still Secondary then, and the start fails on every node' : ''}. In an order, what is needed stands first. Write ${swapped}.`,
          fixes: isSimple(statement) ? [{ title: `Swap: ${swapped}`, edits: [{ at, text: swapped }] }] : [],
        });
      }
    },
  },
});

/** Whether a colocation keeps the resource, or what is around or inside of it, at the promoted copy of the clone. */
function runsWherePromoted(resource: string, clone: string, cluster: ClusterView): boolean {
  const around = relativesOf(resource, cluster);
  if (around.has(clone)) return false;
  return constraintsBetween('colocation', new Set([clone]), around, cluster)
    .flatMap((id) => cluster.declarations('constraint', id))
    .some(
      ({ data }) =>
        (scoreNumber(data.score ?? '') ?? 0) > 0 &&
        placementsOf(data).some(
          ({ dependent, leader }) =>
            leader.resource === clone && leader.role === 'Promoted' && around.has(dependent.resource),
        ),
    );
}
