import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { toLspDiagnostics } from './convert.ts';
import { answer, type Handler } from './handler.ts';
import type { Session } from './session.ts';

/**
 * Problems, pulled by clients that can (also for files that are not open), pushed to the others.
 *
 * Results carry an id that changes with every change that may concern the document, so that a client learns at
 * once what is new. With `haCluster.lint.run: onSave` a document that has unsaved changes keeps the result of
 * its last save.
 */
export const diagnostics: Handler = (session) => {
  const reports = new Reports(session);
  const pulls = session.capabilities.textDocument?.diagnostic !== undefined;
  const refreshes = session.capabilities.workspace?.diagnostics?.refreshSupport === true;
  const { connection, documents } = session;
  /** The version with which each open document was opened: later ones are edits. */
  const opened = new Map<string, number>();

  session.onAffected((affected, cause) => {
    for (const { uri } of affected) reports.outdate(uri);
    if (!pulls) for (const { uri } of affected) void push(uri);
    // After an edit a client asks again by itself, also for other files (interFileDependencies).
    else if (refreshes && cause === 'outside') connection.languages.diagnostics.refresh();
  });
  documents.onDidOpen(({ document }) => opened.set(document.uri, document.version));
  documents.onDidChangeContent(({ document: { uri, version } }) => {
    if (session.settings.lint.run === 'onSave' && version !== opened.get(uri)) reports.setUnsaved(uri);
  });
  documents.onDidSave(({ document }) => settled(document.uri));
  documents.onDidClose(({ document }) => settled(document.uri));

  function settled(uri: string): void {
    if (!reports.isUnsaved(uri)) return;
    reports.setSaved(uri);
    if (!pulls) void push(uri);
    else if (refreshes) connection.languages.diagnostics.refresh();
  }

  async function push(uri: string): Promise<void> {
    const report = await reports.report(uri, undefined);
    if (report.kind === DocumentDiagnosticReportKind.Unchanged) return;
    const version = documents.get(uri)?.version;
    await connection.sendDiagnostics({
      uri,
      diagnostics: report.items,
      ...(version !== undefined && { version }),
    });
  }

  if (!pulls) return {};
  connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
    answer<DocumentDiagnosticReport>(
      session,
      'diagnostic',
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      () => reports.report(textDocument.uri, previousResultId),
    ),
  );
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }) =>
    answer(session, 'workspace/diagnostic', { items: [] }, async () => {
      const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const workspace = await session.workspace();
      // A client forgets its previous results for a document it closes, e.g. one that is not ours any more.
      const shown = reports.withProblems();
      const uris = new Set([...workspace.documents().map(({ uri }) => uri), ...previous.keys(), ...shown]);
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      for (const uri of uris) {
        const report = await reports.report(uri, previous.get(uri));
        items.push({ ...report, uri, version: documents.get(uri)?.version ?? null });
      }
      return { items };
    }),
  );
  return {
    diagnosticProvider: {
      identifier: 'ha-cluster',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    },
  };
};

type Report =
  | {
      readonly kind: typeof DocumentDiagnosticReportKind.Full;
      readonly resultId: string;
      items: Diagnostic[];
    }
  | { readonly kind: typeof DocumentDiagnosticReportKind.Unchanged; readonly resultId: string };

/** The results given out, by document. */
class Reports {
  readonly #session: Session;
  readonly #revisions = new Map<string, number>();
  readonly #unsaved = new Set<string>();
  readonly #withProblems = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
  }

  outdate(uri: string): void {
    this.#revisions.set(uri, this.#revision(uri) + 1);
  }

  isUnsaved(uri: string): boolean {
    return this.#unsaved.has(uri);
  }

  setUnsaved(uri: string): void {
    this.#unsaved.add(uri);
  }

  setSaved(uri: string): void {
    this.#unsaved.delete(uri);
  }

  /** The documents whose last result holds problems. */
  withProblems(): readonly string[] {
    return [...this.#withProblems];
  }

  async report(uri: string, previous: string | undefined): Promise<Report> {
    const found = await this.#session.find(uri);
    const resultId = String(this.#revision(uri));
    if (previous === resultId || (previous !== undefined && this.isUnsaved(uri))) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previous };
    }
    const items = toLspDiagnostics(found?.cluster.diagnostics(uri) ?? [], {
      levels: this.#session.settings.rules,
      rulesFolder: this.#session.options.rulesFolder,
    });
    if (items.length > 0) this.#withProblems.add(uri);
    else this.#withProblems.delete(uri);
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  #revision(uri: string): number {
    return this.#revisions.get(uri) ?? 0;
  }
}
