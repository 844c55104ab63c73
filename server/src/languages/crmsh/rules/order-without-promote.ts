import type { ClusterView } from '../../../core/cluster-view.ts';
import type { CrmResource } from '../../../core/fact.ts';
import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import { stepsIn } from '../constraints.ts';
import { constraintsBetween, isDrbdClone, resourceOf, withInside } from '../resources.ts';
import { type CrmshNode, isSimple, type Member } from '../tree.ts';

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
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip ocf:pacemaker:Dummy\ncolocation on_drbd inf: ip fs ms_drbd:Master\norder after_drbd Mandatory: ms_drbd fs ip\n#                           ^^^^^^^ crmsh/order-without-promote: needs it promoted\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
  },
  nodes: {
    order(statement, context) {
      const simple = isSimple(statement);
      const reported = new Set<Member>();
      for (const { before: first, after: then } of stepsIn(statement)) {
        if (reported.has(first) || (first.qualifier && !/^start$/i.test(first.qualifier.text))) continue;
        const clone = resourceOf(first.resource.text, context);
        const follower = resourceOf(then.resource.text, context);
        if (!clone?.promotable || !follower || follower.promotable) continue;
        if (!needsPromotion(clone, first.resource.text, then.resource.text, context)) continue;
        reported.add(first);
        const { end } = first.resource.span;
        const thenEnd = then.resource.span.end;
        context.report({
          at: first.span,
          message: `This waits until "${first.resource.text}" has started, but "${then.resource.text}" needs it promoted. Write ${first.resource.text}:promote ${then.resource.text}:start.`,
          fixes: [
            {
              title: 'Wait for the promotion',
              edits: [
                { at: first.qualifier ? span(end, first.span.end) : span(end, end), text: ':promote' },
                ...(then.qualifier || !simple ? [] : [{ at: span(thenEnd, thenEnd), text: ':start' }]),
              ],
            },
          ],
        });
      }
    },
  },
});

function needsPromotion(clone: CrmResource, id: string, follower: string, cluster: ClusterView): boolean {
  if (isDrbdClone(clone, cluster)) return true;
  const around = withInside(follower, cluster);
  return constraintsBetween('colocation', new Set([id]), around, cluster).some((constraint) =>
    cluster
      .declarations('constraint', constraint)
      .some(({ data }) => data.members.some(({ resource, role }) => resource === id && role === 'Promoted')),
  );
}
