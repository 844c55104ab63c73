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
      const needs =
        isDrbdClone(clone, context) || startsAfter(first.resource.text, second.resource.text, context);
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

/** Whether an order constraint starts (or promotes) `first` before `second`. */
function startsAfter(first: string, second: string, context: Parameters<typeof resourceOf>[1]): boolean {
  return constraintsBetween('order', new Set([first]), withInside(second, context), context).some((id) => {
    const [order] = context.declarations('constraint', id);
    return order?.data.simple === true && order.data.members[0]?.resource === first;
  });
}
