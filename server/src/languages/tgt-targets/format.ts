import { alignedWords, type Row, rowGaps } from '../../core/alignment.ts';
import type { FormatRequest, Gap } from '../../core/language.ts';
import { lineGaps, nesting } from '../../core/line-gaps.ts';
import type { Span } from '../../core/span.ts';
import { comments } from './parser.ts';
import { children, type Entry, type Section, type TargetsNode } from './tree.ts';

/**
 * Sections indented by what they stand in, one blank between a key and its value unless the values of a section are put
 * below each other. Lines that are joined, here-documents and comments of C keep their lines as they are.
 */
export function format({ text, tree, style }: FormatRequest<TargetsNode>): readonly Gap[] {
  const levels = new Map<number, number>();
  const sections: Span[] = [];
  const gaps: Gap[] = [];
  const visit = (node: TargetsNode, level: number) => {
    const inner = node.kind === 'root' ? level : level + 1;
    if (node.kind !== 'root') levels.set(node.span.start, level);
    if (node.kind === 'section') {
      sections.push(node.span);
      gaps.push(...gapIn(text, node));
      const closing = closingTag(text, node);
      if (closing !== undefined) levels.set(closing, level);
    }
    gaps.push(...valueGaps(text, children(node), style.indent.repeat(inner), style.tabSize));
    for (const child of children(node)) visit(child, inner);
  };
  visit(tree, 0);
  const remarks = new Set(comments(text).map(({ start }) => start));
  const depthAt = nesting(sections);
  const isPlain = !/\\\r?\n|<<|\/\*/.test(text);
  const ends = lineGaps(text, (offset) => {
    if (remarks.has(offset)) {
      return offset === 0 || text[offset - 1] === '\n' ? '' : style.indent.repeat(depthAt(offset));
    }
    const level = levels.get(offset);
    return level === undefined ? undefined : style.indent.repeat(level);
  });
  return [...gaps, ...ends.filter(({ span }) => isPlain || levels.has(span.end))];
}

/** The gaps between keys and values of a section. */
function valueGaps(
  text: string,
  nodes: readonly TargetsNode[],
  indent: string,
  tabSize: number,
): readonly Gap[] {
  const rows = nodes
    .filter((node): node is Entry => node.kind === 'entry')
    .map((entry) => rowOf(text, entry));
  const kept = alignedWords(rows, tabSize);
  return rows.flatMap((row, index) => {
    const start = row.words[0]?.start ?? 0;
    const moves = text.slice(text.lastIndexOf('\n', start - 1) + 1, start) !== indent;
    return rowGaps(row, kept[index] ?? [], moves, tabSize);
  });
}

function rowOf(text: string, { key, value }: Entry): Row {
  if (!value || value.text === '') return { text, words: [key.span] };
  const isQuoted = text[value.span.start - 1] === '"';
  const start = isQuoted ? value.span.start - 1 : value.span.start;
  return { text, words: [key.span, { start, end: value.span.end }] };
}

/** The gap between the name of a section and what it is about. */
function gapIn(text: string, { name, argument }: Section): readonly Gap[] {
  if (!argument) return [];
  const start = text[argument.span.start - 1] === '"' ? argument.span.start - 1 : argument.span.start;
  return [{ span: { start: name.span.end, end: start }, text: ' ' }];
}

/** Where the closing tag of a section begins, if it has its line for itself. */
function closingTag(text: string, { span }: Section): number | undefined {
  const start = text.lastIndexOf('<', span.end - 1);
  return start > span.start && text[start + 1] === '/' ? start : undefined;
}
