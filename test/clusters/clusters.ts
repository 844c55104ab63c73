import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Workspace } from '../../server/src/core/workspace.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { type Reported, reported } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';
import { MemoryHost } from '../support/memory-host.ts';

/** A cluster as an experienced administrator keeps it: the folder `clean/<name>`. */
export interface CleanCluster {
  readonly name: string;
  /** Its files, with paths from the root of the cluster. */
  readonly files: readonly FixtureFile[];
}

const FOLDER = path.join(import.meta.dirname, 'clean');

export const cleanClusters: readonly CleanCluster[] = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, files: filesIn(path.join(FOLDER, name)) }));

export function cleanCluster(name: string): CleanCluster {
  const found = cleanClusters.find((one) => one.name === name);
  if (!found) throw new Error(`there is no clean cluster "${name}"`);
  return found;
}

/** What the version of a tool is, as the cluster's ha-cluster.json says. */
export function versionIn({ files }: CleanCluster, tool: string): string | undefined {
  const text = files.find((file) => file.path === 'ha-cluster.json')?.text ?? '{}';
  return (JSON.parse(text) as Readonly<Record<string, string>>)[tool];
}

/** The files of a cluster whose paths match; where each node has a folder, those of the first one: what one node sees. */
export function filesMatching({ files }: CleanCluster, pattern: RegExp): readonly FixtureFile[] {
  const folders = files.flatMap(({ path: file }) => /^nodes\/[^/]+\//.exec(file)?.[0] ?? []);
  return files.filter(
    ({ path: file }) =>
      pattern.test(file) && (!file.startsWith('nodes/') || file.startsWith(folders[0] ?? 'nodes/')),
  );
}

/** Everything the linter says about the files, opened as one folder: with ha-cluster.json and includes. */
export async function lint(files: readonly FixtureFile[]): Promise<readonly Reported[]> {
  const fail = (what: unknown): never => {
    throw what instanceof Error ? what : new Error(JSON.stringify(what));
  };
  const workspace = new Workspace({
    host: new MemoryHost(Object.fromEntries(files.map((file) => [`/${file.path}`, file.text]))),
    languages,
    clusterRules,
    failed: fail,
    unreadable: fail,
  });
  await workspace.addFolder('file:///');
  return workspace
    .documents()
    .flatMap(({ uri }) => workspace.find(uri) ?? [])
    .flatMap(({ cluster, document }) => reported(cluster, document.uri));
}

function filesIn(folder: string): readonly FixtureFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: path.relative(folder, file), text: readFileSync(file, 'utf8') }));
}
