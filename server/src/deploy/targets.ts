import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Cluster } from '../core/cluster.ts';
import { nodeKey } from '../core/keys.ts';
import type { LanguageId } from '../core/language.ts';
import { isOfThisMachine } from '../core/layout.ts';
import type { NodeAccess } from './node-access.ts';

/** A file of the workspace, and where it goes. */
export interface Target {
  /** Relative to the root of the cluster. */
  readonly source: string;
  readonly path: string;
  /** The names of the nodes. */
  readonly nodes: readonly string[];
  /** Absent for what is carried without being understood. */
  readonly language?: LanguageId;
}

export interface Targets {
  readonly files: readonly Target[];
  /** The files whose statements go into the CIB, once for all nodes; relative to the root. */
  readonly cib: readonly string[];
  /** What stays here, and why. */
  readonly left: readonly { readonly source: string; readonly reason: string }[];
}

/** Folders of a root that hold nothing for nodes. */
const SKIPPED = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** Where the files of a cluster belong, by their place in the tree and what ha-cluster.json says. */
export async function targetsOf(cluster: Cluster, nodes: readonly NodeAccess[]): Promise<Targets> {
  const files: Target[] = [];
  const cib: string[] = [];
  const left: { source: string; reason: string }[] = [];
  const known = new Set<string>();
  for (const document of cluster.documents.values()) {
    const { path: place, language, home } = document;
    const source = relative(cluster, place);
    known.add(place);
    if (language.id === 'ha-cluster') continue;
    if (home.path !== place || isOfThisMachine(place)) {
      files.push({ source, path: home.path, nodes: namesOf(nodes, home.nodes), language: language.id });
    } else if (language.id === 'crmsh') cib.push(source);
    else {
      left.push({
        source,
        reason:
          'its place on the nodes is not known: put it below etc/, or name it in "files" of ha-cluster.json, with "to"',
      });
    }
  }
  for (const place of await filesBelow(URI.file(cluster.root).fsPath)) {
    const here = URI.file(place).path;
    if (known.has(here) || !cluster.layout.isNamed(here)) continue;
    const home = cluster.layout.home(here);
    files.push({ source: relative(cluster, here), path: home.path, nodes: namesOf(nodes, home.nodes) });
  }
  return { files: files.sort(bySource), cib: cib.sort(), left };
}

function namesOf(nodes: readonly NodeAccess[], keys: readonly string[] | undefined): readonly string[] {
  return nodes.map(({ name }) => name).filter((name) => !keys || keys.includes(nodeKey(name)));
}

function relative(cluster: Cluster, place: string): string {
  return place.startsWith(`${cluster.root}/`) ? place.slice(cluster.root.length + 1) : place;
}

function bySource(a: Target, b: Target): number {
  return a.source < b.source ? -1 : a.source > b.source ? 1 : 0;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) found.push(...(await filesBelow(place)));
    } else if (entry.isFile()) found.push(place);
  }
  return found;
}
