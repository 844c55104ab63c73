import type { ClusterView } from '../../../core/cluster-view.ts';
import { defineRule } from '../../../core/rule.ts';
import {
  constraintsOf,
  drawsTogether,
  isNamedElsewhere,
  placementsIn,
  placementsOf,
} from '../constraints.ts';
import { parentsOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';
import { roleOf, scoreNumber } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/colocation-cycle',
  severity: 'info',
  docs: {
    title: 'Colocations that go in a circle',
    what: 'A is placed with B, and B, perhaps by way of others, with A. One colocation is enough to keep them together.',
    why: 'None of them leads: Pacemaker breaks the circle somewhere, and the node it chooses depends on the order in which it looks at the resources. When either of them cannot run, both are stopped.',
    mend: 'Keep one of them: the dependent resource first, the one it needs second. Or make a group.',
    source: 'Pacemaker Explained, colocation constraints',
  },
  examples: {
    bad: [
      'primitive ip ocf:pacemaker:Dummy\nprimitive web ocf:pacemaker:Dummy\ncolocation a inf: web ip\ncolocation b inf: ip web\n#          ^ crmsh/colocation-cycle: "a"\n',
    ],
    good: [
      'primitive ip ocf:pacemaker:Dummy\nprimitive web ocf:pacemaker:Dummy\nprimitive db ocf:pacemaker:Dummy\ncolocation a inf: web ip\ncolocation b inf: db ip\ncolocation c -inf: web db\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      const { id } = statement;
      if (!id || !drawsTogether(statement)) return;
      for (const { dependent, leader } of placementsIn(statement)) {
        if ([dependent, leader].some(({ qualifier }) => roleOf(qualifier?.text ?? '') === 'Unpromoted'))
          continue;
        if ([dependent, leader].some(({ resource }) => !isNamedElsewhere(resource.text, context))) continue;
        const others = colocationsBetween(leader.resource.text, dependent.resource.text, context);
        // Every colocation of the circle finds it; the one whose id comes last tells it.
        if (!others || others.some((other) => other >= id.text)) continue;
        const names = others.map((other) => `"${other}"`).join(', ');
        context.report({
          at: id.span,
          message: `This places "${dependent.resource.text}" with "${leader.resource.text}", and ${names} the other way round: in a circle none of them leads. Keep the one that names the dependent resource first.`,
          related: others.flatMap((other) =>
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

/** Further than this no one looks for the end of a circle. */
const FAR = 100;

/** The colocations that lead from a resource to one that it is placed with. */
function colocationsBetween(from: string, to: string, cluster: ClusterView): readonly string[] | undefined {
  const goal = placedAs(to, cluster);
  const ways = new Map<string, readonly string[]>([[placedAs(from, cluster), []]]);
  for (const [resource, way] of ways) {
    if (resource === goal) return way.length > 0 ? way : undefined;
    if (ways.size > FAR) return undefined;
    for (const { key, data } of constraintsOf('colocation', resource, cluster)) {
      if ((scoreNumber(data.score ?? '') ?? 0) <= 0) continue;
      for (const { dependent, leader } of placementsOf(data)) {
        if (dependent.role === 'Unpromoted' || leader.role === 'Unpromoted') continue;
        if (placedAs(dependent.resource, cluster) !== resource) continue;
        const next = placedAs(leader.resource, cluster);
        if (!ways.has(next)) ways.set(next, [...way, key]);
      }
    }
  }
  return undefined;
}

/** The group or clone that is placed in the resource's stead. */
function placedAs(resource: string, cluster: ClusterView): string {
  return parentsOf(resource, cluster)[0]?.data.id ?? resource;
}
