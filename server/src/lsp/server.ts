import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Host } from '../core/host.ts';
import type { DeployService } from '../deploy/service.ts';
import { languages } from '../languages/index.generated.ts';
import { callHierarchy } from './call-hierarchy.ts';
import { codeAction } from './code-action.ts';
import { codeLens } from './code-lens.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { diagnostics } from './diagnostics.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLink } from './document-link.ts';
import { documentStatus } from './document-status.ts';
import { documentSymbol } from './document-symbol.ts';
import { executeCommand } from './execute-command.ts';
import { foldingRange } from './folding-range.ts';
import { formatting } from './formatting.ts';
import type { Handler } from './handler.ts';
import { hover } from './hover.ts';
import { inlayHint } from './inlay-hint.ts';
import { overview } from './overview.ts';
import { picture } from './picture.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { selectionRange } from './selection-range.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { Session } from './session.ts';
import { signatureHelp } from './signature-help.ts';
import { workspaceSymbol } from './workspace-symbol.ts';

/** One file per method of the protocol; what a handler offers follows from what the languages provide. */
const handlers: readonly Handler[] = [
  diagnostics,
  documentStatus,
  completion,
  hover,
  signatureHelp,
  documentSymbol,
  documentLink,
  workspaceSymbol,
  definition,
  references,
  documentHighlight,
  rename,
  callHierarchy,
  codeLens,
  inlayHint,
  foldingRange,
  selectionRange,
  semanticTokens,
  formatting,
  codeAction,
  executeCommand,
  overview,
  picture,
];

/** Starts the language server on a connection. The host does all reading of files; only deployment runs a program. */
export function startServer(connection: Connection, host: Host, deployment?: DeployService): void {
  const session = new Session(connection, host, deployment);
  connection.onInitialize((params): InitializeResult => {
    session.initialize(params);
    const offered = handlers.map((handler) => handler(session, languages));
    return {
      serverInfo: { name: 'ha-cluster-language-server' },
      capabilities: Object.assign(
        {
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        },
        ...offered,
      ),
    };
  });
  connection.onInitialized(() => {
    if (session.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'haCluster' });
    }
    if (session.capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        session.changeFolders(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        ),
      );
    }
    session.reload();
  });
  connection.onDidChangeConfiguration(() => session.reload());
  connection.onDidChangeWatchedFiles(({ changes }) => session.filesChanged(changes.map(({ uri }) => uri)));
  connection.listen();
}
