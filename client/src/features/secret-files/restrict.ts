import { chmod } from 'node:fs/promises';
import { Uri, window } from 'vscode';

/**
 * Lets only their owner read files that a fix has made: heartbeat refuses an authkeys that others can read. On what
 * is no file of this machine, and on Windows, that is left to whoever carries the file to the nodes.
 */
export async function restrictFiles(...uris: readonly unknown[]): Promise<void> {
  for (const uri of uris.filter((one) => typeof one === 'string').map((one) => Uri.parse(one))) {
    if (uri.scheme !== 'file' || process.platform === 'win32') continue;
    try {
      await chmod(uri.fsPath, 0o600);
    } catch (error) {
      // A person who looked at the change may have said no to it.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') continue;
      const why = error instanceof Error ? error.message : String(error);
      void window.showWarningMessage(`${uri.fsPath} can be read by others, and holds a key: ${why}`);
    }
  }
}
