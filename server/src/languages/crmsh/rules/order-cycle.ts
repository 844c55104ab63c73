import type { ClusterView } from '../../../core/cluster-view.ts';
import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { isNamedElsewhere, stepsIn } from '../constraints.ts';
import { momentOf, ordersBetween } from '../order-graph.ts';
import { parentsOf, resourceOf } from '../resources.ts';
import { type CrmshNode, isSimple } from '../tree.ts';
import { isVariable } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/order-cycle',
  severity: 'error',
  docs: {
    title: 'Orders that wait for each other in a circle',
    what: 'A must start before B, and B, perhaps by way of others, before A. The order of the members of a group counts too.',
    why: 'Each waits for the other: none of them ever starts. crm_verify says nothing; in crm_simulate the transition ends with "An invalid transition was produced". Optional orders block each other just the same.',
    mend: 'Take one of the orders out, or turn it round.',
    source: 'crm_simulate 2.1.5',
  },
  examples: {
    bad: [
      'primitive ip ocf:pacemaker:Dummy\nprimitive web ocf:pacemaker:Dummy\norder a Mandatory: ip web\norder b Mandatory: web ip\n#                  ^^^^^^ crmsh/order-cycle: "a"\n',
      'primitive ip ocf:pacemaker:Dummy\nprimitive web ocf:pacemaker:Dummy\ngroup g ip web\norder late Mandatory: web ip\n#                     ^^^^^^ crmsh/order-cycle: a group starts its members\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive c ocf:pacemaker:Dummy\norder ab Mandatory: a b\norder bc Optional: ( b ) c\norder ca Mandatory: c a\n#                   ^^^ crmsh/order-cycle: "ab", "bc"\n',
    ],
    good: [
      'primitive ip ocf:pacemaker:Dummy\nprimitive web ocf:pacemaker:Dummy\norder a Mandatory: ip web\norder b Serialize: web ip\n',
      'primitive s ocf:pacemaker:Stateful\nms ms_s s\nprimitive ip ocf:pacemaker:Dummy\norder a Mandatory: ms_s:start ip:start\norder b Mandatory: ip:start ms_s:promote\n',
      'primitive ip ocf:pacemaker:Dummy\nprimitive web ocf:pacemaker:Dummy\norder up Mandatory: ip:start web:start symmetrical=false\norder down Mandatory: web:stop ip:stop symmetrical=false\n',
    ],
  },
  nodes: {
    order(statement, context) {
      const { id, score } = statement;
      if (!id || /^serialize$/i.test(score?.text ?? '')) return;
      const simple = isSimple(statement);
      for (const { before, after } of stepsIn(statement)) {
        const names = [before.resource.text, after.resource.text];
        if (names.some(isVariable) || !names.every((name) => isNamedElsewhere(name, context))) continue;
        const action = before.qualifier?.text.toLowerCase() ?? 'start';
        const from = momentOf(
          {
            resource: after.resource.text,
            action: after.qualifier?.text.toLowerCase() ?? (simple ? action : 'start'),
          },
          'after',
        );
        const to = momentOf({ resource: before.resource.text, action }, 'before');
        const others = from && to && ordersBetween(from, to, context);
        // Every order of the circle finds it; the one whose id comes last tells it.
        if (!others || others.some((other) => other > id.text)) continue;
        const circle = [...new Set(others)].filter((other) => other !== id.text);
        if (circle.length === 0 && [before, after].some((one) => isWrongChild(one.resource.text, context)))
          return;
        const circleNames = circle.map((other) => `"${other}"`).join(', ');
        context.report({
          at: cover(before.span, after.span),
          message: `"${after.resource.text}" waits for "${before.resource.text}" here, and "${before.resource.text}" waits for "${after.resource.text}" ${circle.length > 0 ? `by ${circleNames}` : 'because a group starts its members in the order in which they stand'}: none of them ever starts. Take one of these orders out, or turn it round.`,
          related: circle.flatMap((other) =>
            context
              .declarations('constraint', other)
              .slice(0, 1)
              .map((at) => ({ at, message: `"${other}" is part of the circle.` })),
          ),
        });
        return;
      }
    },
  },
});

/** A group or clone in a group, which is no order but a mistake of its own: crmsh/wrong-child. */
function isWrongChild(id: string, cluster: ClusterView): boolean {
  return (
    resourceOf(id, cluster)?.type !== 'primitive' &&
    parentsOf(id, cluster).some(({ data }) => data.by === 'group')
  );
}
