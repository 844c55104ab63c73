import type { Completion, FeatureRequest } from '../../core/language.ts';
import { nodeNames } from '../../core/node-names.ts';
import type { ClusterFileNode } from './tree.ts';

/** The names of nodes; keys and words are known from the JSON schema, to which this adds what only the files know. */
export function complete({ tree, offset, cluster }: FeatureRequest<ClusterFileNode>): readonly Completion[] {
  const at = tree.nodes.find(({ span }) => span.start < offset && offset < span.end);
  if (!at) return [];
  const named = new Set(
    tree.nodes.filter((one) => one !== at && one.within === at.within).map(({ text }) => text),
  );
  return nodeNames(cluster)
    .filter((name) => !named.has(name))
    .map((label) => ({
      label,
      kind: 'reference',
      detail: 'node of this cluster',
      replace: { start: at.span.start + 1, end: at.span.end - 1 },
    }));
}
