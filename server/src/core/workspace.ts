import { URI, Utils } from 'vscode-uri';
import { AgentFolders } from './agent-folders.ts';
import { closedFileOf } from './closed-file.ts';
import { Cluster, type ClusterParts } from './cluster.ts';
import { CLUSTER_FILE, type ClusterFile, NO_CLUSTER_FILE, readClusterFile } from './cluster-file.ts';
import type { Document } from './document.ts';
import { EditorText } from './editor-text.ts';
import { CLOSED, FileReader, type ReadProblem } from './file-reader.ts';
import type { Host } from './host.ts';
import { includedFiles } from './include-path.ts';
import type { Language } from './language.ts';
import { type Associations, type Recognised, Recogniser } from './recognise.ts';
import type { Rule } from './rule.ts';

/** A document and the cluster it belongs to. */
export interface Found {
  readonly document: Document;
  readonly cluster: Cluster;
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
  /** For files of no cluster; each cluster may have its own. */
  readonly #recogniser: Recogniser;
  readonly #recognisers = new WeakMap<Cluster, Recogniser>();
  readonly #reader: FileReader;
  readonly #folders = new Set<string>();
  readonly #clusters = new Map<string, Cluster>();
  readonly #open = new Map<string, EditorText>();
  /** The languages that the editor gave the open documents. */
  readonly #editorLanguages = new Map<string, string>();
  /** Open documents that are what they are only because the editor says so, which holds until they are closed. */
  readonly #oursByEditor = new Set<string>();
  readonly #agentFolders: AgentFolders;
  #affected = new Set<Document>();

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.#reader = new FileReader(parts.host, parts.unreadable);
    this.#agentFolders = new AgentFolders(this.#reader);
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
  find(uri: string): Found | undefined {
    for (const cluster of this.#clusters.values()) {
      const document = cluster.documents.get(uri);
      if (document) return { document, cluster };
    }
    return undefined;
  }

  /** Reads a folder: every file in it that is recognised, and what those files include. */
  async addFolder(folder: string): Promise<void> {
    this.#folders.add(folder);
    const files = await this.#reader.walk(folder);
    for (const uri of files) if (isClusterFile(uri)) await this.#addCluster(uri);
    const root = URI.parse(folder);
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
      // Of open folders that lie in one another, the inner one is a cluster of its own.
      for (const { uri } of loaded) if (this.find(uri)?.cluster !== cluster) this.#remove(uri);
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
    const clusterFile = root && Utils.joinPath(root, CLUSTER_FILE).toString();
    // What cannot be read in it may be why the file is not checked as somebody expects.
    const isDamaged = clusterFile !== undefined && cluster.diagnostics(clusterFile).length > 0;
    return [uri, ...included, ...(isDamaged && clusterFile !== uri ? [clusterFile] : [])];
  }

  async #clusterFolderAbove(uri: string): Promise<URI | undefined> {
    let folder = Utils.dirname(URI.parse(uri));
    for (let above = Utils.dirname(folder); ; above = Utils.dirname(folder)) {
      const entries = await this.#reader.list(folder.toString(), 'quiet');
      if (entries.some(({ name, kind }) => name === CLUSTER_FILE && kind === 'file')) return folder;
      if (above.path === folder.path) return undefined;
      folder = above;
    }
  }

  /** Forgets a folder and everything in it. */
  removeFolder(folder: string): void {
    this.#folders.delete(folder);
    const root = trimmed(URI.parse(folder).path);
    for (const path of [...this.#clusters.keys()]) {
      if (path === root || path.startsWith(`${root}/`)) this.#clusters.delete(path);
    }
  }

  /** What a file is taken for. */
  recognise(uri: string, text: { toString(): string }, editorLanguage?: string): Recognised | undefined {
    const { path } = URI.parse(uri);
    return this.#recogniserOf(path).recognise(path, () => text.toString(), editorLanguage);
  }

  /**
   * Takes the text of a document that is open in an editor, or what was edited in it since; it holds until `close`.
   * Returns the documents whose problems may differ now.
   */
  async open(uri: string, source: string | EditorText, editorLanguage?: string): Promise<Set<Document>> {
    const text = typeof source === 'string' ? new EditorText(source) : source;
    const isOpen = this.#open.get(uri) === text;
    this.#open.set(uri, text);
    if (editorLanguage !== undefined) this.#editorLanguages.set(uri, editorLanguage);
    const { path } = URI.parse(uri);
    const known = this.find(uri);
    const recognised = this.recognise(uri, text, editorLanguage);
    if (recognised?.reason === 'editor') this.#oursByEditor.add(uri);
    else this.#oursByEditor.delete(uri);
    const language = recognised ? recognised.language : this.#languageOfIncluded(known?.document);
    if (!language) {
      text.takeEdits();
      this.#remove(uri);
    } else if (known && isOpen && known.document.language === language) await this.#edit(known, text);
    else {
      const whole = text.take();
      const cluster = known?.cluster ?? (await this.#clusterOf(path, Utils.dirname(URI.parse(uri))));
      this.#set(cluster, [{ uri, path, language, text: whole }]);
      if (!known) await this.#addNeighbours(cluster, uri);
      await this.#followIncludesOf(cluster, uri);
    }
    return this.#takeAffected();
  }

  async #edit({ document, cluster }: Found, text: EditorText): Promise<void> {
    const { includes } = document;
    const edits = text.takeEdits();
    const affected = edits
      ? cluster.edit(document, edits)
      : cluster.set(document.uri, document.path, document.language, text.take());
    for (const one of affected) this.#affected.add(one);
    if (document.includes !== includes) await this.#followIncludes(cluster, [document]);
  }

  /** The editor closed the document: what is on disk counts again. */
  async close(uri: string): Promise<Set<Document>> {
    this.#open.delete(uri);
    this.#editorLanguages.delete(uri);
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
    if (isClusterFile(uri) && (await this.#isNews(uri))) return this.#readAnew();
    if (this.#open.has(uri)) return new Set();
    const known = this.find(uri);
    if (!known && (await this.#folderChanged(uri))) return this.#takeAffected();
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
    if (!document || this.#recogniserOf(document.path).promise(document.path)) return undefined;
    return document.language;
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
    const agentFiles = await this.#agentFolders.read(root, folders);
    const cluster = new Cluster(path, this.#clusterParts, file, agentFiles);
    this.#clusters.set(path, cluster);
    return cluster;
  }

  /** Whether a file describes an agent, so that all has to be read anew when it changes. */
  isAgentFile(uri: string): boolean {
    return this.#agentFolders.holds(uri);
  }

  /** The cluster with the deepest root above a path. */
  #clusterAbove(path: string): Cluster | undefined {
    let best: Cluster | undefined;
    for (const cluster of this.#clusters.values()) {
      if (!path.startsWith(`${cluster.root}/`)) continue;
      if (!best || cluster.root.length > best.root.length) best = cluster;
    }
    return best;
  }

  async #clusterOf(path: string, fallbackRoot: URI): Promise<Cluster> {
    return this.#clusterAbove(path) ?? this.#cluster(fallbackRoot);
  }

  /** Knows files as the cluster above them wants it. */
  #recogniserOf(path: string): Recogniser {
    const cluster = this.#clusterAbove(path);
    if (!cluster || cluster.file.files.length === 0) return this.#recogniser;
    const known = this.#recognisers.get(cluster);
    if (known) return known;
    const { languages, associations } = this.#parts;
    const made = new Recogniser(languages, associations, (one) => cluster.layout.language(one));
    this.#recognisers.set(cluster, made);
    return made;
  }

  /** Whether a ha-cluster.json came, went or says something else than its cluster knows. */
  async #isNews(uri: string): Promise<boolean> {
    const cluster = this.#clusters.get(trimmed(Utils.dirname(URI.parse(uri)).path));
    const file = await this.#readClusterFile(uri);
    return (
      JSON.stringify(cluster?.file) !== JSON.stringify(file) ||
      (cluster && isMark(cluster.file)) !== isMark(file)
    );
  }

  /** Reads all folders and open documents anew. Returns the documents from before, too: some may be gone. */
  async #readAnew(): Promise<Set<Document>> {
    const affected = new Set(this.documents());
    this.#clusters.clear();
    this.#agentFolders.forget();
    for (const folder of [...this.#folders]) await this.addFolder(folder);
    for (const [uri, text] of this.#open) await this.open(uri, text, this.#editorLanguages.get(uri));
    for (const document of this.documents()) affected.add(document);
    return affected;
  }

  /** Of a folder that comes or goes, editors tell no more than that. Says whether it was one. */
  async #folderChanged(uri: string): Promise<boolean> {
    const gone = this.documents().flatMap((document) =>
      document.uri.startsWith(`${uri}/`) ? [document.uri] : [],
    );
    const come = (await this.#reader.isFolder(uri)) ? await this.#reader.walk(uri) : [];
    const files = new Set([...gone, ...come]);
    if ([...files].some(isClusterFile)) this.#affected = await this.#readAnew();
    else {
      const affected = new Set<Document>();
      for (const file of files) {
        for (const document of await this.changedOnDisk(file)) affected.add(document);
      }
      this.#affected = affected;
    }
    return files.size > 0;
  }

  async #addCluster(uri: string): Promise<void> {
    await this.#cluster(Utils.dirname(URI.parse(uri)), await this.#readClusterFile(uri));
  }

  /** What a ha-cluster.json on disk says. It counts once it is saved; its mistakes are its own diagnostics. */
  async #readClusterFile(uri: string): Promise<ClusterFile> {
    const text = await this.#reader.read(uri, 'named');
    return typeof text === 'string' ? readClusterFile(text).file : NO_CLUSTER_FILE;
  }

  /** Files beside one that was opened outside any folder: authkeys beside ha.cf, *.res beside drbd.conf. */
  async #addNeighbours(cluster: Cluster, uri: string): Promise<void> {
    if (URI.parse(uri).scheme !== 'file') return;
    const directory = Utils.dirname(URI.parse(uri));
    const loaded: Loaded[] = [];
    for (const entry of await this.#reader.list(directory.toString())) {
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
        for (const uri of await this.#matching(cluster, document, pattern)) {
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

  /** The files that an include means, wherever the layout of the cluster lets them lie. */
  async #matching(cluster: Cluster, document: Document, pattern: string): Promise<string[]> {
    const base = Utils.dirname(URI.parse(document.uri));
    const found: string[] = [];
    for (const place of cluster.layout.places(document, pattern)) {
      const included = includedFiles(base.path, place);
      if (included.kind === 'file') {
        found.push(base.with({ path: included.path }).toString());
        continue;
      }
      const directory = base.with({ path: included.directory });
      for (const { name, kind } of await this.#reader.list(directory.toString(), 'quiet')) {
        if (kind === 'file' && included.matches(name)) found.push(Utils.joinPath(directory, name).toString());
      }
    }
    return found;
  }

  /** Reads a file that is one of ours; `included` is the language of the file that includes it. */
  async #load(uri: string, included?: Language): Promise<Loaded | undefined> {
    const { path } = URI.parse(uri);
    const recogniser = this.#recogniserOf(path);
    const promise = recogniser.promise(path) ?? (included && 'named');
    if (!promise) return undefined;
    const read = this.#open.get(uri)?.take() ?? (await this.#reader.read(uri, promise));
    if (read === undefined) return undefined;
    const text = read === CLOSED ? '' : read;
    const recognised = recogniser.recognise(path, () => text);
    const language = recognised ? recognised.language : included;
    return language && { uri, path, language: read === CLOSED ? closedFileOf(language) : language, text };
  }
}

interface Loaded {
  readonly uri: string;
  readonly path: string;
  readonly language: Language;
  readonly text: string;
}

function isClusterFile(uri: string): boolean {
  return uri.endsWith(`/${CLUSTER_FILE}`);
}

/** Whether there is a ha-cluster.json at all, which marks a root whatever it says. */
function isMark(file: ClusterFile): boolean {
  return file !== NO_CLUSTER_FILE;
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : '';
}
