import type { Completion } from '../../../core/language.ts';
import { statementDocs } from '../statement-docs.ts';
import type { Cursor } from './context.ts';

/** What can begin a statement, with its form as a snippet; the word alone where the rest of a statement follows. */
export function statementItems({ replace, next }: Cursor): readonly Completion[] {
  return statementDocs.map(({ name, form, doc, snippet, isOld }) => {
    const plain = form === name ? name : `${name} `;
    return {
      label: name,
      kind: 'keyword',
      detail: form,
      documentation: doc,
      ...(snippet !== undefined && next === '' ? { insert: snippet, snippet: true } : { insert: plain }),
      replace,
      rank: isOld ? 2 : snippet !== undefined ? 0 : 1,
      ...(isOld && { deprecated: true }),
      ...(plain !== name && { again: true }),
    };
  });
}
