import { commands, Uri, workspace } from 'vscode';

/** Shows the copies of a file on two nodes side by side; a code action of the server hands over both. */
export async function compareCopies(left: unknown, right: unknown): Promise<void> {
  if (typeof left !== 'string' || typeof right !== 'string') return;
  const uris = [Uri.parse(left), Uri.parse(right)] as const;
  const title = uris.map((uri) => workspace.asRelativePath(uri)).join(' \u2194 ');
  await commands.executeCommand('vscode.diff', ...uris, title);
}
