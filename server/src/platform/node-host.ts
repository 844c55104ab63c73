import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type DirectoryEntry, type Host, HostError, type HostErrorCode } from '../core/host.ts';

const CODES: Readonly<Record<string, readonly [HostErrorCode, string]>> = {
  ENOENT: ['not-found', 'does not exist'],
  EACCES: ['no-permission', 'cannot be read: permission denied'],
  EPERM: ['no-permission', 'cannot be read: permission denied'],
  EISDIR: ['is-directory', 'is a directory'],
  ENOTDIR: ['not-found', 'is not a directory'],
  ELOOP: ['other', 'is a symbolic link that leads back to itself'],
};

/** The file system of the machine the server runs on. */
export const nodeHost: Host = {
  read: (uri, largest) =>
    asHostError(async () => {
      const path = fileURLToPath(uri);
      const facts = await stat(path);
      if (facts.isDirectory()) throw new HostError('is-directory', 'is a directory');
      // Pipes and devices never end, or wait for a writer.
      if (!facts.isFile()) throw new HostError('other', 'is not a regular file');
      if (facts.size > largest) {
        throw new HostError(
          'too-large',
          `is too large for configuration (${facts.size} bytes, at most ${largest})`,
        );
      }
      return readFile(path);
    }),
  list: (uri) =>
    asHostError(async () => {
      const path = fileURLToPath(uri);
      const entries = await readdir(path, { withFileTypes: true });
      return Promise.all(
        entries.map(async (entry): Promise<DirectoryEntry> => {
          const facts = entry.isSymbolicLink()
            ? await stat(`${path}/${entry.name}`).catch(() => undefined)
            : entry;
          return {
            name: entry.name,
            kind: facts?.isDirectory() ? 'directory' : facts?.isFile() ? 'file' : 'other',
          };
        }),
      );
    }),
  real: (uri) => asHostError(async () => pathToFileURL(await realpath(fileURLToPath(uri))).href),
};

async function asHostError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HostError) throw error;
    const [code, message] = CODES[codeOf(error)] ?? [
      'other',
      error instanceof Error ? error.message : String(error),
    ];
    throw new HostError(code, message);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
