import {
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  TextDocuments,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { CLUSTER_FILE } from '../core/cluster-file.ts';
import type { Document } from '../core/document.ts';
import type { Host } from '../core/host.ts';
import { type Found, Workspace } from '../core/workspace.ts';
import type { DeployService } from '../deploy/service.ts';
import { languages } from '../languages/index.generated.ts';
import { defaultSettings, type InitializationOptions, type Settings, settingsSection } from '../protocol.ts';
import { rules as clusterRules } from '../rules.generated.ts';
import { type OpenDocument, openDocuments } from './open-document.ts';

/** What made documents differ: an edit, which the client knows of, or something it cannot know. */
export type Cause = 'edit' | 'outside';

/** Told of every document whose problems may differ now. */
export type AffectedListener = (documents: ReadonlySet<Document>, cause: Cause) => void;

/**
 * What the server knows between two messages: the workspace, the open documents, the settings. All changes go
 * through one queue, and whoever asks something waits for the changes that came before.
 */
export class Session {
  readonly connection: Connection;
  /** Absent in servers that can run no programs. */
  readonly deployment: DeployService | undefined;
  readonly documents = new TextDocuments(openDocuments);
  readonly #host: Host;
  readonly #listeners: AffectedListener[] = [];
  #capabilities: ClientCapabilities = {};
  #options: InitializationOptions = {};
  #folders: readonly string[] = [];
  #settings: Settings = defaultSettings;
  #workspace: Workspace;
  #changes: Promise<void> = Promise.resolve();

  constructor(connection: Connection, host: Host, deployment?: DeployService) {
    this.connection = connection;
    this.deployment = deployment;
    this.#host = host;
    this.#workspace = this.#makeWorkspace();
    this.documents.listen(connection);
    this.documents.onDidChangeContent(({ document }) => this.#change('edit', () => this.#open(document)));
    this.documents.onDidSave(({ document: { uri } }) => {
      // Not every editor watches files, and what ha-cluster.json says counts from its save on.
      if (uri.endsWith(`/${CLUSTER_FILE}`)) this.filesChanged([uri]);
    });
    this.documents.onDidClose(({ document }) =>
      this.#change('outside', () => this.#workspace.close(document.uri)),
    );
  }

  get capabilities(): ClientCapabilities {
    return this.#capabilities;
  }

  get options(): InitializationOptions {
    return this.#options;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** The URIs of the folders that are open. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Whether there is a folder at a URI, with or without files of a cluster. */
  async folderExists(uri: string): Promise<boolean> {
    return this.#host.list(uri).then(
      () => true,
      () => false,
    );
  }

  /** The URIs of the files in a folder; none where there is no such folder. */
  async filesIn(folder: string): Promise<ReadonlySet<string>> {
    const entries = await this.#host.list(folder).catch(() => []);
    const files = entries.filter(({ kind }) => kind === 'file');
    return new Set(files.map(({ name }) => Utils.joinPath(URI.parse(folder), name).toString()));
  }

  initialize(params: InitializeParams): void {
    this.#capabilities = params.capabilities;
    this.#options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
    this.#settings = { ...defaultSettings, ...this.#options.settings };
    this.#folders = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
  }

  onAffected(listener: AffectedListener): void {
    this.#listeners.push(listener);
  }

  /** Waits for the changes so far, then hands over the document and its cluster, if it is one of ours. */
  async find(uri: string): Promise<Found | undefined> {
    await this.#changes;
    return this.#workspace.find(uri);
  }

  async workspace(): Promise<Workspace> {
    await this.#changes;
    return this.#workspace;
  }

  /** Reads everything anew: at the start, and when settings or folders changed. */
  reload(): void {
    this.#change('outside', async () => {
      const before = this.#workspace.documents();
      this.#settings = await this.#askSettings();
      this.#workspace = this.#makeWorkspace();
      for (const folder of this.#folders) await this.#workspace.addFolder(folder);
      for (const document of this.documents.all()) await this.#open(document);
      const after = this.#workspace.documents();
      const known = new Set(after.map(({ uri }) => uri));
      return new Set([...after, ...before.filter(({ uri }) => !known.has(uri))]);
    });
  }

  changeFolders(added: readonly string[], removed: readonly string[]): void {
    this.#folders = [...this.#folders.filter((folder) => !removed.includes(folder)), ...added];
    this.reload();
  }

  filesChanged(uris: readonly string[]): void {
    if (uris.some((uri) => this.#workspace.isAgentFile(uri))) {
      this.reload();
      return;
    }
    this.#change('outside', async () => {
      const affected = new Set<Document>();
      for (const uri of uris) {
        for (const document of await this.#workspace.changedOnDisk(uri)) affected.add(document);
      }
      return affected;
    });
  }

  /** Queues a change; one that fails is reported and the next ones go on. */
  #change(cause: Cause, work: () => Promise<ReadonlySet<Document>>): void {
    this.#changes = this.#changes.then(async () => {
      try {
        const affected = await work();
        for (const listener of this.#listeners) listener(affected, cause);
      } catch (error) {
        this.failed(error, 'a change of the workspace');
      }
    });
  }

  failed(error: unknown, where: string): void {
    this.connection.console.error(
      `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }

  async #open(document: OpenDocument): Promise<ReadonlySet<Document>> {
    return this.#workspace.open(document.uri, document, document.languageId);
  }

  async #askSettings(): Promise<Settings> {
    if (!this.#capabilities.workspace?.configuration) return this.#settings;
    const answer: Partial<Settings> | null =
      await this.connection.workspace.getConfiguration(settingsSection);
    return { ...defaultSettings, ...answer };
  }

  #makeWorkspace(): Workspace {
    return new Workspace({
      host: this.#host,
      languages,
      clusterRules,
      associations: this.#settings.files.associations,
      agentFolders: this.#settings.agents.folders,
      failed: (error, where) => this.failed(error, where),
      unreadable: ({ uri, message }) => this.connection.console.warn(`${URI.parse(uri).fsPath} ${message}`),
    });
  }
}
