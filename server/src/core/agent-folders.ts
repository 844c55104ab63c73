import { URI, Utils } from 'vscode-uri';
import type { AgentFile } from './cluster-view.ts';
import type { FileReader } from './file-reader.ts';

/** Folders with the meta-data of resource agents: what is in them, and which files are theirs. */
export class AgentFolders {
  readonly #reader: FileReader;
  readonly #read = new Set<string>();

  constructor(reader: FileReader) {
    this.#reader = reader;
  }

  /** The `*.xml` files of folders, which are absolute or relative to `root`, and of the folders in them. */
  async read(root: URI, folders: readonly string[]): Promise<readonly AgentFile[]> {
    const uris = folders.map((folder) => Utils.resolvePath(root, folder).toString());
    const files = await Promise.all(uris.map((uri) => this.#readFolder(uri)));
    return files.flat();
  }

  async #readFolder(folder: string): Promise<readonly AgentFile[]> {
    this.#read.add(folder);
    const uris = (await this.#reader.walk(folder)).filter((uri) => uri.endsWith('.xml'));
    const files: AgentFile[] = [];
    for (const uri of uris) {
      const text = await this.#reader.read(uri, 'named');
      const path = URI.parse(uri).path.slice(URI.parse(folder).path.length + 1);
      if (typeof text === 'string') files.push({ path, text });
    }
    return files;
  }

  /** Whether a file, which may be new, describes an agent in a folder that was read. */
  holds(uri: string): boolean {
    return uri.endsWith('.xml') && [...this.#read].some((folder) => uri.startsWith(`${folder}/`));
  }

  forget(): void {
    this.#read.clear();
  }
}
