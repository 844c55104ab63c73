import { declarationsOf } from '../core/navigation.ts';
import { toLspLocation } from './convert.ts';
import { answer, type Handler } from './handler.ts';
import { nameUnderCursor } from './name-under-cursor.ts';

/** Where the thing under the cursor is made, in whatever file and language. */
export const definition: Handler = (session) => {
  session.connection.onDefinition((params) =>
    answer(session, 'definition', null, async () => {
      const found = await nameUnderCursor(session, params);
      return found ? declarationsOf(found.cluster, found.named).map(toLspLocation) : null;
    }),
  );
  return { definitionProvider: true };
};
