import { occurrencesOf } from '../core/navigation.ts';
import { toLspLocation } from './convert.ts';
import { answer, type Handler } from './handler.ts';
import { nameUnderCursor } from './name-under-cursor.ts';

/** Where the thing under the cursor is used, in all files of the cluster. */
export const references: Handler = (session) => {
  session.connection.onReferences((params) =>
    answer(session, 'references', null, async () => {
      const found = await nameUnderCursor(session, params);
      if (!found) return null;
      return occurrencesOf(found.cluster, found.named)
        .filter(({ role }) => params.context.includeDeclaration || role === 'refers')
        .map(toLspLocation);
    }),
  );
  return { referencesProvider: true };
};
