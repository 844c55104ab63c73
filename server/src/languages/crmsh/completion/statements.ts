import type { Completion } from '../../../core/language.ts';
import type { Span } from '../../../core/span.ts';
import { statementDocs } from '../statement-docs.ts';

/** What can begin a statement, with its form as a snippet. */
export function statementItems(replace: Span): readonly Completion[] {
  return statementDocs.map(({ name, form, doc, snippet, isOld }) => ({
    label: name,
    kind: 'keyword',
    detail: form,
    documentation: doc,
    ...(snippet !== undefined && { insert: snippet, snippet: true }),
    replace,
    rank: isOld ? 2 : snippet !== undefined ? 0 : 1,
    ...(isOld && { deprecated: true }),
  }));
}
