import { levelOf } from '../core/level.ts';
import { overview as overviewOf } from '../overview/overview.ts';
import { type OverviewItem, overviewChangedMethod, overviewMethod } from '../protocol.ts';
import { answer, type Handler } from './handler.ts';

/** How long changes are collected before the client is told; an overview is for eyes. */
const PAUSE = 200;

/** What the clusters consist of, for a tree or picture beside the text. */
export const overview: Handler = (session) => {
  const { connection } = session;
  let waiting: NodeJS.Timeout | undefined;
  connection.onRequest(overviewMethod, () =>
    answer<readonly OverviewItem[]>(session, 'overview', [], async () => {
      const workspace = await session.workspace();
      return [...workspace.clusters]
        .filter(({ documents }) => documents.size > 0)
        .map((cluster) => overviewOf(cluster, ({ code }) => levelOf(session.settings.rules, code) !== 'off'));
    }),
  );
  session.onAffected(() => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void connection.sendNotification(overviewChangedMethod);
    }, PAUSE);
  });
  connection.onShutdown(() => clearTimeout(waiting));
  return {};
};
