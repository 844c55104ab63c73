import { strict as assert } from 'node:assert';
import {
  commands,
  type Diagnostic,
  type Extension,
  extensions,
  languages,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { HaClusterApi } from '../../client/src/activate.ts';

/** The extension under test. */
export function extension(): Extension<HaClusterApi> {
  const found = extensions.getExtension<HaClusterApi>('ha-cluster-config.ha-cluster-config');
  assert(found, 'VS Code does not know the extension');
  return found;
}

/** A file of the workspace. */
export function fileUri(file: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'the test run has no workspace');
  return Uri.joinPath(folder.uri, file);
}

/** Opens a file of the workspace in an editor. */
export async function open(file: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(fileUri(file)));
}

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Asks again and again until `look` gives something; fails with `what` after a time that no busy machine needs. */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + 100_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) assert.fail(`waited in vain for ${what}`);
    await pause(100);
  }
}

/** The code of a diagnostic, with or without its link. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Ours among the diagnostics of a file, in words that make a failing test easy to read. */
export function problems(file: string): Diagnostic[] {
  return languages.getDiagnostics(fileUri(file)).filter((d) => d.source === 'ha-cluster');
}

/** Waits for a problem with this code in a file. */
export function problem(file: string, code: string, message = /(?:)/): Promise<Diagnostic> {
  return eventually(`${code} in ${file}`, () =>
    problems(file).find((d) => codeOf(d) === code && message.test(d.message)),
  );
}

/** Waits until a file has no problem with this code. */
export function noProblem(file: string, code: string): Promise<true> {
  return eventually(`${code} to go from ${file}`, () =>
    problems(file).some((d) => codeOf(d) === code) ? undefined : (true as const),
  );
}

/** The position right after the first occurrence of a text. */
export function after(document: TextDocument, text: string): Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${document.fileName} does not hold ${text}`);
  return document.positionAt(offset + text.length);
}

/** Replaces the first occurrence of a text, as typing would. */
export async function replace(editor: TextEditor, text: string, by: string): Promise<void> {
  const { document } = editor;
  const end = after(document, text);
  const start = document.positionAt(document.offsetAt(end) - text.length);
  assert(await editor.edit((change) => change.replace(new Range(start, end), by)), 'the edit was refused');
}

/** Sets one of the extension's settings for the workspace; `undefined` takes it back. */
export function configure(setting: string, value: unknown): Thenable<void> {
  return workspace.getConfiguration('haCluster').update(setting, value);
}

/** Gives every test the files and the settings as they were, and no editor. */
export async function revertAll(): Promise<void> {
  for (const document of workspace.textDocuments.filter((d) => d.isDirty)) {
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
  for (const setting of ['lint.run', 'rules', 'files.associations']) await configure(setting, undefined);
}
