import { alignedWords, type Row, rowGaps } from '../../core/alignment.ts';
import type { FormatRequest, Gap } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { type Item, itemsOf } from './format-items.ts';
import type { DrbdNode } from './tree.ts';

/**
 * The layout of drbd.conf(5): one statement a line, an opening brace behind the name of its section. Kept are blank
 * lines, the breaks inside of long statements, values put below each other, sections that are written on one line and
 * hold one statement at most, and comments in the first column.
 */
export function format(request: FormatRequest<DrbdNode>): readonly Gap[] {
  const items = itemsOf(request.text, request.tree);
  return [...betweenLines(request, items), ...withinLines(request, items)];
}

/** The gaps in which a line may end, and those around braces and semicolons. */
function betweenLines({ text, style }: FormatRequest<DrbdNode>, items: readonly Item[]): readonly Gap[] {
  const gaps: Gap[] = [];
  let depth = 0;
  let inStatement = false;
  for (const [index, item] of items.entries()) {
    const last = items[index - 1];
    const span = { start: last?.end ?? 0, end: item.start };
    const breaks = breaksIn(text, span);
    const startLine = (level: number, least = 1) =>
      gaps.push({ span, text: '\n'.repeat(Math.max(least, breaks)) + style.indent.repeat(level) });
    switch (item.kind) {
      case 'open':
        if (last?.kind === 'comment') startLine(depth + 1);
        else gaps.push({ span, text: ' ' });
        depth++;
        break;
      case 'close':
        depth = Math.max(0, depth - 1);
        startLine(depth);
        break;
      case 'end':
        if (last?.kind === 'comment') startLine(depth + 1);
        else gaps.push({ span, text: '' });
        break;
      case 'comment':
        if (isFirstColumn(text, item)) gaps.push({ span, text: '\n'.repeat(breaks) });
        else if (breaks > 0 || !last) startLine(inStatement ? depth + 1 : depth, 0);
        break;
      case 'shut':
        break;
      default:
        if (!inStatement) startLine(depth, last ? 1 : 0);
        else if (breaks > 0 || last?.kind === 'comment') startLine(depth + 1);
    }
    if (item.kind !== 'comment') inStatement = item.kind === 'word';
  }
  const end = { start: items.at(-1)?.end ?? 0, end: text.length };
  gaps.push({ span: end, text: '\n'.repeat(breaksIn(text, end)) });
  return gaps;
}

/** The gaps between the words of statements: one blank, but for what is put below each other in a section. */
function withinLines(
  { text, style: { indent, tabSize } }: FormatRequest<DrbdNode>,
  items: readonly Item[],
): readonly Gap[] {
  const gaps: Gap[] = [];
  const sections: Row[][] = [[]];
  let words: Span[] = [];
  const single = () => {
    gaps.push(
      ...rowGaps({ text, words }, [], false, tabSize).filter(({ span }) => breaksIn(text, span) === 0),
    );
    words = [];
  };
  const endSection = () => {
    const rows = sections.pop() ?? [];
    const kept = alignedWords(rows, tabSize);
    for (const [index, row] of rows.entries()) {
      const moves = leadOf(row) !== indent.repeat(sections.length);
      gaps.push(...rowGaps(row, kept[index] ?? [], moves, tabSize));
    }
  };
  for (const item of items) {
    if (item.kind === 'word') words.push(item);
    else {
      if (item.kind === 'shut') words.push(item);
      const endsStatement = item.kind === 'end' || item.kind === 'shut';
      if (endsStatement && isRow({ text, words })) {
        sections.at(-1)?.push({ text, words });
        words = [];
      } else {
        single();
        // Nothing is put below what gets a line of its own only now.
        if (endsStatement) sections.at(-1)?.push({ text, words: [] });
      }
    }
    if (item.kind === 'open') sections.push([]);
    if (item.kind === 'close') endSection();
  }
  single();
  while (sections.length > 0) endSection();
  return gaps;
}

/** Whether a statement has its line for itself. */
function isRow(row: Row): boolean {
  const start = row.words[0]?.start ?? 0;
  return (
    leadOf(row).trim() === '' && breaksIn(row.text, { start, end: row.words.at(-1)?.end ?? start }) === 0
  );
}

function leadOf({ text, words }: Row): string {
  const start = words[0]?.start ?? 0;
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}

function isFirstColumn(text: string, { start }: Span): boolean {
  return start > 0 && text[start - 1] === '\n';
}

function breaksIn(text: string, { start, end }: Span): number {
  return text.slice(start, end).split('\n').length - 1;
}
