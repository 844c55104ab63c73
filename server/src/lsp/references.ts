import { nameAt, occurrencesOf } from '../core/navigation.ts';
import { toLspLocation } from './convert.ts';
import { answer, type Handler } from './handler.ts';

/** Where the thing under the cursor is used, in all files of the cluster. */
export const references: Handler = (session) => {
  session.connection.onReferences(({ textDocument, position, context }) =>
    answer(session, 'references', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { cluster, document } = found;
      const named = nameAt(cluster, document, document.lines.offset(position));
      if (!named) return null;
      return occurrencesOf(cluster, named)
        .filter(({ role }) => context.includeDeclaration || role === 'refers')
        .map(toLspLocation);
    }),
  );
  return { referencesProvider: true };
};
