import type { SelectionRange } from 'vscode-languageserver';
import type { Document } from '../core/document.ts';
import { selections } from '../core/selection.ts';
import { answer, type Handler } from './handler.ts';

export const selectionRange: Handler = (session) => {
  session.connection.onSelectionRanges(({ textDocument, positions }) =>
    answer(session, 'selectionRange', null, async () => {
      const found = await session.find(textDocument.uri);
      return found
        ? positions.map((position) => chainOf(found.document, found.document.lines.offset(position)))
        : null;
    }),
  );
  return { selectionRangeProvider: true };
};

/** The innermost selection, with the ones around it as its parents. */
function chainOf(document: Document, offset: number): SelectionRange {
  const whole: SelectionRange = { range: document.lines.range({ start: 0, end: document.length }) };
  return selections(document, offset)
    .toReversed()
    .slice(1)
    .reduce((parent, at) => ({ range: document.lines.range(at), parent }), whole);
}
