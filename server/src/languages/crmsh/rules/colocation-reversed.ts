import type { ClusterView } from '../../../core/cluster-view.ts';
import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { drawsTogether, placementsIn, stepsOf } from '../constraints.ts';
import { constraintsBetween, isDrbdClone, resourceOf, withInside } from '../resources.ts';
import { type CrmshNode, isSimple } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/colocation-reversed',
  severity: 'warning',
  docs: {
    title: 'A colocation the wrong way round',
    what: 'In `colocation ID inf: A B`, A is placed with B: B is placed first, by its own scores, and A follows. Here the clone follows the resource that needs it.',
    why: 'Pacemaker places the dependent resource without looking at where the clone can be promoted, and then promotes the clone there, or nowhere. With DRBD, it may choose the node whose data are outdated, and then start nothing.',
    mend: 'Swap the two names, each with its role.',
    source: 'Pacemaker Explained, colocation constraints: rsc and with-rsc',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: ms_drbd:Master fs\n#                          ^^^^^^^^^^^^^^^^^ crmsh/colocation-reversed: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
      '# a set is placed with the set after it\nprimitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip ocf:pacemaker:Dummy\ncolocation on_drbd inf: ms_drbd:Master ( fs ip )\n#                       ^^^^^^^^^^^^^^^^^^^ crmsh/colocation-reversed: write ms_drbd:Master last\norder after_drbd Mandatory: ms_drbd:promote fs:start ip:start\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip ocf:pacemaker:Dummy\ncolocation on_drbd inf: ( fs ip ) ms_drbd:Master\norder after_drbd Mandatory: ms_drbd:promote fs:start ip:start\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
      '# stacked: the upper DRBD resource needs the address\nprimitive upper ocf:linbit:drbd params drbd_resource=r0-U\nms ms_upper upper meta notify=true clone-max=1\nprimitive ip IPaddr2 params ip=192.0.2.80\ncolocation upper_on_ip inf: ms_upper ip\norder upper_after_ip Mandatory: ip ms_upper:start\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      if (!drawsTogether(statement)) return;
      const simple = isSimple(statement);
      for (const { dependent, leader } of placementsIn(statement)) {
        const clone = resourceOf(dependent.resource.text, context);
        const other = resourceOf(leader.resource.text, context);
        if (clone?.type !== 'clone' || !other || other.type === 'clone') continue;
        if (!needs(leader.resource.text, dependent.resource.text, context)) continue;
        const names = [dependent, leader].sort((a, b) => a.span.start - b.span.start);
        const at = cover(dependent.span, leader.span);
        const swapped = names
          .reverse()
          .map(({ span }) => context.text(span))
          .join(' ');
        context.report({
          at,
          message: `This places "${dependent.resource.text}" with "${leader.resource.text}"; but "${leader.resource.text}" needs "${dependent.resource.text}" and not the other way round. Pacemaker chooses a node for "${leader.resource.text}" first, whether or not the clone can be promoted there. ${simple ? `Swap them: ${swapped}` : `A set is placed with the set that stands after it: write ${context.text(dependent.span)} last.`}`,
          fixes: simple ? [{ title: `Swap: ${swapped}`, edits: [{ at, text: swapped }] }] : [],
        });
      }
    },
  },
});

/** Whether the resource, or what is inside of it, starts after the clone or uses its device. */
function needs(resource: string, clone: string, cluster: ClusterView): boolean {
  const inside = withInside(resource, cluster);
  const orders = constraintsBetween('order', new Set([clone]), inside, cluster);
  if (orders.length > 0) return orders.some((id) => isFirst(clone, inside, id, cluster));
  const data = resourceOf(clone, cluster);
  return (
    data !== undefined && isDrbdClone(data, cluster) && [...inside].some((id) => isFilesystem(id, cluster))
  );
}

/** Whether an order starts (or promotes) the clone before one of the resources. */
function isFirst(
  clone: string,
  resources: ReadonlySet<string>,
  order: string,
  cluster: ClusterView,
): boolean {
  const [found] = cluster.declarations('constraint', order);
  return (
    found !== undefined &&
    stepsOf(found.data).some(
      ({ before, after }) => before.resource === clone && resources.has(after.resource),
    )
  );
}

function isFilesystem(id: string, cluster: ClusterView): boolean {
  return /(?:^|:)Filesystem$/.test(resourceOf(id, cluster)?.agent ?? '');
}
