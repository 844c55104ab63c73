import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../core/rule.ts';
import { type Found, Workspace } from '../core/workspace.ts';
import { languages } from '../languages/index.generated.ts';
import { nodeHost } from '../platform/node-host.ts';
import { nameOfUri } from './name.ts';

interface Checking {
  /** None for a command that checks nothing: then the rules need not be loaded. */
  readonly clusterRules?: readonly Rule[];
  readonly agentFolders?: readonly string[];
}

/** A workspace of files on disk; `tell` hears of what cannot be read. */
export function openWorkspace(
  tell: (message: string) => void,
  { clusterRules = [], agentFolders = [] }: Checking = {},
): Workspace {
  return new Workspace({
    host: nodeHost,
    languages,
    clusterRules,
    agentFolders,
    failed: (error, where) =>
      tell(`internal error in ${where}: ${error instanceof Error ? (error.stack ?? error.message) : error}`),
    unreadable: ({ uri, message }) => tell(`${nameOfUri(uri)} ${message}`),
  });
}

/** The URI of a path of the command line. */
export function uriOf(place: string): string {
  return pathToFileURL(path.resolve(place)).href;
}

/** What a path of the command line leads to. */
export interface Opened {
  readonly isFolder: boolean;
  /** All files of a folder; a file, and behind it what it includes. */
  readonly found: readonly Found[];
}

/** Reads what lies at a path, with the cluster around it; undefined when there is nothing, which is told. */
export async function openPath(
  place: string,
  tell: (message: string) => void,
  checking?: Checking,
): Promise<Opened | undefined> {
  const facts = await stat(place).catch(() => undefined);
  if (!facts) {
    tell(`${place} does not exist`);
    return undefined;
  }
  const workspace = openWorkspace(tell, checking);
  const isFolder = facts.isDirectory();
  if (isFolder) {
    await workspace.addFolder(uriOf(place));
    return {
      isFolder,
      found: foundIn(
        workspace,
        workspace.documents().map(({ uri }) => uri),
      ),
    };
  }
  const uris = await workspace.addFile(uriOf(place));
  if (uris.length === 0) tell(`${place} is not a file this program knows`);
  return { isFolder, found: foundIn(workspace, uris) };
}

function foundIn(workspace: Workspace, uris: readonly string[]): readonly Found[] {
  return uris.flatMap((uri) => workspace.find(uri) ?? []);
}
