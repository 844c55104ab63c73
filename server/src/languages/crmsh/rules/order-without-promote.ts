import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import { constraintsBetween, isDrbdClone, resourceOf, withInside } from '../resources.ts';
import { type CrmshNode, isSimple, membersOf } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/order-without-promote',
  severity: 'warning',
  docs: {
    title: 'An order that waits for the start of a clone where it should wait for its promotion',
    what: 'The resource that follows needs the promoted copy, but the order names the clone without `:promote` and so waits only until its copies have started.',
    why: 'Between start and promotion DRBD is Secondary: a mount in that moment fails.',
    mend: 'Write `CLONE:promote RESOURCE:start`.',
    source: 'Pacemaker Explained, ordering properties: first-action defaults to start',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd fs\n#                              ^^^^^^^ crmsh/order-without-promote: ms_drbd:promote\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
  },
  nodes: {
    order(statement, context) {
      const [first, then] = membersOf(statement);
      if (!first || !then || first.qualifier || !isSimple(statement)) return;
      const clone = resourceOf(first.resource.text, context);
      const follower = resourceOf(then.resource.text, context);
      if (!clone?.promotable || !follower || follower.promotable) return;
      const around = withInside(then.resource.text, context);
      const placed = constraintsBetween('colocation', new Set([first.resource.text]), around, context);
      const needsPromotion =
        isDrbdClone(clone, context) ||
        placed.some((id) =>
          context
            .declarations('constraint', id)
            .some(({ data }) =>
              data.members.some((one) => one.resource === first.resource.text && one.role === 'Promoted'),
            ),
        );
      if (!needsPromotion) return;
      const firstEnd = first.resource.span.end;
      const thenEnd = then.resource.span.end;
      context.report({
        at: first.resource.span,
        message: `This waits until "${first.resource.text}" has started, but "${then.resource.text}" needs it promoted. Write ${first.resource.text}:promote ${then.resource.text}:start.`,
        fixes: [
          {
            title: 'Wait for the promotion',
            edits: [
              { at: span(firstEnd, firstEnd), text: ':promote' },
              ...(then.qualifier ? [] : [{ at: span(thenEnd, thenEnd), text: ':start' }]),
            ],
          },
        ],
      });
    },
  },
});
