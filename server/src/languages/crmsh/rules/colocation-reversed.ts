import type { ClusterView } from '../../../core/cluster-view.ts';
import { defineRule } from '../../../core/rule.ts';
import { constraintsBetween, isDrbdClone, resourceOf, withInside } from '../resources.ts';
import { type CrmshNode, isSimple, membersOf } from '../tree.ts';
import { scoreNumber } from '../values.ts';

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
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
      '# stacked: the upper DRBD resource needs the address\nprimitive upper ocf:linbit:drbd params drbd_resource=r0-U\nms ms_upper upper meta notify=true clone-max=1\nprimitive ip IPaddr2 params ip=192.0.2.80\ncolocation upper_on_ip inf: ms_upper ip\norder upper_after_ip Mandatory: ip ms_upper:start\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      const [first, second] = membersOf(statement);
      if (!first || !second || !isSimple(statement)) return;
      if ((scoreNumber(statement.score?.text ?? '') ?? 0) <= 0) return;
      const clone = resourceOf(first.resource.text, context);
      const other = resourceOf(second.resource.text, context);
      if (clone?.type !== 'clone' || !other || other.type === 'clone') return;
      const inside = withInside(second.resource.text, context);
      const orders = constraintsBetween('order', new Set([first.resource.text]), inside, context);
      const needs =
        orders.length > 0
          ? orders.some((id) => isFirst(first.resource.text, id, context))
          : isDrbdClone(clone, context) && [...inside].some((id) => isFilesystem(id, context));
      if (!needs) return;
      const at = { start: first.span.start, end: second.span.end };
      const swapped = `${context.text(second.span)} ${context.text(first.span)}`;
      context.report({
        at,
        message: `This places "${first.resource.text}" with "${second.resource.text}"; but "${second.resource.text}" needs "${first.resource.text}" and not the other way round. Pacemaker chooses a node for "${second.resource.text}" first, whether or not the clone can be promoted there. Swap them: ${swapped}`,
        fixes: [{ title: `Swap: ${swapped}`, edits: [{ at, text: swapped }] }],
      });
    },
  },
});

/** Whether an order of two starts (or promotes) this resource before the other. */
function isFirst(resource: string, order: string, cluster: ClusterView): boolean {
  const [found] = cluster.declarations('constraint', order);
  return found?.data.simple === true && found.data.members[0]?.resource === resource;
}

function isFilesystem(id: string, cluster: ClusterView): boolean {
  return /(?:^|:)Filesystem$/.test(resourceOf(id, cluster)?.agent ?? '');
}
