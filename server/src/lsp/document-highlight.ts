import { DocumentHighlightKind } from 'vscode-languageserver';
import { occurrencesOf } from '../core/navigation.ts';
import { rangeOf } from './convert.ts';
import { answer, type Handler } from './handler.ts';
import { nameUnderCursor } from './name-under-cursor.ts';

/** The other places in this file that name the thing under the cursor. */
export const documentHighlight: Handler = (session) => {
  session.connection.onDocumentHighlight((params) =>
    answer(session, 'documentHighlight', null, async () => {
      const found = await nameUnderCursor(session, params);
      if (!found) return null;
      const { cluster, document, named } = found;
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
