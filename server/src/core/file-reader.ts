import { URI, Utils } from 'vscode-uri';
import { type DirectoryEntry, type Host, HostError } from './host.ts';
import { LARGEST_SCRIPT } from './recognise.ts';
import { decode } from './text.ts';

const SKIPPED_DIRECTORIES = new Set(['.git', '.hg', '.svn', 'node_modules', '.vscode-server', '__pycache__']);

/** Files beyond this many bytes are not read: no configuration is that large. */
const LARGEST_FILE = 64_000_000;

/** In a URI: the folder of one node. */
const NODE_FOLDER = /\/nodes\/([^/]+)/;

/** In place of the text of a file that is there but may not be read. */
export const CLOSED = Symbol('closed');

/** Something that kept a file or directory from being read. */
export interface ReadProblem {
  readonly uri: string;
  readonly message: string;
}

/** Reads files and folders of a host, and says what could not be read instead of failing. */
export class FileReader {
  readonly #host: Host;
  readonly #unreadable: (problem: ReadProblem) => void;

  constructor(host: Host, unreadable: (problem: ReadProblem) => void) {
    this.#host = host;
    this.#unreadable = unreadable;
  }

  /** Of files that were only sniffed nothing is said: most of them are none of ours. */
  async read(uri: string, promise: 'named' | 'sniffed'): Promise<string | typeof CLOSED | undefined> {
    const report = (message: string) => {
      if (promise === 'named') this.#unreadable({ uri, message });
    };
    try {
      const decoded = decode(await this.#host.read(uri, promise === 'named' ? LARGEST_FILE : LARGEST_SCRIPT));
      if (decoded.kind === 'text') return decoded.text;
      report('is a binary file, not configuration: left out');
    } catch (error) {
      if (isGone(error)) return undefined;
      report(messageOf(error));
      if (error instanceof HostError && error.code === 'no-permission') return CLOSED;
    }
    return undefined;
  }

  async list(uri: string, tone: 'loud' | 'quiet' = 'loud'): Promise<readonly DirectoryEntry[]> {
    try {
      return await this.#host.list(uri);
    } catch (error) {
      if (tone === 'loud') this.#unreadable({ uri, message: messageOf(error) });
      return [];
    }
  }

  async isFolder(uri: string): Promise<boolean> {
    return this.#host.list(uri).then(
      () => true,
      () => false,
    );
  }

  /** The files of a folder and the folders in it, in order. */
  async walk(folder: string): Promise<string[]> {
    const files: string[] = [];
    const seen = new Set<string>();
    const rest = [folder];
    for (let directory = rest.pop(); directory !== undefined; directory = rest.pop()) {
      const uri = directory;
      const real = await this.#host.real(uri).catch(() => uri);
      // A node folder that is a link to another node's says that both have the same files.
      const once = `${NODE_FOLDER.exec(uri)?.[1] ?? ''} ${real}`;
      if (seen.has(once)) continue;
      seen.add(once);
      for (const entry of await this.list(uri)) {
        const inside = Utils.joinPath(URI.parse(uri), entry.name).toString();
        if (entry.kind === 'directory' && !SKIPPED_DIRECTORIES.has(entry.name)) rest.push(inside);
        if (entry.kind === 'file') files.push(inside);
      }
    }
    return files.sort();
  }
}

/** A file that disappears while it is read is no problem: it is no part of the cluster any more. */
function isGone(error: unknown): boolean {
  return error instanceof HostError && error.code === 'not-found';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
