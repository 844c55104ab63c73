import { complete } from '../core/features.ts';
import { toLspCompletion } from './convert.ts';
import { answer, type Handler } from './handler.ts';

/** Characters after which something new may be chosen: a blank, `:` of roles and agents, `=`, `-` of options, `"`. */
const TRIGGERS = [' ', ':', '=', '-', '"', '/'];

export const completion: Handler = (session, languages) => {
  if (!languages.some((language) => language.complete)) return {};
  session.connection.onCompletion(({ textDocument, position }) =>
    answer(session, 'completion', [], async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return [];
      const { document, cluster } = found;
      return complete(cluster, document, document.lines.offset(position)).map((one) =>
        toLspCompletion(document, one),
      );
    }),
  );
  return { completionProvider: { triggerCharacters: TRIGGERS } };
};
