import { ErrorCodes, ResponseError, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { RenameRefusal, rename as renameAll, renameTarget } from '../core/rename.ts';
import { rangeOf } from './convert.ts';
import type { Handler } from './handler.ts';

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
      return { documentChanges: [...byFile.values()] };
    }),
  );
  return { renameProvider: { prepareProvider: true } };

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
