import { commands, Uri, ViewColumn, window, workspace } from 'vscode';
import { type Conversion, conversions, convertCommand } from '../../../../server/src/protocol.ts';

/** The commands that show what a file becomes; the server is told of them, so that it offers them as actions. */
export const convertCommands: readonly string[] = conversions.map(({ command }) => command);

/** Opens what a file becomes in a new editor beside it. Nothing is written: a person saves it, or does not. */
export async function showConversion(resource: unknown): Promise<void> {
  const uri = uriOf(resource) ?? window.activeTextEditor?.document.uri;
  const made =
    uri === undefined
      ? null
      : await commands.executeCommand<Conversion | null>(convertCommand, uri.toString());
  if (!made) {
    await window.showInformationMessage('Open an ha.cf or a haresources first: this shows what it becomes.');
    return;
  }
  const document = await workspace.openTextDocument({ language: made.language, content: made.text });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false });
}

/** What the palette, a menu or a code action hands over. */
function uriOf(resource: unknown): Uri | undefined {
  if (resource instanceof Uri) return resource;
  return typeof resource === 'string' ? Uri.parse(resource) : undefined;
}
