import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { plainNode } from './plain-node.ts';

const server = path.join(path.dirname(path.dirname(import.meta.dirname)), 'dist/server.cjs');

export interface ClientOptions {
  readonly folder: string;
  readonly capabilities?: ClientCapabilities;
  /** Answers to `workspace/configuration` for the section haCluster. */
  readonly settings?: object;
  /** What the client says of itself when it starts the server. */
  readonly options?: InitializationOptions;
  readonly node?: string;
}

/** An editor that talks to the bundled server over stdio, as Neovim or Helix do. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly result: InitializeResult;
  readonly pushed = new Map<string, Diagnostic[]>();
  readonly log: string[] = [];
  refreshes = 0;
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #versions = new Map<string, number>();

  private constructor(
    connection: ProtocolConnection,
    process: ChildProcess,
    folder: string,
    result: InitializeResult,
  ) {
    this.connection = connection;
    this.#process = process;
    this.#folder = folder;
    this.result = result;
  }

  static async start({
    folder,
    capabilities = {},
    settings = {},
    options,
    node = plainNode(),
  }: ClientOptions) {
    const child = spawn(node, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const log: string[] = [];
    const pushed = new Map<string, Diagnostic[]>();
    let refreshes = 0;
    let holder: LspClient | undefined;
    connection.onNotification(
      'window/logMessage',
      ({ message }: { message: string }) => void log.push(message),
    );
    connection.onNotification(
      PublishDiagnosticsNotification.type,
      ({ uri, diagnostics }) => void pushed.set(uri, diagnostics),
    );
    connection.onRequest('workspace/configuration', () => [settings]);
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes++;
      if (holder) holder.refreshes = refreshes;
      return null;
    });
    connection.listen();
    const uri = URI.file(folder).toString();
    const result = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      capabilities,
      initializationOptions: options,
      workspaceFolders: [{ uri, name: 'cluster' }],
    });
    const client = new LspClient(connection, child, folder, result);
    holder = client;
    client.log.push(...log);
    connection.onNotification(
      'window/logMessage',
      ({ message }: { message: string }) => void client.log.push(message),
    );
    connection.onNotification(
      PublishDiagnosticsNotification.type,
      ({ uri: about, diagnostics }) => void client.pushed.set(about, diagnostics),
    );
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  uri(name: string): string {
    return URI.file(path.join(this.#folder, name)).toString();
  }

  async open(name: string, languageId: string, text: string): Promise<void> {
    const uri = this.uri(name);
    this.#versions.set(uri, 1);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async change(name: string, text: string): Promise<void> {
    const uri = this.uri(name);
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  async save(name: string): Promise<void> {
    await this.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri: this.uri(name) },
    });
  }

  async close(name: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: this.uri(name) },
    });
  }

  async pull(name: string, previousResultId?: string) {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: this.uri(name) },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  /** The codes of a full report, sorted. */
  async codes(name: string): Promise<string[]> {
    const report = await this.pull(name);
    return report.kind === 'full' ? report.items.map(({ code }) => String(code)).sort() : ['unchanged'];
  }

  /** Waits until something holds; gives up after a time that no busy machine needs. */
  async until<T>(ask: () => T | undefined | false): Promise<T> {
    for (let tries = 0; tries < 6000; tries++) {
      const value = ask();
      if (value) return value;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`it did not come about; the server logged:\n${this.log.join('\n')}`);
  }

  /** Ends the server as editors do; returns its exit code. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.#process.once('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    this.connection.dispose();
    return exited;
  }
}
