import type { Cluster } from '../core/cluster.ts';
import type { Document } from '../core/document.ts';
import { nodeKey } from '../core/keys.ts';

/** Where the file of a new DRBD resource goes. */
export type ResourcePlace =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** A drbd.conf that includes no *.res: drbdadm would never read a file beside it. */
  | { readonly kind: 'append'; readonly document: Document }
  /** There is no drbd.conf yet. */
  | { readonly kind: 'first'; readonly path: string };

/** Beside the other resources; where each node has a folder, in those of the nodes that keep the resource. */
export function resourcePlace(cluster: Cluster, name: string, nodes: readonly string[]): ResourcePlace {
  const keys = nodes.map(nodeKey);
  const documents = [...cluster.documents.values()].filter(
    ({ language, home }) =>
      language.id === 'drbd' && (home.nodes === undefined || home.nodes.some((one) => keys.includes(one))),
  );
  const main = documents.filter(({ path }) => path.endsWith('/drbd.conf'));
  const folders = new Set(
    main.flatMap((document) => {
      const pattern = resourcePattern(cluster, document);
      return pattern === undefined ? [] : [placeOf(cluster, document, pattern)];
    }),
  );
  if (folders.size > 0) return { kind: 'files', paths: [...folders].map((folder) => `${folder}${name}.res`) };
  const [conf] = main;
  if (conf) return { kind: 'append', document: conf };
  const beside = documents.find(({ path }) => path.endsWith('.res'));
  if (beside) return { kind: 'files', paths: [`${folderOf(relative(cluster, beside.path))}${name}.res`] };
  return { kind: 'first', path: `etc/drbd.d/${name}.res` };
}

/** The crm file that has most of the resources: new ones are expected there. */
export function crmDocument(cluster: Cluster): Document | undefined {
  const counts = new Map<Document, number>();
  for (const document of cluster.documents.values()) {
    if (document.language.id === 'crmsh' && document.home.nodes === undefined) counts.set(document, 0);
  }
  for (const { slot } of cluster.model.declared('crm-resource')) {
    const count = counts.get(slot.document);
    if (count !== undefined) counts.set(slot.document, count + 1);
  }
  return [...counts].reduce<[Document, number] | undefined>(
    (best, one) => (best === undefined || one[1] > best[1] ? one : best),
    undefined,
  )?.[0];
}

/** A path as seen from the root of the cluster. */
export function relative(cluster: Cluster, path: string): string {
  return path.startsWith(`${cluster.root}/`) ? path.slice(cluster.root.length + 1) : path;
}

/** The pattern by which a drbd.conf includes all files of resources. */
function resourcePattern(cluster: Cluster, { slots }: Document): string | undefined {
  return slots
    .flatMap((slot) => cluster.model.factsOf(slot))
    .flatMap((fact) => (fact.role === 'refers' && fact.kind === 'file' ? [fact.data] : []))
    .map((data) => ('pattern' in data ? data.pattern : ''))
    .find((pattern) => pattern.endsWith('*.res'));
}

/** The folder that a pattern means, from the root of the cluster: one that has files of the cluster already, if any. */
function placeOf(cluster: Cluster, document: Document, pattern: string): string {
  const folders = cluster.layout.places(document, pattern).map(folderOf);
  const known = folders.find((folder) =>
    [...cluster.documents.values()].some(({ path }) => path.startsWith(folder)),
  );
  return relative(cluster, known ?? folders[0] ?? folderOf(document.path));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
