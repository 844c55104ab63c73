import type { ClusterView } from '../../core/cluster-view.ts';
import type { InlayHint } from '../../core/language.ts';
import { locationScores, locationsOf } from '../../core/location-scores.ts';
import { INFINITY_SCORE } from '../../core/score.ts';
import type { CrmshNode, LocationStatement } from './tree.ts';

/** Behind a location: what all locations of its resource amount to on each node they name, where there are several. */
export function inlayHints(tree: CrmshNode, cluster: ClusterView): readonly InlayHint[] {
  if (tree.kind !== 'location' || !tree.node) return [];
  const resource = resourceOf(tree);
  if (resource === undefined || locationsOf(cluster, resource).length < 2) return [];
  const scores = locationScores(cluster, resource);
  if (!scores) return [];
  const text = scores.map(({ name, score }) => `${name} ${scoreText(score)}`).join(', ');
  return [{ kind: 'score', offset: tree.span.end, text }];
}

/** Of one resource alone: for a set of them there would be as many sums. */
function resourceOf({ pattern, sets }: LocationStatement): string | undefined {
  const [set, other] = sets;
  const [member, another] = set?.members ?? [];
  return pattern || other || another ? undefined : member?.resource.text;
}

function scoreText(score: number): string {
  if (Math.abs(score) < INFINITY_SCORE) return String(score);
  return score < 0 ? '-inf' : 'inf';
}
