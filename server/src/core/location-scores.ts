import type { ClusterView } from './cluster-view.ts';
import type { Declaration } from './fact.ts';
import { nodeKey } from './keys.ts';
import { INFINITY_SCORE, scoreNumber } from './score.ts';

/** What all locations of a resource amount to on one node. */
export interface NodeScore {
  readonly name: string;
  /** From -1000000 to 1000000, which are Pacemaker's infinities. */
  readonly score: number;
}

type Locations = ReadonlyMap<string, readonly Declaration<'constraint'>[]>;

const byResource = new WeakMap<readonly Declaration<'constraint'>[], Locations>();

/** The simple locations of a resource, in the order of the files: of one alone, without sets. */
export function locationsOf(cluster: ClusterView, resource: string): readonly Declaration<'constraint'>[] {
  return locations(cluster.declared('constraint')).get(resource) ?? [];
}

/**
 * The sums of the locations of a resource, by node in the order in which they are named. Undefined where a rule, a role
 * or a pattern has a say in it, since then nobody knows.
 */
export function locationScores(cluster: ClusterView, resource: string): readonly NodeScore[] | undefined {
  const all = locations(cluster.declared('constraint'));
  if (all.has(ANY)) return undefined;
  const sums = new Map<string, NodeScore>();
  for (const { data } of all.get(resource) ?? []) {
    const score = scoreNumber(data.score?.replace(/:$/, '') ?? '');
    if (score === undefined || data.node === undefined || data.members.some(({ role }) => role))
      return undefined;
    const known = sums.get(nodeKey(data.node));
    sums.set(nodeKey(data.node), {
      name: known?.name ?? data.node,
      score: known ? addScores(known.score, score) : score,
    });
  }
  return [...sums.values()];
}

/** Where locations stand that choose resources by a pattern; no resource can be called so. */
const ANY = '/';

/** By resource, in the order of the files; looked for once for a state of the cluster. */
function locations(all: readonly Declaration<'constraint'>[]): Locations {
  const known = byResource.get(all);
  if (known) return known;
  const found = new Map<string, Declaration<'constraint'>[]>();
  for (const fact of all) {
    const { type, members, pattern } = fact.data;
    if (type !== 'location') continue;
    for (const resource of pattern === undefined ? members.map((member) => member.resource) : [ANY]) {
      const others = found.get(resource);
      if (others) others.push(fact);
      else found.set(resource, [fact]);
    }
  }
  byResource.set(all, found);
  return found;
}

/** Minus infinity beats infinity, which beats everything else (Pacemaker, lib/common/scores.c, pcmk__add_scores). */
function addScores(one: number, other: number): number {
  if (Math.min(one, other) <= -INFINITY_SCORE) return -INFINITY_SCORE;
  if (Math.max(one, other) >= INFINITY_SCORE) return INFINITY_SCORE;
  return Math.max(-INFINITY_SCORE, Math.min(INFINITY_SCORE, one + other));
}
