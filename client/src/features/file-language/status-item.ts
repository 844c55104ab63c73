import { commands, Disposable, languages, type Uri, window, workspace } from 'vscode';
import type { DocumentStatus } from '../../../../server/src/protocol.ts';
import { lastName } from '../../paths.ts';

/** The language status item: what the active file is taken for. Files that are not ours show nothing. */
export class FileLanguageStatus implements Disposable {
  readonly #item = languages.createLanguageStatusItem('haCluster.file', []);
  readonly #statuses = new Map<string, DocumentStatus>();
  readonly #subscriptions = Disposable.from(
    window.onDidChangeActiveTextEditor(() => this.#show()),
    workspace.onDidCloseTextDocument((document) => this.#statuses.delete(document.uri.toString())),
  );

  constructor() {
    this.#item.name = 'Cluster File';
    this.#item.command = {
      command: 'haCluster.setFileLanguage',
      title: 'Change',
      tooltip: 'Choose what this file is taken for',
    };
  }

  /** What the server said about a document. */
  of(uri: Uri): DocumentStatus | undefined {
    return this.#statuses.get(uri.toString());
  }

  update(status: DocumentStatus): void {
    this.#statuses.set(status.uri, status);
    // The walkthrough ticks its first step off.
    if (status.language) void commands.executeCommand('setContext', 'haCluster.hasClusterFile', true);
    this.#show();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#item.dispose();
  }

  #show(): void {
    const document = window.activeTextEditor?.document;
    const status = document && this.of(document.uri);
    // Most shell scripts have nothing to do with clusters and stay free of us.
    if (
      document === undefined ||
      status === undefined ||
      (status.language === undefined && document.languageId === 'shellscript')
    ) {
      this.#item.selector = [];
      return;
    }
    this.#item.selector = [{ language: document.languageId, scheme: document.uri.scheme }];
    this.#item.text = status.languageName ?? 'Not a cluster file';
    this.#item.detail = [
      status.dialect,
      status.reason,
      status.cluster && `cluster ${lastName(status.cluster)}`,
    ]
      .filter(Boolean)
      .join(' · ');
  }
}
