import { CLUSTER_FILE } from '../../core/cluster-file.ts';
import { nodeKey } from '../../core/keys.ts';
import type { Language } from '../../core/language.ts';
import { complete } from './completion.ts';
import { parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import type { ClusterFileNode } from './tree.ts';

/**
 * ha-cluster.json: what a person says about the cluster as a whole. Core reads it (cluster-file.ts); here is what is
 * wrong with it. Completion of keys comes with its JSON schema.
 */
export const haCluster: Language<ClusterFileNode> = {
  id: 'ha-cluster',
  name: 'Cluster (ha-cluster.json)',
  recognition: { names: [CLUSTER_FILE] },
  blockEnd: (text) => text.length,
  parse,
  children: () => [],
  rules,
  facts: ({ nodes }, collect) => {
    for (const { text, span } of nodes) {
      if (text !== '') collect.refer('node', nodeKey(text), span, { name: text, by: 'ha-cluster' });
    }
  },
  complete,
  outline: ({ members }) =>
    members.map(({ name, span }) => ({ name: name.text, kind: 'section', span, nameSpan: name.span })),
};
