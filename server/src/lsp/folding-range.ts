import { FoldingRangeKind } from 'vscode-languageserver';
import { folds } from '../core/folding.ts';
import { answer, type Handler } from './handler.ts';

export const foldingRange: Handler = (session) => {
  session.connection.onFoldingRanges(({ textDocument }) =>
    answer(session, 'foldingRange', null, async () => {
      const found = await session.find(textDocument.uri);
      return found
        ? folds(found.document).map(({ startLine, endLine, kind }) => ({
            startLine,
            endLine,
            ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
          }))
        : null;
    }),
  );
  return { foldingRangeProvider: true };
};
