import { countWhile } from './search.ts';
import type { Position, Range, Span } from './span.ts';

/** A change of a text: what stood from `from` to `to` is now `text`. In UTF-16 code units. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A stretch of the text. Line breaks are never split between two pieces. */
interface Piece {
  readonly text: string;
  /** Offsets in the piece at which lines start, one after each line break. */
  readonly lineStarts: Uint32Array;
  /** What stands before the piece: code units, line breaks, and code units since the last of these. */
  start: number;
  line: number;
  column: number;
}

/** The usual length of a piece: an edit copies so much, and moves as many pieces as follow. */
const PIECE = 4096;

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;

/**
 * A text in pieces, which an edit costs no more than one of them, however long it is. It is the only place where
 * offsets become lines and columns, and back. Lines end as the protocol has it: `\n`, `\r\n` or `\r`.
 */
export class TextBuffer {
  #pieces: Piece[] = [];

  constructor(text = '') {
    this.#pieces = cut(text);
    this.#place(0);
  }

  get length(): number {
    const last = this.#pieces.at(-1);
    return last ? last.start + last.text.length : 0;
  }

  get lineCount(): number {
    const last = this.#pieces.at(-1);
    return last ? last.line + last.lineStarts.length + 1 : 1;
  }

  toString(): string {
    return this.#pieces.map(({ text }) => text).join('');
  }

  slice(from: number, to: number): string {
    if (from >= to) return '';
    const first = this.#pieceAt(from);
    const last = this.#pieceAt(to - 1);
    const whole = this.#join(first, last);
    const start = this.#pieces[first]?.start ?? 0;
    return whole.slice(from - start, to - start);
  }

  replace({ from, to, text }: Edit): void {
    let first = this.#pieceAt(from);
    let last = this.#pieceAt(to);
    const start = this.#pieces[first]?.start ?? 0;
    const whole = this.#join(first, last);
    let changed = whole.slice(0, from - start) + text + whole.slice(to - start);
    const before = this.#pieces[first - 1];
    if (before && (changed.length < PIECE / 2 || isSplitBreak(before.text, changed))) {
      changed = before.text + changed;
      first--;
    }
    const after = this.#pieces[last + 1];
    if (after && (changed.length < PIECE / 2 || isSplitBreak(changed, after.text))) {
      changed += after.text;
      last++;
    }
    const pieces = cut(changed);
    if (pieces.length === last + 1 - first) {
      for (const [index, piece] of pieces.entries()) this.#pieces[first + index] = piece;
    } else this.#pieces = this.#pieces.slice(0, first).concat(pieces, this.#pieces.slice(last + 1));
    this.#place(first);
  }

  /** The line and column of an offset; offsets outside the text are moved to its nearest end. */
  position(offset: number): Position {
    const wanted = Math.max(0, Math.min(offset, this.length));
    const piece = this.#pieces[this.#pieceAt(wanted)];
    if (!piece) return { line: 0, character: 0 };
    const inside = wanted - piece.start;
    const lines = countWhile(piece.lineStarts, (start) => start <= inside);
    const character = lines === 0 ? piece.column + inside : inside - (piece.lineStarts[lines - 1] ?? 0);
    return { line: piece.line + lines, character };
  }

  range(at: Span): Range {
    return { start: this.position(at.start), end: this.position(at.end) };
  }

  /** The offset of a position; positions outside the text are moved to its nearest place. */
  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.length;
    const start = this.#lineStart(line);
    const end = line + 1 < this.lineCount ? this.#lineStart(line + 1) : this.length;
    const lineBreak = /[\r\n]{1,2}$/.exec(this.slice(Math.max(start, end - 2), end))?.[0].length ?? 0;
    return Math.min(start + Math.max(0, character), end - (line + 1 < this.lineCount ? lineBreak : 0));
  }

  #lineStart(line: number): number {
    if (line === 0) return 0;
    const piece = this.#pieces[countWhile(this.#pieces, (one) => one.line < line) - 1];
    return piece ? piece.start + (piece.lineStarts[line - piece.line - 1] ?? 0) : 0;
  }

  /** The piece that holds an offset; at the end of the text the last one. */
  #pieceAt(offset: number): number {
    return Math.max(0, countWhile(this.#pieces, ({ start }) => start <= offset) - 1);
  }

  #join(first: number, last: number): string {
    if (first === last) return this.#pieces[first]?.text ?? '';
    let text = '';
    for (let index = first; index <= last; index++) text += this.#pieces[index]?.text ?? '';
    return text;
  }

  /** Tells the pieces from the given one on what stands before them. */
  #place(first: number): void {
    let before = this.#pieces[first - 1];
    for (let index = first; index < this.#pieces.length; index++) {
      const piece = this.#pieces[index];
      if (!piece) return;
      const lines = before?.lineStarts.length ?? 0;
      const length = before?.text.length ?? 0;
      piece.start = (before?.start ?? 0) + length;
      piece.line = (before?.line ?? 0) + lines;
      piece.column =
        lines === 0 ? (before?.column ?? 0) + length : length - (before?.lineStarts[lines - 1] ?? 0);
      before = piece;
    }
  }
}

/** Cuts a text into pieces, after line breaks where it has some. */
function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    let end = text.length;
    if (end - start > 2 * PIECE) {
      const lineEnd = text.lastIndexOf('\n', start + PIECE) + 1;
      end = lineEnd > start + PIECE / 2 ? lineEnd : start + PIECE;
      if (text.charCodeAt(end - 1) === CARRIAGE_RETURN && text.charCodeAt(end) === LINE_FEED) end++;
    }
    const piece = text.slice(start, end);
    pieces.push({ text: piece, lineStarts: lineStartsOf(piece), start: 0, line: 0, column: 0 });
    start = end;
  }
  return pieces;
}

function isSplitBreak(before: string, after: string): boolean {
  return before.charCodeAt(before.length - 1) === CARRIAGE_RETURN && after.charCodeAt(0) === LINE_FEED;
}

function lineStartsOf(text: string): Uint32Array {
  const starts: number[] = [];
  if (text.includes('\r')) {
    for (const { index, 0: lineBreak } of text.matchAll(/\r\n?|\n/g)) starts.push(index + lineBreak.length);
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  return Uint32Array.from(starts);
}
