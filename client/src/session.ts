import {
  type CancellationToken,
  commands,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  DiagnosticPullMode,
  ErrorAction,
  type ErrorHandler,
  ExecuteCommandRequest,
  type LanguageClientOptions,
  type WorkspaceEdit as ProtocolEdit,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import {
  compareCopiesCommand,
  type DocumentStatus,
  deployCommand,
  deployProgressMethod,
  documentStatusMethod,
  type InitializationOptions,
  type LintRun,
  type OverviewItem,
  overviewChangedMethod,
  overviewMethod,
  type Picture,
  pictureMethod,
  restrictFilesCommand,
  settingsSection,
  showReferencesCommand,
} from '../../server/src/protocol.ts';
import { convertCommands } from './features/convert/convert.ts';
import { answerDeployRequests } from './features/deploy/answers.ts';
import { answerFileRequests } from './features/file-requests/answer.ts';
import { documentSelector } from './languages.ts';
import type { Platform, ServerClient } from './platform.ts';

/** A server that ends this often within `crashWindow` has a reason that restarting does not mend. */
const restartsAllowed = 3;
const crashWindow = 3 * 60 * 1000;

/** Turns the notifications of vscode-languageclient's client into ours: plain words and a way on. */
function speakPlainly(client: BaseLanguageClient): void {
  const log = client.error.bind(client);
  client.error = (message: string, data?: unknown, showNotification?: boolean | 'force') => {
    log(message, data, false);
    if (showNotification === 'force') void reportTrouble(message);
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Tells a person that files are not checked at the moment, and offers what helps. */
async function reportTrouble(message: string): Promise<void> {
  const restart = 'Restart';
  const showOutput = 'Show Output';
  const choice = await window.showErrorMessage(
    `HA Cluster is not checking files at the moment. ${message}`,
    restart,
    showOutput,
  );
  if (choice === restart) await commands.executeCommand('haCluster.restartServer');
  if (choice === showOutput) await commands.executeCommand('haCluster.showOutput');
}

/** Restarts a server that ended by itself, unless it does so again and again. */
function errorHandler(): ErrorHandler {
  const ends: number[] = [];
  return {
    // A message that could not be read or written says nothing about the next one.
    error: () => ({ action: ErrorAction.Continue }),
    closed() {
      const now = Date.now();
      ends.push(now);
      const recent = ends.filter((time) => now - time < crashWindow);
      if (recent.length <= restartsAllowed) {
        return {
          action: CloseAction.Restart,
          message: 'The language server ended; it is being restarted.',
          handled: true,
        };
      }
      return {
        action: CloseAction.DoNotRestart,
        message: `The language server ended ${recent.length} times within ${crashWindow / 60_000} minutes, so it is not started again by itself. The output says why.`,
      };
    },
  };
}

const lintRun = () => workspace.getConfiguration(settingsSection).get<LintRun>('lint.run', 'onType');

/** The language server, as long as it lives: each start is a new client, since a failed one cannot be used again. */
export class Session {
  readonly #context: ExtensionContext;
  readonly #platform: Platform;
  readonly #output: LogOutputChannel;
  readonly #onStatus: (status: DocumentStatus) => void;
  /** All files: any may be included by another one, or be one of the cluster's by a setting. */
  readonly #fileEvents = workspace.createFileSystemWatcher('**/*');
  readonly #overviewChanged = new EventEmitter<void>();
  readonly #deployProgress = new EventEmitter<string>();
  /** By the id of the cluster. */
  readonly #drift = new Map<string, readonly OverviewItem[]>();
  #server: ServerClient | undefined;
  #started: Promise<void> = Promise.resolve();

  constructor(
    context: ExtensionContext,
    platform: Platform,
    output: LogOutputChannel,
    onStatus: (status: DocumentStatus) => void,
  ) {
    this.#context = context;
    this.#platform = platform;
    context.subscriptions.push(this.#fileEvents, this.#overviewChanged, this.#deployProgress);
    this.#output = output;
    this.#onStatus = onStatus;
  }

  /** Starts the server. Resolves when it answers, and also when it cannot be started (the person was told). */
  async start(): Promise<void> {
    const server = this.#platform.createClient(this.#context, this.#options());
    const { client } = server;
    this.#server = server;
    speakPlainly(client);
    answerFileRequests(client);
    answerDeployRequests(client);
    client.onNotification(deployProgressMethod, (step: string) => this.#deployProgress.fire(step));
    client.onNotification(documentStatusMethod, this.#onStatus);
    client.onNotification(overviewChangedMethod, () => this.#overviewChanged.fire());
    this.#started = client.start().catch((error: unknown) => this.#output.error(messageOf(error)));
    await this.#started;
  }

  get #client(): BaseLanguageClient | undefined {
    return this.#server?.client;
  }

  /** Told when `overview` may answer otherwise. */
  get onOverviewChanged(): Event<void> {
    return this.#overviewChanged.event;
  }

  /** Told of each step of a deployment, in words for people. */
  get onDeployProgress(): Event<string> {
    return this.#deployProgress.event;
  }

  /** What the server answers to one of its commands, once it has started; nothing when there is none. */
  async execute<T>(command: string, argument?: unknown, token?: CancellationToken): Promise<T | undefined> {
    await this.#started;
    if (!this.#client?.isRunning()) return undefined;
    const params = { command, arguments: argument === undefined ? [] : [argument] };
    const answer = await this.#client.sendRequest(ExecuteCommandRequest.type, params, token);
    return (answer as T | null) ?? undefined;
  }

  /** What the clusters consist of, and what differs on their nodes; nothing while there is no server. */
  async overview(): Promise<readonly OverviewItem[]> {
    if (!this.#client?.isRunning()) return [];
    const clusters = await this.#client.sendRequest<readonly OverviewItem[]>(overviewMethod);
    return clusters.map((cluster) => {
      const children = this.#drift.get(cluster.id) ?? [];
      if (children.length === 0) return cluster;
      const section: OverviewItem = {
        id: `${cluster.id} drift`,
        kind: 'section',
        label: 'Not as in the workspace',
        description: String(children.length),
        children,
      };
      return { ...cluster, children: [section, ...cluster.children] };
    });
  }

  /** What was found to differ on the nodes of the cluster with a root, until it is looked for again. */
  setDrift(root: string, items: readonly OverviewItem[]): void {
    this.#drift.set(`cluster ${root}`, items);
    this.#overviewChanged.fire();
  }

  /** An edit of the protocol, as the server answered with it, in VS Code's form. */
  async workspaceEdit(edit: unknown): Promise<WorkspaceEdit | undefined> {
    return this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit as ProtocolEdit);
  }

  /** The clusters as pictures; nothing while there is no server. */
  async pictures(): Promise<readonly Picture[]> {
    return this.#client?.isRunning() ? this.#client.sendRequest<readonly Picture[]>(pictureMethod) : [];
  }

  /** A URI as the server is told it, and tells it. */
  serverUri(uri: Uri): string {
    return this.#client?.code2ProtocolConverter.asUri(uri) ?? uri.toString();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    try {
      await server?.client.dispose();
    } catch (error) {
      // A server that never came up cannot be told to end.
      this.#output.debug(messageOf(error));
    }
    server?.end();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  #options(): LanguageClientOptions {
    // The pages that the codes of problems link to come with the extension: they open without a network.
    const rulesFolder = Uri.joinPath(this.#context.extensionUri, 'docs/rules').toString();
    return {
      initializationOptions: {
        rulesFolder,
        deployment: workspace.isTrusted,
        commands: [
          ...convertCommands,
          compareCopiesCommand,
          deployCommand,
          restrictFilesCommand,
          showReferencesCommand,
        ],
      } satisfies InitializationOptions,
      documentSelector: documentSelector(),
      outputChannel: this.#output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler: errorHandler(),
      initializationFailedHandler(error: unknown) {
        void reportTrouble(`The language server refused to start: ${messageOf(error)}`);
        return false;
      },
      synchronize: {
        configurationSection: settingsSection,
        fileEvents: this.#fileEvents,
      },
      diagnosticPullOptions: {
        onChange: true,
        onSave: true,
        // Asked before each pull, so that a change of the setting needs no restart.
        filter: (_document, mode) => mode === DiagnosticPullMode.onType && lintRun() === 'onSave',
      },
    };
  }
}
