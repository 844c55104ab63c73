import type { TextDocumentsConfiguration } from 'vscode-languageserver';
import { type EditorChange, EditorText } from '../core/editor-text.ts';

/** A document that is open in the client. */
export class OpenDocument extends EditorText {
  readonly uri: string;
  readonly languageId: string;
  version: number;

  constructor(uri: string, languageId: string, version: number, text: string) {
    super(text);
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
  }
}

/** How the protocol library keeps open documents up to date. */
export const openDocuments: TextDocumentsConfiguration<OpenDocument> = {
  create: (uri, languageId, version, text) => new OpenDocument(uri, languageId, version, text),
  update(document, changes: readonly EditorChange[], version) {
    document.change(changes);
    document.version = version;
    return document;
  },
};
