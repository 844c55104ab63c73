import type { FormattingOptions, TextEdit } from 'vscode-languageserver';
import type { Document } from '../core/document.ts';
import type { Replacement } from '../core/fix.ts';
import { format, formatTyped } from '../core/format.ts';
import type { FormatStyle } from '../core/language.ts';
import { answer, type Handler } from './handler.ts';

/** Whole documents, a selection, and what is left behind while typing. */
export const formatting: Handler = (session) => {
  const edits = (uri: string, method: string, work: (document: Document) => readonly Replacement[]) =>
    answer(session, method, null, async () => {
      const found = await session.find(uri);
      return found ? toEdits(found.document, work(found.document)) : null;
    });
  session.connection.onDocumentFormatting(({ textDocument, options }) =>
    edits(textDocument.uri, 'formatting', (document) => format(document, styleOf(options))),
  );
  session.connection.onDocumentRangeFormatting(({ textDocument, range, options }) =>
    edits(textDocument.uri, 'rangeFormatting', (document) => {
      const { lines } = document;
      const within = { start: lines.offset(range.start), end: lines.offset(range.end) };
      return format(document, styleOf(options), within);
    }),
  );
  session.connection.onDocumentOnTypeFormatting(({ textDocument, position, ch, options }) =>
    edits(textDocument.uri, 'onTypeFormatting', (document) =>
      formatTyped(document, document.lines.offset(position), ch, styleOf(options)),
    ),
  );
  return {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
  };
};

function styleOf({ insertSpaces, tabSize }: FormattingOptions): FormatStyle {
  return { indent: insertSpaces ? ' '.repeat(tabSize) : '\t', tabSize };
}

function toEdits({ lines }: Document, replacements: readonly Replacement[]): TextEdit[] {
  return replacements.map(({ span, text }) => ({ range: lines.range(span), newText: text }));
}
