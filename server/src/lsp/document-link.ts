import { URI, Utils } from 'vscode-uri';
import { links, possibleLinks } from '../core/links.ts';
import type { Span } from '../core/span.ts';
import { answer, type Handler } from './handler.ts';
import type { Session } from './session.ts';

/** Includes that name one file lead to it, and so does every other path at which the workspace has a file. */
export const documentLink: Handler = (session) => {
  session.connection.onDocumentLinks(({ textDocument }) =>
    answer(session, 'documentLink', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { cluster, document } = found;
      const link = (span: Span, uri: string) => ({
        range: document.lines.range(span),
        target: uri,
        tooltip: `Open ${Utils.basename(URI.parse(uri))}`,
      });
      const isThere = fileFinder(session);
      const named = await Promise.all(
        possibleLinks(cluster, document).map(async ({ span, places }) => {
          for (const uri of places) if (await isThere(uri)) return [link(span, uri)];
          return [];
        }),
      );
      return [...links(cluster, document).map(({ span, target }) => link(span, target.uri)), ...named.flat()];
    }),
  );
  return { documentLinkProvider: {} };
};

/** Whether there is a file at a URI. Looks into each directory once. */
function fileFinder(session: Session): (uri: string) => Promise<boolean> {
  const directories = new Map<string, Promise<ReadonlySet<string>>>();
  return async (uri) => {
    const directory = Utils.dirname(URI.parse(uri)).toString();
    const files = directories.get(directory) ?? session.filesIn(directory);
    directories.set(directory, files);
    return (await files).has(uri);
  };
}
