import type { ClusterView } from '../cluster-view.ts';
import { constraintSentence } from './constraint.ts';
import { bullets, code, list, paragraphs, title } from './markdown.ts';

/** Where a node is listed, its addresses, what DRBD has on it, and what constraints say of it. */
export function describeNode(key: string, cluster: ClusterView): string | undefined {
  const listed = cluster.declarations('node', key);
  const uses = cluster.references('node', key);
  const [first] = [...listed, ...uses];
  if (!first) return undefined;
  const files = listed.map(({ slot }) => slot.document.name);
  const kind = listed.some(({ data }) => data.remote) ? 'a Pacemaker remote node' : 'a node';
  const resources = uses.flatMap(({ data }) => (data.by === 'drbd' && data.id ? [data.id] : []));
  return paragraphs(
    `${title(first.data.name)}: ${
      files.length > 0 ? `${kind}, listed in ${list(files)}` : `${kind} that no file lists`
    }.`,
    addressLines(key, cluster),
    resources.length > 0 && `DRBD resources: ${list(resources)}.`,
    bullets(locationsOf(key, cluster)),
  );
}

const USES = { drbd: 'DRBD', corosync: 'corosync', heartbeat: 'Heartbeat', tgt: 'tgt' } as const;

function addressLines(node: string, cluster: ClusterView): string {
  const uses = new Map<string, Set<string>>();
  for (const { key, data } of cluster.declared('fixed-ip')) {
    if (data.host?.toLowerCase() !== node) continue;
    uses.set(key, (uses.get(key) ?? new Set()).add(USES[data.use]));
  }
  const addresses = [...uses].map(([ip, by]) => `${code(ip)} (${[...by].join(', ')})`);
  return addresses.length > 0 ? `Addresses: ${addresses.join(', ')}.` : '';
}

function locationsOf(node: string, cluster: ClusterView): readonly string[] {
  const ids = cluster
    .references('node', node)
    .flatMap(({ data }) => (data.by === 'location' && data.id ? [data.id] : []));
  return [...new Set(ids)].flatMap((id) => {
    const data = cluster.declarations('constraint', id)[0]?.data;
    const sentence = data ? constraintSentence(data) : '';
    return sentence ? [`${code(id)}: ${sentence}`] : [];
  });
}
