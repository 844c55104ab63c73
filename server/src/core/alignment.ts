import type { Gap } from './language.ts';
import type { Span } from './span.ts';

/** A statement that has its line for itself: the words of it that blanks part, in the text they stand in. */
export interface Row {
  readonly text: string;
  readonly words: readonly Span[];
}

/**
 * Which words of each row its author has put below or above one of the next row: those keep the blanks before them,
 * as do words behind one blank. What follows a gap that is to change is not looked at, since it will move.
 */
export function alignedWords(rows: readonly Row[], tabSize: number): readonly (readonly boolean[])[] {
  const columns = rows.map((row) => columnsOf(row, tabSize));
  const kept = rows.map(() => [true]);
  let steady = rows.map(() => true);
  const most = Math.max(0, ...rows.map(({ words }) => words.length));
  for (let index = 1; index < most; index++) {
    const stays = rows.map((row, at) => {
      const column = columns[at]?.[index];
      if (!steady[at] || column === undefined) return false;
      const isBelow = (other: number) => steady[other] === true && columns[other]?.[index] === column;
      return gapText(row, index) === ' ' || isBelow(at - 1) || isBelow(at + 1);
    });
    for (const [at, stay] of stays.entries()) kept[at]?.push(stay);
    steady = stays;
  }
  return kept;
}

/** The gaps of a row: one blank, or as it is aligned. `moves`: whether the row gets another indentation. */
export function rowGaps(row: Row, kept: readonly boolean[], moves: boolean, tabSize: number): readonly Gap[] {
  const columns = columnsOf(row, tabSize);
  return row.words.slice(1).map(({ start }, before): Gap => {
    const index = before + 1;
    const last = row.words[before] ?? { start, end: start };
    const at = { start: last.end, end: start };
    if (!kept[index]) return { span: at, text: ' ' };
    const found = gapText(row, index);
    // A tab reaches elsewhere when what stands before it moves.
    if (!moves || !found.includes('\t')) return { span: at, text: found };
    const width = (columns[index] ?? 0) - (columns[before] ?? 0) - (last.end - last.start);
    return { span: at, text: ' '.repeat(Math.max(1, width)) };
  });
}

function gapText({ text, words }: Row, index: number): string {
  return text.slice(words[index - 1]?.end, words[index]?.start);
}

/** Where the words stand on the screen, counted from the first one. */
function columnsOf({ text, words }: Row, tabSize: number): readonly number[] {
  const first = words[0]?.start ?? 0;
  let at = text.lastIndexOf('\n', first - 1) + 1;
  let column = 0;
  const columns = words.map(({ start }) => {
    for (; at < start; at++) column += text[at] === '\t' ? tabSize - (column % tabSize) : 1;
    return column;
  });
  const [origin = 0] = columns;
  return columns.map((one) => one - origin);
}
