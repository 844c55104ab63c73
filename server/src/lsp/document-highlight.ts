import { DocumentHighlightKind } from 'vscode-languageserver';
import { nameAt, occurrencesOf } from '../core/navigation.ts';
import { rangeOf } from './convert.ts';
import { answer, type Handler } from './handler.ts';

/** The other places in this file that name the thing under the cursor. */
export const documentHighlight: Handler = (session) => {
  session.connection.onDocumentHighlight(({ textDocument, position }) =>
    answer(session, 'documentHighlight', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { cluster, document } = found;
      const named = nameAt(cluster, document, document.lines.offset(position));
      if (!named) return null;
      return occurrencesOf(cluster, named)
        .filter(({ slot }) => slot.document === document)
        .map((place) => ({
          range: rangeOf(place),
          kind: place.role === 'declares' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
    }),
  );
  return { documentHighlightProvider: true };
};
