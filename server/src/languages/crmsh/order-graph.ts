import type { ClusterView } from '../../core/cluster-view.ts';
import { constraintsOf, stepsOf } from './constraints.ts';
import { parentsOf, resourceOf } from './resources.ts';

/**
 * A moment in the life of a resource: it begins to start, it has started, it is promoted. Groups start their members
 * in between, and clones their copies.
 */
interface Moment {
  readonly resource: string;
  readonly phase: 'begins' | 'started' | 'promoted';
  /** The order that leads here, where it was one. */
  readonly order?: string;
}

/** The moment that an order speaks of: what comes before it must have reached it, what comes after begins with it. */
export function momentOf(
  { resource, action }: { readonly resource: string; readonly action: string },
  end: 'before' | 'after',
): Moment | undefined {
  if (action === 'promote') return { resource, phase: 'promoted' };
  if (action !== 'start') return undefined;
  return { resource, phase: end === 'before' ? 'started' : 'begins' };
}

/** Further than this no one looks for the end of a circle. */
const FAR = 100;

/** The orders that lead from one moment to another; undefined when none do. */
export function ordersBetween(from: Moment, to: Moment, cluster: ClusterView): readonly string[] | undefined {
  const cameFrom = new Map<string, Moment | undefined>([[nameOf(from), undefined]]);
  const rest: Moment[] = [from];
  for (let at = rest.shift(); at && cameFrom.size < FAR; at = rest.shift()) {
    if (nameOf(at) === nameOf(to)) {
      const orders: string[] = [];
      for (let step: Moment | undefined = at; step; step = cameFrom.get(nameOf(step))) {
        if (step.order !== undefined) orders.unshift(step.order);
      }
      return orders;
    }
    for (const next of following(at, cluster)) {
      if (cameFrom.has(nameOf(next))) continue;
      cameFrom.set(nameOf(next), at);
      rest.push(next);
    }
  }
  return undefined;
}

function nameOf({ resource, phase }: Moment): string {
  return `${resource} ${phase}`;
}

function following({ resource, phase }: Moment, cluster: ClusterView): readonly Moment[] {
  const data = resourceOf(resource, cluster);
  if (phase === 'begins') {
    const [first] = data?.members ?? [];
    return [first === undefined ? { resource, phase: 'started' } : { resource: first, phase: 'begins' }];
  }
  const next: Moment[] = [];
  if (phase === 'started') {
    for (const parent of parentsOf(resource, cluster)) {
      const siblings = resourceOf(parent.data.id, cluster)?.members ?? [];
      const sibling = siblings[siblings.indexOf(resource) + 1];
      next.push(
        sibling === undefined
          ? { resource: parent.data.id, phase: 'started' }
          : { resource: sibling, phase: 'begins' },
      );
    }
    if (data?.promotable) next.push({ resource, phase: 'promoted' });
  }
  const action = phase === 'promoted' ? 'promote' : 'start';
  for (const { key, data: order } of constraintsOf('order', resource, cluster)) {
    if (/^serialize$/i.test(order.score ?? '')) continue;
    for (const { before, after } of stepsOf(order)) {
      if (before.resource !== resource || before.action !== action) continue;
      const moment = momentOf(after, 'after');
      if (moment) next.push({ ...moment, order: key });
    }
  }
  return next;
}
