import { URI } from 'vscode-uri';
import { complete, hover } from '../../server/src/core/features.ts';
import { Workspace } from '../../server/src/core/workspace.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { toLspDiagnostics } from '../../server/src/lsp/convert.ts';
import { OpenDocument, openDocuments } from '../../server/src/lsp/open-document.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';
import { MemoryHost } from '../support/memory-host.ts';

export const DRBD_FILE = 'etc/drbd.d/resources.res';
export const CRM_FILE = 'cluster.crm';

/** Parses, collects facts and runs all rules; returns the number of problems. */
export function analyse(files: readonly FixtureFile[]): number {
  const cluster = makeCluster(files);
  return files.reduce((sum, { path }) => sum + cluster.diagnostics(uriOf(path)).length, 0);
}

/** A document in an editor, edited as a language client edits it. */
export class Editor {
  readonly #workspace: Workspace;
  readonly #uri: string;
  readonly #document: OpenDocument;

  private constructor(workspace: Workspace, uri: string, text: string) {
    this.#workspace = workspace;
    this.#uri = uri;
    this.#document = new OpenDocument(uri, '', 1, text);
  }

  /** Opens a file in a workspace that holds the other files too. */
  static async open(file: FixtureFile, others: readonly FixtureFile[] = []): Promise<Editor> {
    const files = [file, ...others];
    const workspace = new Workspace({
      host: new MemoryHost(Object.fromEntries(files.map(({ path, text }) => [`/cluster/${path}`, text]))),
      languages,
      clusterRules,
      failed: (error) => {
        throw error;
      },
      unreadable: ({ message }) => {
        throw new Error(message);
      },
    });
    await workspace.addFolder('file:///cluster');
    const editor = new Editor(workspace, URI.file(`/cluster/${file.path}`).toString(), file.text);
    await editor.diagnose();
    return editor;
  }

  /** Replaces characters; returns the milliseconds until the document's new diagnostics were there. */
  async replace(offset: number, removed: number, inserted: string): Promise<number> {
    const lines = this.#workspace.find(this.#uri)?.document.lines;
    if (!lines) throw new Error(`${this.#uri} is not one of ours`);
    const range = lines.range({ start: offset, end: offset + removed });
    const before = performance.now();
    openDocuments.update(this.#document, [{ range, text: inserted }], this.#document.version + 1);
    await this.diagnose();
    return performance.now() - before;
  }

  /** What the server does after a change: hand over the text, and answer the client's request for diagnostics. */
  async diagnose(): Promise<number> {
    await this.#workspace.open(this.#uri, this.#document);
    const found = this.#workspace.find(this.#uri)?.cluster.diagnostics(this.#uri) ?? [];
    return toLspDiagnostics(found, { levels: {}, rulesFolder: undefined }).length;
  }

  completions(offset: number): number {
    const found = this.#workspace.find(this.#uri);
    return found ? complete(found.cluster, found.document, offset).length : 0;
  }

  hover(offset: number): boolean {
    const found = this.#workspace.find(this.#uri);
    return found !== undefined && hover(found.cluster, found.document, offset) !== undefined;
  }
}
