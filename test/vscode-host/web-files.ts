// An extension for VS Code for the web: a file system in the memory of the browser, scheme `memory`. It stands for
// those that vscode.dev has, such as that of a repository on GitHub.

import {
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  workspace,
} from 'vscode';

class MemoryFiles implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #files = new Map<string, Uint8Array>();
  readonly #folders = new Set<string>(['/']);
  #changes = 1;

  constructor(texts: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(texts)) this.#put(path, new TextEncoder().encode(text));
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat({ path }: Uri): FileStat {
    const content = this.#files.get(path);
    if (content) return { type: FileType.File, ctime: 0, mtime: this.#changes, size: content.length };
    if (!this.#folders.has(path)) throw FileSystemError.FileNotFound(path);
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: Uri): [string, FileType][] {
    if (!this.#folders.has(path)) throw FileSystemError.FileNotFound(path);
    const start = path === '/' ? path : `${path}/`;
    const inside = (one: string) =>
      one.startsWith(start) && one !== path && !one.slice(start.length).includes('/');
    const entries = (paths: Iterable<string>, type: FileType) =>
      [...paths].filter(inside).map((one): [string, FileType] => [one.slice(start.length), type]);
    return [...entries(this.#folders, FileType.Directory), ...entries(this.#files.keys(), FileType.File)];
  }

  readFile({ path }: Uri): Uint8Array {
    const content = this.#files.get(path);
    if (!content) throw FileSystemError.FileNotFound(path);
    return content;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const type = this.#files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.#put(uri.path, content);
    this.#tell(type, uri);
  }

  createDirectory(uri: Uri): void {
    this.#folders.add(uri.path);
    this.#tell(FileChangeType.Created, uri);
  }

  delete(uri: Uri): void {
    for (const paths of [this.#files, this.#folders]) {
      for (const path of [...paths.keys()]) {
        if (path === uri.path || path.startsWith(`${uri.path}/`)) paths.delete(path);
      }
    }
    this.#tell(FileChangeType.Deleted, uri);
  }

  rename(from: Uri, to: Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  #put(path: string, content: Uint8Array): void {
    this.#changes++;
    this.#files.set(path, content);
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      this.#folders.add(path.slice(0, end));
    }
  }

  #tell(type: FileChangeType, uri: Uri): void {
    this.#changed.fire([{ type, uri }]);
  }
}

export async function activate({ extensionUri, subscriptions }: ExtensionContext): Promise<void> {
  const content = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'workspace.json'));
  const files = new MemoryFiles(JSON.parse(new TextDecoder().decode(content)));
  subscriptions.push(workspace.registerFileSystemProvider('memory', files, { isCaseSensitive: true }));
}
