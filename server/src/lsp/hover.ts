import { MarkupKind } from 'vscode-languageserver';
import { hover as hoverAt } from '../core/features.ts';
import { answer, type Handler } from './handler.ts';

export const hover: Handler = (session, languages) => {
  if (!languages.some((language) => language.hover)) return {};
  session.connection.onHover(({ textDocument, position }) =>
    answer(session, 'hover', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { document, cluster } = found;
      const result = hoverAt(cluster, document, document.lines.offset(position));
      if (!result) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: result.markdown },
        range: document.lines.range(result.span),
      };
    }),
  );
  return { hoverProvider: true };
};
