import { tokenSpan } from '../../core/chevrotain.ts';
import type { Span } from '../../core/span.ts';
import { comments } from './blocks.ts';
import { LBrace, lexer, RBrace, Semicolon } from './tokens.ts';
import { children, type DrbdNode } from './tree.ts';

/**
 * What layout tells apart. `free` is a section whose text drbdadm does not read, from its name to its brace. A section
 * that stands on one line and holds one statement at most is a row of words as well, which `shut` ends.
 */
export interface Item extends Span {
  readonly kind: 'word' | 'open' | 'close' | 'end' | 'comment' | 'free' | 'shut';
}

/** A block without faults as a row of items; words that touch are one. */
export function itemsOf(text: string, tree: DrbdNode): readonly Item[] {
  const free = freeSections(tree).map((at): Item => ({ kind: 'free', ...at }));
  const isOutside = ({ start }: Span) => !free.some((one) => one.start <= start && start < one.end);
  const remarks = comments(text).map(
    ({ start, end }): Item => ({
      kind: 'comment',
      start,
      end: start + text.slice(start, end).trimEnd().length,
    }),
  );
  const words = lexer.tokenize(text).tokens.map((token): Item => {
    const kind = KINDS.get(token.tokenType) ?? 'word';
    return { kind, ...tokenSpan(token) };
  });
  const all = [...free, ...[...words, ...remarks].filter(isOutside)].sort((a, b) => a.start - b.start);
  const items: Item[] = [];
  for (const item of withShortSections(text, all)) {
    const last = items.at(-1);
    const touches = last?.kind === 'word' && item.kind === 'word' && last.end === item.start;
    const isBrace = text[item.start] === '{' || text[last?.start ?? 0] === '{';
    if (touches && !isBrace) items[items.length - 1] = { ...last, end: item.end };
    else items.push(item);
  }
  return items;
}

const KINDS = new Map([
  [LBrace, 'open'],
  [RBrace, 'close'],
  [Semicolon, 'end'],
] as const);

function freeSections(node: DrbdNode): readonly Span[] {
  if (node.kind === 'skip' || node.kind === 'plugin') return [{ start: node.span.start, end: node.span.end }];
  return children(node).flatMap(freeSections);
}

/** The items, with what makes up short sections as words. */
function withShortSections(text: string, items: readonly Item[]): readonly Item[] {
  const result = [...items];
  for (const [index, open] of items.entries()) {
    if (open.kind !== 'open') continue;
    const length = items
      .slice(index + 1, index + MOST_WORDS)
      .findIndex(({ kind }) => kind !== 'word' && kind !== 'end');
    const close = items[index + 1 + length];
    if (length < 0 || close?.kind !== 'close') continue;
    const content = items.slice(index + 1, index + 1 + length);
    const ends = content.filter(({ kind }) => kind === 'end');
    const isTidy = ends.every((end) => /[^\s{]/.test(text[end.start - 1] ?? '') && content.at(-1) === end);
    if (ends.length > 1 || !isTidy || text.slice(items[index - 1]?.end, close.end).includes('\n')) continue;
    for (const [place, one] of content.entries()) result[index + 1 + place] = { ...one, kind: 'word' };
    result[index] = { ...open, kind: 'word' };
    result[index + 1 + length] = { ...close, kind: 'shut' };
  }
  return result;
}

/** A short section is looked for so far: long statements have a line of their own anyway. */
const MOST_WORDS = 32;
