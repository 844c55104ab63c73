import { rowGaps } from '../../core/alignment.ts';
import type { FormatRequest, Gap } from '../../core/language.ts';
import { lineGaps } from '../../core/line-gaps.ts';
import type { Span } from '../../core/span.ts';
import type { AuthkeysNode, Word } from './tree.ts';

/** One blank between the words of a line, and none around it. */
export function format({ text, tree, style }: FormatRequest<AuthkeysNode>): readonly Gap[] {
  const words = wordsOf(tree);
  const [first] = words;
  const ends = lineGaps(text, (offset) => (offset === first?.start ? '' : undefined));
  // `auth1` and `1sha1` are two words that touch.
  const apart = rowGaps({ text, words }, [], false, style.tabSize).filter(
    ({ span }) => span.end > span.start,
  );
  return [...ends, ...apart];
}

/** Of lines that cannot be read, none. */
function wordsOf(tree: AuthkeysNode): readonly Span[] {
  const spans = (...words: readonly (Word | undefined)[]) =>
    words.flatMap((word) => (word ? [word.span] : []));
  switch (tree.kind) {
    case 'auth':
      return [
        { start: tree.span.start, end: tree.span.start + 'auth'.length },
        ...spans(tree.number, ...tree.rest),
      ];
    case 'key':
      return spans(tree.number, tree.method, tree.secret, ...tree.rest);
    default:
      return [];
  }
}
