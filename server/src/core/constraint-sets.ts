import type { Constraint, ConstraintMember } from './fact.ts';

/**
 * One of the sets that a constraint's names form, of members of a syntax tree or of the cluster's facts.
 */
export interface NameSet<M> {
  /** The members do not depend on each other: between brackets, or with sequential=false. */
  readonly parallel: boolean;
  /** One member is enough: between square brackets, or with require-all=false. Orders only. */
  readonly any: boolean;
  readonly members: readonly M[];
}

/** A pair of a colocation: the dependent is placed where the leader is. */
export interface Placement<M> {
  readonly dependent: M;
  readonly leader: M;
}

/**
 * What is placed with what. Two names read "the first with the second". In a set each name is placed with the one
 * before it; and a set is placed with the set after it, by its first name and the last one of that
 * (Pacemaker 2.1.5, unpack_colocation_set and colocate_rsc_sets).
 */
export function placements<M>(simple: boolean, sets: readonly NameSet<M>[]): readonly Placement<M>[] {
  if (simple) {
    const [dependent, leader] = sets.flatMap(({ members }) => members);
    return dependent !== undefined && leader !== undefined ? [{ dependent, leader }] : [];
  }
  const pairs: Placement<M>[] = [];
  for (const [index, set] of sets.entries()) {
    if (!set.parallel) {
      for (const [leader, dependent] of neighbours(set.members)) pairs.push({ dependent, leader });
    }
    const next = sets[index + 1];
    if (!next) continue;
    for (const dependent of set.parallel ? set.members : set.members.slice(0, 1)) {
      for (const leader of next.parallel ? next.members : next.members.slice(-1))
        pairs.push({ dependent, leader });
    }
  }
  return pairs;
}

/** A pair of an order. */
export interface Step<M> {
  readonly before: M;
  readonly after: M;
  /** Others could take the place of the one before: it is in a set of which one is enough. */
  readonly any: boolean;
}

/** What waits for what: names in their order, a set for the last name of the set before it, or for all of them. */
export function steps<M>(sets: readonly NameSet<M>[]): readonly Step<M>[] {
  const pairs: Step<M>[] = [];
  for (const [index, set] of sets.entries()) {
    if (!set.parallel) {
      for (const [before, after] of neighbours(set.members)) pairs.push({ before, after, any: false });
    }
    const next = sets[index + 1];
    if (!next) continue;
    const any = set.any && set.members.length > 1;
    for (const before of set.parallel ? set.members : set.members.slice(-1)) {
      for (const after of next.parallel ? next.members : next.members.slice(0, 1))
        pairs.push({ before, after, any });
    }
  }
  return pairs;
}

function neighbours<M>(members: readonly M[]): [M, M][] {
  return members.slice(1).flatMap((member, index) => {
    const before = members[index];
    return before === undefined ? [] : [[before, member] as [M, M]];
  });
}

/** What a colocation places with what. */
export function placementsOf(colocation: Constraint): readonly Placement<ConstraintMember>[] {
  return placements(colocation.simple, setsOf(colocation));
}

/** The steps of an order, each member with the action that counts. */
export function stepsOf(order: Constraint): readonly Step<Required<ActionOf>>[] {
  return steps(setsOf(order)).map(({ before, after, any }) => {
    const action = before.action ?? 'start';
    return {
      before: { resource: before.resource, action },
      // Of two names the second takes over the action of the first; in a set it is start (Pacemaker 2.1.5, unpack_order_set).
      after: { resource: after.resource, action: after.action ?? (order.simple ? action : 'start') },
      any,
    };
  });
}

interface ActionOf {
  readonly resource: string;
  readonly action: string;
}

function setsOf({ sets, members }: Constraint): readonly NameSet<ConstraintMember>[] {
  return sets ?? [{ parallel: false, any: false, members }];
}
