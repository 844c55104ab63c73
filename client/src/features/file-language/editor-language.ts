import { Disposable, languages, type TextDocument, workspace } from 'vscode';
import { settingsSection } from '../../../../server/src/protocol.ts';
import { isFile } from '../../languages.ts';
import { associationOf } from './associations.ts';

/**
 * Keeps VS Code's language of open documents in step with `haCluster.files.associations`: colours and snippets
 * follow it, and the server hears of a document only when it has one of the languages it knows.
 */
export function followAssociations(): Disposable {
  /** The language each document had before it was given another one here. */
  const original = new Map<string, string>();

  const follow = async (document: TextDocument) => {
    if (!isFile(document.uri)) return;
    const uri = document.uri.toString();
    const association = associationOf(document);
    const wanted = association === undefined || association === 'off' ? original.get(uri) : association;
    if (wanted === undefined || wanted === document.languageId) return;
    if (wanted === original.get(uri)) original.delete(uri);
    else if (!original.has(uri)) original.set(uri, document.languageId);
    await languages.setTextDocumentLanguage(document, wanted);
  };
  const followAll = () => Promise.all(workspace.textDocuments.map(follow));

  void followAll();
  return Disposable.from(
    workspace.onDidOpenTextDocument(follow),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.files.associations`)) void followAll();
    }),
  );
}
