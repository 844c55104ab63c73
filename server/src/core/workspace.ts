import picomatch from 'picomatch';
import { URI, Utils } from 'vscode-uri';
import { closedFileOf } from './closed-file.ts';
import { Cluster, type ClusterParts } from './cluster.ts';
import { CLUSTER_FILE, type ClusterFile, NO_CLUSTER_FILE, readClusterFile } from './cluster-file.ts';
import type { AgentFile } from './cluster-view.ts';
import type { Document } from './document.ts';
import { type Host, HostError } from './host.ts';
import type { Language } from './language.ts';
import { type Associations, LARGEST_SCRIPT, type Recognised, Recogniser } from './recognise.ts';
import type { Rule } from './rule.ts';
import { decode } from './text.ts';

const SKIPPED_DIRECTORIES = new Set(['.git', '.hg', '.svn', 'node_modules', '.vscode-server', '__pycache__']);

/** Files beyond this many bytes are not read: no configuration is that large. */
const LARGEST_FILE = 64_000_000;

/** In place of the text of a file that is there but may not be read. */
const CLOSED = Symbol('closed');

/** Something that kept a file or directory from being read. */
export interface ReadProblem {
  readonly uri: string;
  readonly message: string;
}

export interface WorkspaceParts {
  readonly host: Host;
  readonly languages: readonly Language[];
  readonly clusterRules: readonly Rule[];
  readonly associations?: Associations;
  /** Folders with the meta-data of further resource agents: absolute, or relative to the root of each cluster. */
  readonly agentFolders?: readonly string[];
  /** Told of every language or rule that threw. */
  readonly failed: (error: unknown, where: string) => void;
  /** Told of every file and directory that could not be read. */
  readonly unreadable: (problem: ReadProblem) => void;
}

/** All clusters of the open folders, and the files in them as they are on disk or in the editor. */
export class Workspace {
  readonly #parts: WorkspaceParts;
  readonly #clusterParts: ClusterParts;
  readonly #recogniser: Recogniser;
  readonly #clusters = new Map<string, Cluster>();
  readonly #open = new Map<string, string>();
  /** Open documents that are what they are only because the editor says so, which holds until they are closed. */
  readonly #oursByEditor = new Set<string>();
  /** The folders of agents' meta-data that the clusters have read. */
  readonly #agentFolders = new Set<string>();
  #affected = new Set<Document>();

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.#recogniser = new Recogniser(parts.languages, parts.associations);
    this.#clusterParts = {
      findLanguage: (id) => parts.languages.find((language) => language.id === id),
      clusterRules: parts.clusterRules,
      failed: parts.failed,
    };
  }

  get clusters(): Iterable<Cluster> {
    return this.#clusters.values();
  }

  documents(): Document[] {
    return [...this.#clusters.values()].flatMap((cluster) => [...cluster.documents.values()]);
  }

  /** The document of a URI and the cluster it belongs to. */
  find(uri: string): { readonly document: Document; readonly cluster: Cluster } | undefined {
    for (const cluster of this.#clusters.values()) {
      const document = cluster.documents.get(uri);
      if (document) return { document, cluster };
    }
    return undefined;
  }

  /** Reads a folder: every file in it that is recognised, and what those files include. */
  async addFolder(folder: string): Promise<void> {
    const root = URI.parse(folder);
    const files = await this.#walk(
      folder,
      ({ path }) =>
        Utils.basename(URI.parse(path)) === CLUSTER_FILE || this.#recogniser.promise(path) !== undefined,
    );
    for (const uri of files) {
      if (Utils.basename(URI.parse(uri)) === CLUSTER_FILE) await this.#addCluster(uri);
    }
    await this.#cluster(root);
    const byCluster = new Map<Cluster, Loaded[]>();
    for (const uri of files) {
      const loaded = await this.#load(uri);
      if (!loaded) continue;
      const cluster = await this.#clusterOf(loaded.path, root);
      const list = byCluster.get(cluster);
      if (list) list.push(loaded);
      else byCluster.set(cluster, [loaded]);
    }
    for (const [cluster, loaded] of byCluster) {
      this.#set(cluster, loaded);
      await this.#followIncludes(cluster, cluster.documents.values());
    }
  }

  /**
   * Reads one file that was named, and as context the cluster it belongs to (the nearest folder above it with a
   * ha-cluster.json) or, where there is none, the files beside it. What it includes is read in any case.
   * Returns the file and its includes; nothing when it is none of ours or unreadable.
   */
  async addFile(uri: string): Promise<readonly string[]> {
    const loaded = await this.#load(uri);
    if (!loaded) return [];
    const root = await this.#clusterFolderAbove(uri);
    const cluster = root
      ? await this.#cluster(root, await this.#readClusterFile(Utils.joinPath(root, CLUSTER_FILE).toString()))
      : await this.#clusterOf(loaded.path, Utils.dirname(URI.parse(uri)));
    this.#set(cluster, [loaded]);
    const included = await this.#followIncludes(cluster, cluster.documents.values());
    if (root) await this.addFolder(root.toString());
    else await this.#addNeighbours(cluster, uri);
    return [uri, ...included];
  }

  async #clusterFolderAbove(uri: string): Promise<URI | undefined> {
    let folder = Utils.dirname(URI.parse(uri));
    for (let above = Utils.dirname(folder); ; above = Utils.dirname(folder)) {
      const entries = await this.#list(folder.toString(), 'quiet');
      if (entries.some(({ name, kind }) => name === CLUSTER_FILE && kind === 'file')) return folder;
      if (above.path === folder.path) return undefined;
      folder = above;
    }
  }

  /** Forgets a folder and everything in it. */
  removeFolder(folder: string): void {
    const root = trimmed(URI.parse(folder).path);
    for (const path of [...this.#clusters.keys()]) {
      if (path === root || path.startsWith(`${root}/`)) this.#clusters.delete(path);
    }
  }

  /** What a file is taken for. */
  recognise(uri: string, text: string, editorLanguage?: string): Recognised | undefined {
    return this.#recogniser.recognise(URI.parse(uri).path, () => text, editorLanguage);
  }

  /**
   * Takes the text of a document that is open in an editor; it holds until `close`.
   * Returns the documents whose problems may differ now.
   */
  async open(uri: string, text: string, editorLanguage?: string): Promise<Set<Document>> {
    this.#open.set(uri, text);
    const { path } = URI.parse(uri);
    const known = this.find(uri);
    const recognised = this.recognise(uri, text, editorLanguage);
    if (recognised?.reason === 'editor') this.#oursByEditor.add(uri);
    else this.#oursByEditor.delete(uri);
    const language = recognised ? recognised.language : this.#languageOfIncluded(known?.document);
    if (!language) this.#remove(uri);
    else {
      const cluster = known?.cluster ?? (await this.#clusterOf(path, Utils.dirname(URI.parse(uri))));
      this.#set(cluster, [{ uri, path, language, text }]);
      if (!known) await this.#addNeighbours(cluster, uri);
      await this.#followIncludesOf(cluster, uri);
    }
    return this.#takeAffected();
  }

  /** The editor closed the document: what is on disk counts again. */
  async close(uri: string): Promise<Set<Document>> {
    this.#open.delete(uri);
    const cluster = this.find(uri)?.cluster;
    if (!this.#oursByEditor.delete(uri) || !cluster) return this.changedOnDisk(uri);
    this.#remove(uri);
    // By name, place or content it may be one of ours all the same, or because another file includes it.
    const loaded = await this.#load(uri);
    if (loaded) this.#set(cluster, [loaded]);
    await this.#followIncludes(cluster, cluster.documents.values());
    return this.#takeAffected();
  }

  /** A file was created, changed or deleted on disk. */
  async changedOnDisk(uri: string): Promise<Set<Document>> {
    if (this.#open.has(uri)) return new Set();
    const known = this.find(uri);
    const loaded = await this.#load(uri, this.#languageOfIncluded(known?.document));
    if (!loaded) this.#remove(uri);
    else {
      const cluster = known?.cluster ?? (await this.#clusterOf(loaded.path, Utils.dirname(URI.parse(uri))));
      this.#set(cluster, [loaded]);
      await this.#followIncludesOf(cluster, uri);
    }
    return this.#takeAffected();
  }

  #set(cluster: Cluster, loaded: readonly Loaded[]): void {
    for (const document of cluster.setAll(loaded)) this.#affected.add(document);
  }

  #takeAffected(): Set<Document> {
    const affected = this.#affected;
    this.#affected = new Set();
    return affected;
  }

  /** A document that neither name nor place made one of ours is here because another file includes it. */
  #languageOfIncluded(document: Document | undefined): Language | undefined {
    return document && this.#recogniser.promise(document.path) === undefined ? document.language : undefined;
  }

  async #followIncludesOf(cluster: Cluster, uri: string): Promise<void> {
    const document = cluster.documents.get(uri);
    if (document) await this.#followIncludes(cluster, [document]);
  }

  #remove(uri: string): void {
    for (const document of this.find(uri)?.cluster.remove(uri) ?? []) this.#affected.add(document);
  }

  async #cluster(root: URI, file: ClusterFile = NO_CLUSTER_FILE): Promise<Cluster> {
    const path = trimmed(root.path);
    const known = this.#clusters.get(path);
    if (known) return known;
    const folders = [...(this.#parts.agentFolders ?? []), ...file.agentFolders];
    const agentFiles = await Promise.all(
      folders.map((folder) => this.#readAgentFiles(Utils.resolvePath(root, folder).toString())),
    );
    const cluster = new Cluster(path, this.#clusterParts, file, agentFiles.flat());
    this.#clusters.set(path, cluster);
    return cluster;
  }

  /** The `*.xml` files of a folder and the folders in it. */
  async #readAgentFiles(folder: string): Promise<readonly AgentFile[]> {
    this.#agentFolders.add(folder);
    const uris = await this.#walk(folder, ({ path }) => path.endsWith('.xml'));
    const files: AgentFile[] = [];
    for (const uri of uris) {
      const text = await this.#read(uri, 'named');
      const path = URI.parse(uri).path.slice(URI.parse(folder).path.length + 1);
      if (typeof text === 'string') files.push({ path, text });
    }
    return files;
  }

  /** Whether a file describes an agent, so that all has to be read anew when it changes. */
  isAgentFile(uri: string): boolean {
    return uri.endsWith('.xml') && [...this.#agentFolders].some((folder) => uri.startsWith(`${folder}/`));
  }

  /** The cluster with the deepest root above a path. */
  async #clusterOf(path: string, fallbackRoot: URI): Promise<Cluster> {
    let best: Cluster | undefined;
    for (const cluster of this.#clusters.values()) {
      if (!path.startsWith(`${cluster.root}/`)) continue;
      if (!best || cluster.root.length > best.root.length) best = cluster;
    }
    return best ?? this.#cluster(fallbackRoot);
  }

  async #addCluster(uri: string): Promise<void> {
    await this.#cluster(Utils.dirname(URI.parse(uri)), await this.#readClusterFile(uri));
  }

  /** What a ha-cluster.json says; one that cannot be used still marks the root of its cluster. */
  async #readClusterFile(uri: string): Promise<ClusterFile> {
    const text = await this.#read(uri, 'named');
    if (text === undefined || text === CLOSED) return NO_CLUSTER_FILE;
    try {
      return readClusterFile(text);
    } catch (error) {
      this.#parts.unreadable({ uri, message: `cannot be used: ${messageOf(error)}` });
      return NO_CLUSTER_FILE;
    }
  }

  /** Files beside one that was opened outside any folder: authkeys beside ha.cf, *.res beside drbd.conf. */
  async #addNeighbours(cluster: Cluster, uri: string): Promise<void> {
    if (URI.parse(uri).scheme !== 'file') return;
    const directory = Utils.dirname(URI.parse(uri));
    const loaded: Loaded[] = [];
    for (const entry of await this.#list(directory.toString())) {
      const neighbour = Utils.joinPath(directory, entry.name).toString();
      if (entry.kind !== 'file' || neighbour === uri || cluster.documents.has(neighbour)) continue;
      const one = await this.#load(neighbour);
      if (one) loaded.push(one);
    }
    this.#set(cluster, loaded);
    await this.#followIncludes(cluster, cluster.documents.values());
  }

  /** Adds what the documents include and is no part of the cluster yet, and what that includes in turn. */
  async #followIncludes(cluster: Cluster, documents: Iterable<Document>): Promise<readonly string[]> {
    const added: string[] = [];
    const rest = [...documents];
    for (let document = rest.pop(); document; document = rest.pop()) {
      for (const { pattern } of document.includes) {
        for (const uri of await this.#matching(document, pattern)) {
          if (cluster.documents.has(uri)) continue;
          const loaded = await this.#load(uri, document.language);
          if (!loaded) continue;
          this.#set(cluster, [loaded]);
          added.push(uri);
          const included = cluster.documents.get(uri);
          if (included) rest.push(included);
        }
      }
    }
    return added;
  }

  async #matching(document: Document, pattern: string): Promise<string[]> {
    const base = Utils.dirname(URI.parse(document.uri));
    const scan = picomatch.scan(pattern);
    if (!scan.isGlob) return [Utils.resolvePath(base, pattern).toString()];
    const directory = Utils.resolvePath(base, scan.base);
    const matches = picomatch(scan.glob, { nobrace: true, noextglob: true });
    const entries = await this.#list(directory.toString(), 'quiet');
    return entries
      .filter((entry) => entry.kind === 'file' && matches(entry.name))
      .map((entry) => Utils.joinPath(directory, entry.name).toString());
  }

  /** The files of a folder and the folders in it that are wanted, in order. */
  async #walk(folder: string, isWanted: (file: URI) => boolean): Promise<string[]> {
    const files: string[] = [];
    const seen = new Set<string>();
    const rest = [folder];
    for (let directory = rest.pop(); directory !== undefined; directory = rest.pop()) {
      const real = await this.#parts.host.real(directory).catch(() => directory);
      if (real === undefined || seen.has(real)) continue;
      seen.add(real);
      for (const entry of await this.#list(directory)) {
        const uri = Utils.joinPath(URI.parse(directory), entry.name);
        if (entry.kind === 'directory' && !SKIPPED_DIRECTORIES.has(entry.name)) rest.push(uri.toString());
        if (entry.kind === 'file' && isWanted(uri)) files.push(uri.toString());
      }
    }
    return files.sort();
  }

  /** Reads a file that is one of ours; `included` is the language of the file that includes it. */
  async #load(uri: string, included?: Language): Promise<Loaded | undefined> {
    const { path } = URI.parse(uri);
    const promise = this.#recogniser.promise(path) ?? (included && 'named');
    if (!promise) return undefined;
    const read = this.#open.get(uri) ?? (await this.#read(uri, promise));
    if (read === undefined) return undefined;
    const text = read === CLOSED ? '' : read;
    const recognised = this.#recogniser.recognise(path, () => text);
    const language = recognised ? recognised.language : included;
    return language && { uri, path, language: read === CLOSED ? closedFileOf(language) : language, text };
  }

  /** Of files that were only sniffed nothing is said: most of them are none of ours. */
  async #read(uri: string, promise: 'named' | 'sniffed'): Promise<string | typeof CLOSED | undefined> {
    const report = (message: string) => {
      if (promise === 'named') this.#parts.unreadable({ uri, message });
    };
    try {
      const decoded = decode(
        await this.#parts.host.read(uri, promise === 'named' ? LARGEST_FILE : LARGEST_SCRIPT),
      );
      if (decoded.kind === 'text') return decoded.text;
      report('is a binary file, not configuration: left out');
    } catch (error) {
      if (isGone(error)) return undefined;
      report(messageOf(error));
      if (error instanceof HostError && error.code === 'no-permission') return CLOSED;
    }
    return undefined;
  }

  async #list(uri: string, tone: 'loud' | 'quiet' = 'loud') {
    try {
      return await this.#parts.host.list(uri);
    } catch (error) {
      if (tone === 'loud') this.#parts.unreadable({ uri, message: messageOf(error) });
      return [];
    }
  }
}

interface Loaded {
  readonly uri: string;
  readonly path: string;
  readonly language: Language;
  readonly text: string;
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : '';
}

/** A file that disappears while it is read is no problem: it is no part of the cluster any more. */
function isGone(error: unknown): boolean {
  return error instanceof HostError && error.code === 'not-found';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
