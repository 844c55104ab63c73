import type { Cluster } from '../../server/src/core/cluster.ts';
import type { EntityKind, ReferableKind } from '../../server/src/core/fact.ts';
import {
  type FolderRename,
  folderRenames,
  type RenameEdit,
  rename,
  renameTarget,
} from '../../server/src/core/rename.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';
import { type CleanCluster, versionIn } from './clusters.ts';

/** What can be renamed, and a name that nothing has. */
export const KINDS: { readonly [K in EntityKind]?: (name: string) => string } = {
  node: (name) => `${name}-new`,
  'drbd-resource': (name) => `${name}_new`,
  'crm-resource': (name) => `${name}_new`,
  constraint: (name) => `${name}_new`,
  'auth-key': () => '9',
};

/** The files as one cluster, checked against the versions that ha-cluster.json names. */
export function open(files: readonly FixtureFile[], cluster: CleanCluster): Cluster {
  const versions = ['drbd', 'crmsh', 'pacemaker', 'corosync', 'tgt'].map((tool) => [
    tool,
    versionIn(cluster, tool),
  ]);
  return makeCluster(files, Object.fromEntries(versions.filter(([, version]) => version !== undefined)));
}

function applied(
  files: readonly FixtureFile[],
  edits: readonly RenameEdit[],
  folders: readonly FolderRename[],
): FixtureFile[] {
  return files.map((file) => ({
    path: folders.reduce((at, { from, to }) => moved(at, from, to), file.path),
    text: edits
      .filter(({ slot }) => slot.document.uri === uriOf(file.path))
      .map(({ slot, span, text }) => ({ from: slot.start + span.start, to: slot.start + span.end, text }))
      .sort((a, b) => b.from - a.from)
      .reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), file.text),
  }));
}

/** The path of a file in a folder that moves. */
function moved(path: string, from: string, to: string): string {
  const root = uriOf('');
  return uriOf(path).startsWith(`${from}/`)
    ? `${to}${uriOf(path).slice(from.length)}`.slice(root.length)
    : path;
}

/** Renames one thing, from the first place that names it. */
export function renamed(
  files: readonly FixtureFile[],
  one: CleanCluster,
  kind: keyof typeof KINDS,
  key: string,
  name: string,
) {
  const cluster = open(files, one);
  const [place] = [
    ...cluster.model.declarations(kind, key),
    ...cluster.model.references(kind as ReferableKind, key),
  ];
  if (!place) throw new Error(`nothing names ${kind} ${key}`);
  const target = renameTarget(cluster, place.slot.document, place.slot.start + place.span.start);
  const edits = rename(cluster, target, name);
  return { old: target.text, files: applied(files, edits, folderRenames(cluster, target, name)) };
}

/** The cluster with another name for everything that can be renamed, one after the other. */
export function renamedWhole(one: CleanCluster): CleanCluster {
  let { files } = one;
  for (const [kind, nameOf] of Object.entries(KINDS) as [keyof typeof KINDS, (name: string) => string][]) {
    for (const key of open(files, one).model.keys(kind)) {
      if (kind !== 'auth-key') files = renamed(files, one, kind, key, nameOf(key)).files;
    }
  }
  return { ...one, files };
}
