import { Workspace, type WorkspaceParts } from '../../server/src/core/workspace.ts';
import { haAuthkeys } from '../../server/src/languages/ha-authkeys/index.ts';
import { haCf } from '../../server/src/languages/ha-cf/index.ts';
import missingAuthkeys from '../../server/src/rules/missing-authkeys.ts';
import { MemoryHost, type Place } from './memory-host.ts';
import { stubLanguage, undefinedNode } from './stub-language.ts';

export const stub = stubLanguage({ rules: [undefinedNode] });

/** What the rule of the stub language reports. */
export const UNDEFINED = 'drbd/undefined-node';

/** A workspace of files in memory, and what tests ask of it. */
export function openWorkspace(places: Readonly<Record<string, Place>>, parts: Partial<WorkspaceParts> = {}) {
  const host = new MemoryHost(places);
  const obstacles: string[] = [];
  const workspace = new Workspace({
    host,
    languages: [stub, haCf, haAuthkeys],
    clusterRules: [missingAuthkeys],
    failed: (error) => {
      throw error;
    },
    unreadable: ({ uri, message }) => obstacles.push(`${uri.replace('file://', '')} ${message}`),
    ...parts,
  });
  return {
    host,
    workspace,
    obstacles,
    /** The paths of all documents. */
    paths: () =>
      workspace
        .documents()
        .map(({ path }) => path)
        .sort(),
    /** The codes of what is said about a file; undefined when it is no document. */
    said: (path: string) => {
      const found = workspace.find(`file://${path}`);
      return found?.cluster.diagnostics(found.document.uri).map(({ code }) => code);
    },
  };
}

export const uri = (path: string) => `file://${path}`;

/** The names of documents, in order. */
export const names = (documents: Iterable<{ readonly name: string }>) =>
  [...documents].map(({ name }) => name).sort();
