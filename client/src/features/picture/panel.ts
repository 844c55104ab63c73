import {
  Disposable,
  Range,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { Picture, PicturePlace } from '../../../../server/src/protocol.ts';
import type { FromPage, ToPage } from '../../../webview/picture/messages.ts';
import type { Session } from '../../session.ts';
import { thingsAt } from './cursor.ts';
import { pageOf } from './page.ts';

const viewType = 'haCluster.picture';

/** The clusters of the workspace as a picture beside the text. There is one panel at most. */
export class PicturePanel implements Disposable {
  readonly #session: Session;
  /** The folder of the page's script. */
  readonly #dist: Uri;
  readonly #subscriptions: Disposable;
  #panel: WebviewPanel | undefined;
  #pictures: readonly Picture[] = [];
  /** Whether the page is there to be told something. */
  #ready = false;
  /** Asked for while the page was not there yet. */
  #exportWhenReady = false;

  constructor(session: Session, extension: Uri) {
    this.#session = session;
    this.#dist = Uri.joinPath(extension, 'dist');
    this.#subscriptions = Disposable.from(
      session.onOverviewChanged(() => this.#update()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#showCursor(textEditor)),
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel) => this.#fill(panel),
      }),
    );
  }

  /** Opens the picture beside the text, or shows the one that is open. */
  show(): void {
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    this.#fill(
      window.createWebviewPanel(viewType, 'Picture of the Cluster', ViewColumn.Beside, {
        enableScripts: true,
        localResourceRoots: [this.#dist],
      }),
    );
  }

  /** Saves the picture as an SVG file; opens it first when it is not. */
  export(): void {
    this.show();
    if (this.#ready) this.#tell({ type: 'export' });
    else this.#exportWhenReady = true;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#panel?.dispose();
  }

  #fill(panel: WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#ready = false;
    });
    // A hidden page is thrown away, and says that it is ready again when it is shown.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#ready = false;
    });
    panel.webview.onDidReceiveMessage((message: FromPage) => this.#receive(message));
    panel.webview.html = pageOf(panel.webview, this.#dist);
  }

  async #receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        await this.#update();
        if (this.#exportWhenReady) this.#tell({ type: 'export' });
        this.#exportWhenReady = false;
        break;
      case 'open':
        await openPlace(message.place);
        break;
      case 'svg':
        await save(message.name, message.svg);
        break;
    }
  }

  async #update(): Promise<void> {
    if (!this.#ready) return;
    this.#pictures = await this.#session.pictures();
    this.#tell({ type: 'pictures', pictures: this.#pictures });
    if (window.activeTextEditor) this.#showCursor(window.activeTextEditor);
  }

  #showCursor({ document, selection }: TextEditor): void {
    if (!this.#ready) return;
    const { line, character } = selection.active;
    const uri = this.#session.serverUri(document.uri);
    this.#tell({ type: 'current', ids: thingsAt(this.#pictures, { uri, line, character }) });
  }

  #tell(message: ToPage): void {
    void this.#panel?.webview.postMessage(message);
  }
}

/** In the editor group that shows the file, or one with texts: never on top of the picture. */
async function openPlace({ uri, range: { start, end } }: PicturePlace): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const editors = window.visibleTextEditors;
  const shown = editors.find((editor) => editor.document === document) ?? editors[0];
  await window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? ViewColumn.One,
    selection: new Range(start.line, start.character, end.line, end.character),
  });
}

async function save(name: string, svg: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'cluster'}.svg`;
  const target = await window.showSaveDialog({
    title: 'Export the Picture of the Cluster',
    filters: { 'SVG pictures': ['svg'] },
    ...(folder && { defaultUri: Uri.joinPath(folder, file) }),
  });
  if (!target) return;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(svg));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`The picture could not be saved as ${target.fsPath}: ${reason}`);
    return;
  }
  void window.showInformationMessage(`The picture was saved as ${target.fsPath}.`);
}
