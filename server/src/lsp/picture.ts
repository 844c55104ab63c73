import { levelOf } from '../core/level.ts';
import { pictureOf } from '../picture/draw.ts';
import { type Picture, pictureMethod } from '../protocol.ts';
import { answer, type Handler } from './handler.ts';

/** What the clusters consist of and what holds them together, to be drawn. It changes when the overview does. */
export const picture: Handler = (session) => {
  session.connection.onRequest(pictureMethod, () =>
    answer<readonly Picture[]>(session, 'picture', [], async () => {
      const workspace = await session.workspace();
      return [...workspace.clusters]
        .filter(({ documents }) => documents.size > 0)
        .map((cluster) => pictureOf(cluster, ({ code }) => levelOf(session.settings.rules, code) !== 'off'));
    }),
  );
  return {};
};
