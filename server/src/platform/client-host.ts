import { type DirectoryEntry, type Host, HostError } from '../core/host.ts';
import { type FileAnswer, listFolderMethod, type ReadFileRequest, readFileMethod } from '../protocol.ts';

/** Sends a request to the client and resolves with its answer. */
export type Ask = <T>(method: string, params: unknown) => Promise<T>;

/** The file systems of the client, for a server that has none or cannot reach them. */
export function clientHost(ask: Ask): Host {
  const contentOf = async <T>(method: string, params: unknown): Promise<T> => {
    const answer = await ask<FileAnswer<T>>(method, params);
    if ('trouble' in answer) throw new HostError(answer.trouble.code, answer.trouble.message);
    return answer.content;
  };
  return {
    async read(uri, largest) {
      const request: ReadFileRequest = { uri, largest };
      return fromBase64(await contentOf<string>(readFileMethod, request));
    },
    list: (uri) => contentOf<readonly DirectoryEntry[]>(listFolderMethod, uri),
    // Clients do not tell where links lead, and do not list links to folders as folders.
    real: async (uri) => uri,
  };
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
