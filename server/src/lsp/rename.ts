import {
  ErrorCodes,
  MessageType,
  type RenameFile,
  ResponseError,
  ShowMessageNotification,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  type FolderRename,
  folderRenames,
  RenameRefusal,
  rename as renameAll,
  renameTarget,
} from '../core/rename.ts';
import { rangeOf } from './convert.ts';
import type { Handler } from './handler.ts';
import { toRenames } from './workspace-edit.ts';

/** Changes a name everywhere in the cluster, or says why that cannot be. */
export const rename: Handler = (session) => {
  session.connection.onPrepareRename(({ textDocument, position }) =>
    refusing(async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { cluster, document } = found;
      const { named, text } = renameTarget(cluster, document, document.lines.offset(position));
      return { range: rangeOf(named), placeholder: text };
    }),
  );
  session.connection.onRenameRequest(({ textDocument, position, newName }) =>
    refusing(async (): Promise<WorkspaceEdit | null> => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { cluster, document } = found;
      const target = renameTarget(cluster, document, document.lines.offset(position));
      const byFile = new Map<string, TextDocumentEdit>();
      for (const edit of renameAll(cluster, target, newName)) {
        const { uri } = edit.slot.document;
        const file = byFile.get(uri) ?? {
          textDocument: { uri, version: session.documents.get(uri)?.version ?? null },
          edits: [],
        };
        file.edits.push({ range: rangeOf(edit), newText: edit.text });
        byFile.set(uri, file);
      }
      const folders = folderRenames(cluster, target, newName);
      for (const folder of folders) await refuseTaken(folder);
      const moves = toRenames(session, folders);
      if (!moves) await tell(byHand(folders, newName));
      if (!moves || moves.length === 0) return { documentChanges: [...byFile.values()] };
      // The folders first: VS Code loses edits of a file that it has not open when the file moves before they are saved.
      return { documentChanges: [...moves, ...[...byFile.values()].map((file) => inMoved(file, moves))] };
    }),
  );
  return { renameProvider: { prepareProvider: true } };

  /** Not connection.window: that asks, and an editor that does not know the question refuses it. */
  async function tell(message: string): Promise<void> {
    await session.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    });
  }

  /** Files that belong to no cluster are seen on the disk alone. */
  async function refuseTaken({ from, to }: FolderRename): Promise<void> {
    // Alice to alice, where the disk does not tell capitals from small letters.
    if (from.toLowerCase() === to.toLowerCase() || !(await session.folderExists(to))) return;
    const name = to.slice(to.lastIndexOf('/') + 1);
    throw new RenameRefusal(
      `There is a folder nodes/${name} already. Move or delete it first: two nodes cannot share one.`,
    );
  }

  /** A refusal is an answer for people, which editors show; anything else is ours to mend. */
  async function refusing<T>(work: () => Promise<T>): Promise<T | ResponseError<void> | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof RenameRefusal) return new ResponseError(ErrorCodes.InvalidRequest, error.message);
      session.failed(error, 'rename');
      return null;
    }
  }
};

/** What a person has to do where the editor cannot move folders. */
function byHand(folders: readonly FolderRename[], name: string): string {
  const names = folders.map((folder) => folder.name).join(', ');
  return `This editor cannot rename folders: rename ${names} to nodes/${name} yourself, else its files belong to a node that does not exist.`;
}

/** The edit of a file where it lies once folders have moved; as a file of that place it has no version yet. */
function inMoved(file: TextDocumentEdit, moves: readonly RenameFile[]): TextDocumentEdit {
  const { uri } = file.textDocument;
  const move = moves.find(({ oldUri }) => uri.startsWith(`${oldUri}/`));
  if (!move) return file;
  return { ...file, textDocument: { uri: move.newUri + uri.slice(move.oldUri.length), version: null } };
}
