import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's root folder. */
export const repositoryRoot = resolve(import.meta.dirname, '../..');

/** Reads a file of the repository, named from its root. */
export function readRepositoryFile(path: string): string {
  return readFileSync(join(repositoryRoot, path), 'utf8');
}

/**
 * A folder of the shared material that lies beside the repository on the project's own machines
 * (published samples, a corpus of real files), or undefined where it does not. A test that needs it
 * says so when it skips.
 */
export function sharedFolder(name: 'samples' | 'corpus' | 'facts'): string | undefined {
  const folder = resolve(repositoryRoot, '../shared', name);
  return existsSync(folder) ? folder : undefined;
}
