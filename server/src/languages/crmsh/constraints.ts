import type { ClusterView } from '../../core/cluster-view.ts';
import { type Placement, placements, type Step, steps } from '../../core/constraint-sets.ts';
import type { ConstraintType, Declaration } from '../../core/fact.ts';
import { splitSets } from './sets.ts';
import { type ColocationStatement, isSimple, type Member, type OrderStatement } from './tree.ts';
import { INFINITY_SCORE, scoreNumber } from './values.ts';

export { placementsOf, stepsOf } from '../../core/constraint-sets.ts';

/** What a colocation places with what, in the words of its text. */
export function placementsIn(statement: ColocationStatement): readonly Placement<Member>[] {
  return placements(isSimple(statement), splitSets(statement));
}

/** What an order makes wait for what, in the words of its text. */
export function stepsIn(statement: OrderStatement): readonly Step<Member>[] {
  return steps(splitSets(statement));
}

/** The constraints of a type that name a resource. */
export function constraintsOf(
  type: ConstraintType,
  resource: string,
  cluster: ClusterView,
): readonly Declaration<'constraint'>[] {
  const ids = new Set(
    cluster.references('crm-resource', resource).flatMap(({ data }) => (data.by === type ? [data.id] : [])),
  );
  return [...ids].flatMap((id) => cluster.declarations('constraint', id).slice(0, 1));
}

/** Whether an order only counts when both happen at the same time anyway, or only keeps them from overlapping. */
export function isAdvisory(score: string | undefined): boolean {
  if (score === undefined) return false;
  return /^(?:optional|serialize)$/i.test(score) || scoreNumber(score) === 0;
}

/** Whether a score ties, or keeps apart, whatever other scores say. */
export function isAbsolute(score: string | undefined, sign: 1 | -1): boolean {
  return score !== undefined && scoreNumber(score) === sign * INFINITY_SCORE;
}

/** Whether a colocation draws its resources together. */
export function drawsTogether({ score }: ColocationStatement): boolean {
  return (scoreNumber(score?.text ?? '') ?? 0) > 0;
}

/** Whether further statements say something of a resource, so that a constraint of it may be part of a circle. */
export function isNamedElsewhere(resource: string, cluster: ClusterView): boolean {
  const members = cluster.declarations('crm-resource', resource)[0]?.data.members ?? [];
  return members.length > 0 || cluster.references('crm-resource', resource).length > 1;
}

/** Further than this no one follows colocations. */
const FAR = 100;

/** Whether groups and colocations keep two resources on one node, be it by way of others. */
export function arePlacedTogether(one: string, other: string, cluster: ClusterView): boolean {
  const reached = new Set([one]);
  for (const resource of reached) {
    if (resource === other || reached.size > FAR) return true;
    for (const member of cluster.declarations('crm-resource', resource)[0]?.data.members ?? [])
      reached.add(member);
    for (const { data } of cluster.references('crm-resource', resource)) {
      if (data.by === 'group' || data.by === 'clone') reached.add(data.id);
      if (data.by !== 'colocation') continue;
      for (const constraint of cluster.declarations('constraint', data.id).slice(0, 1)) {
        if ((scoreNumber(constraint.data.score ?? '') ?? 0) <= 0) continue;
        for (const member of constraint.data.members) reached.add(member.resource);
      }
    }
  }
  return false;
}
