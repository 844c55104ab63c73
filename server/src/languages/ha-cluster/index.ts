import { CLUSTER_FILE } from '../../core/cluster-file.ts';
import { nodeKey } from '../../core/keys.ts';
import type { Language } from '../../core/language.ts';
import { complete } from './completion.ts';
import { parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import type { ClusterFileNode, Name } from './tree.ts';

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
  facts: ({ nodes, folders }, collect) => {
    for (const { text, span } of [...nodes.map(withoutQuotes), ...folders]) {
      if (text !== '') collect.refer('node', nodeKey(text), span, { name: text, by: 'ha-cluster' });
    }
  },
  complete,
  namedFiles: ({ paths }) => paths.map(({ text, span }) => ({ paths: [text], span })),
  outline: ({ members }) =>
    members.map(({ name, span }) => ({ name: name.text, kind: 'section', span, nameSpan: name.span })),
};

/** The name alone, which is what a rename changes; one that is written with escapes is only known with its quotes. */
function withoutQuotes({ text, span }: Name): Name {
  if (span.end - span.start !== text.length + 2) return { text, span };
  return { text, span: { start: span.start + 1, end: span.end - 1 } };
}
