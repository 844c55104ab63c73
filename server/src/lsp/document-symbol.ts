import { outline } from '../core/features.ts';
import { toLspSymbol } from './convert.ts';
import { answer, type Handler } from './handler.ts';

export const documentSymbol: Handler = (session, languages) => {
  if (!languages.some((language) => language.outline)) return {};
  session.connection.onDocumentSymbol(({ textDocument }) =>
    answer(session, 'documentSymbol', [], async () => {
      const document = (await session.find(textDocument.uri))?.document;
      return document ? outline(document).map((item) => toLspSymbol(document, item)) : [];
    }),
  );
  return { documentSymbolProvider: true };
};
