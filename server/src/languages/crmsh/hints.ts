import type { ClusterView } from '../../core/cluster-view.ts';
import type { Declaration } from '../../core/fact.ts';
import { nodeKey } from '../../core/keys.ts';
import type { InlayHint } from '../../core/language.ts';
import { INFINITY_SCORE, scoreNumber } from '../../core/score.ts';
import type { CrmshNode, LocationStatement } from './tree.ts';

type Locations = ReadonlyMap<string, readonly Declaration<'constraint'>[]>;

const byResource = new WeakMap<readonly Declaration<'constraint'>[], Locations>();

/**
 * Behind a location: what all locations of its resource amount to on each node they name, where there are several.
 * Nothing where a rule, a role or a pattern has a say in it, since then nobody knows.
 */
export function inlayHints(tree: CrmshNode, cluster: ClusterView): readonly InlayHint[] {
  if (tree.kind !== 'location' || !tree.node) return [];
  const resource = resourceOf(tree);
  if (resource === undefined) return [];
  const all = locations(cluster.declared('constraint'));
  const own = all.get(resource) ?? [];
  if (own.length < 2 || all.has(ANY)) return [];
  const sums = new Map<string, { readonly name: string; readonly score: number }>();
  for (const { data } of own) {
    const score = scoreNumber(data.score?.replace(/:$/, '') ?? '');
    if (score === undefined || data.node === undefined || data.members.some(({ role }) => role)) return [];
    const known = sums.get(nodeKey(data.node));
    sums.set(nodeKey(data.node), {
      name: known?.name ?? data.node,
      score: known ? addScores(known.score, score) : score,
    });
  }
  const text = [...sums.values()].map(({ name, score }) => `${name} ${scoreText(score)}`).join(', ');
  return [{ kind: 'score', offset: tree.span.end, text }];
}

/** Of one resource alone: for a set of them there would be as many sums. */
function resourceOf({ pattern, sets }: LocationStatement): string | undefined {
  const [set, other] = sets;
  const [member, another] = set?.members ?? [];
  return pattern || other || another ? undefined : member?.resource.text;
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

function scoreText(score: number): string {
  if (Math.abs(score) < INFINITY_SCORE) return String(score);
  return score < 0 ? '-inf' : 'inf';
}
