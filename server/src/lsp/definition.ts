import { declarationsOf, nameAt } from '../core/navigation.ts';
import { toLspLocation } from './convert.ts';
import { answer, type Handler } from './handler.ts';

/** Where the thing under the cursor is made, in whatever file and language. */
export const definition: Handler = (session) => {
  session.connection.onDefinition(({ textDocument, position }) =>
    answer(session, 'definition', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { cluster, document } = found;
      const named = nameAt(cluster, document, document.lines.offset(position));
      return named ? declarationsOf(cluster, named).map(toLspLocation) : null;
    }),
  );
  return { definitionProvider: true };
};
