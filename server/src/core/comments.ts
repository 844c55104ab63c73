import type { Comments } from './language.ts';
import type { Span } from './span.ts';

/** Comments that have their line for themselves and begin in its first column, or behind blanks. */
export function commentLines(begin: 'first column' | 'behind blanks'): Comments {
  const indented = begin === 'behind blanks';
  return {
    indented,
    find: (text) => commentsMatching(text, indented ? /^[ \t]*(#[^\r\n]*)/gm : /^(#[^\r\n]*)/gm),
  };
}

/** What the first group of a pattern finds, which ends its match. */
export function commentsMatching(text: string, pattern: RegExp): readonly Span[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ index, 0: all, 1: found }): readonly Span[] => {
    const end = index + all.length;
    return found === undefined ? [] : [{ start: end - found.length, end }];
  });
}
