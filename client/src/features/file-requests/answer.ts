import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DirectoryEntry,
  type FileAnswer,
  type FileTrouble,
  listFolderMethod,
  type ReadFileRequest,
  readFileMethod,
} from '../../../../server/src/protocol.ts';

/**
 * Reads for the server what it cannot read itself: a web worker has no files at all, and no server knows the files
 * that an extension of VS Code brings, such as those of a repository on GitHub.
 */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest<FileAnswer<string>, void>(readFileMethod, ({ uri, largest }: ReadFileRequest) =>
    answer(() => readFile(Uri.parse(uri), largest)),
  );
  client.onRequest<FileAnswer<readonly DirectoryEntry[]>, void>(listFolderMethod, (uri: string) =>
    answer(() => listFolder(Uri.parse(uri))),
  );
}

async function answer<T>(read: () => Promise<FileAnswer<T>>): Promise<FileAnswer<T>> {
  try {
    return await read();
  } catch (error) {
    return { trouble: troubleOf(error) };
  }
}

async function readFile(uri: Uri, largest: number): Promise<FileAnswer<string>> {
  const { type, size } = await workspace.fs.stat(uri);
  if (type & FileType.Directory) return { trouble: { code: 'is-directory', message: 'is a directory' } };
  if (size > largest) {
    const message = `is too large for configuration (${size} bytes, at most ${largest})`;
    return { trouble: { code: 'too-large', message } };
  }
  return { content: toBase64(await workspace.fs.readFile(uri)) };
}

async function listFolder(uri: Uri): Promise<FileAnswer<readonly DirectoryEntry[]>> {
  const entries = await workspace.fs.readDirectory(uri);
  return { content: entries.map(([name, type]) => ({ name, kind: kindOf(type) })) };
}

function kindOf(type: FileType): DirectoryEntry['kind'] {
  if (type & FileType.File) return 'file';
  // Where a link leads cannot be asked here, and one that leads upwards would be followed without end.
  return type === FileType.Directory ? 'directory' : 'other';
}

function troubleOf(error: unknown): FileTrouble {
  const code = error instanceof FileSystemError ? error.code : '';
  switch (code) {
    case 'FileNotFound':
    case 'FileNotADirectory':
      return { code: 'not-found', message: 'does not exist' };
    case 'NoPermissions':
      return { code: 'no-permission', message: 'cannot be read: permission denied' };
    case 'FileIsADirectory':
      return { code: 'is-directory', message: 'is a directory' };
    default:
      return { code: 'other', message: error instanceof Error ? error.message : String(error) };
  }
}

/** `String.fromCharCode` takes its characters as arguments, of which there may not be arbitrarily many. */
const CHUNK = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(binary);
}
