import { links } from '../core/links.ts';
import { answer, type Handler } from './handler.ts';

/** Includes that name one file lead to it. */
export const documentLink: Handler = (session, languages) => {
  if (!languages.some((language) => language.includes)) return {};
  session.connection.onDocumentLinks(({ textDocument }) =>
    answer(session, 'documentLink', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { cluster, document } = found;
      return links(cluster, document).map(({ span, target }) => ({
        range: document.lines.range(span),
        target: target.uri,
        tooltip: `Open ${target.name}`,
      }));
    }),
  );
  return { documentLinkProvider: {} };
};
