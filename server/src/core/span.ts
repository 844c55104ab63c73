/** A stretch of text, in UTF-16 code units, half open. Relative to a block unless a name says otherwise. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a document as editors count: zero-based line, zero-based UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** True when the offset is inside the span or at one of its edges (where a cursor still belongs to it). */
export function touches(at: Span, offset: number): boolean {
  return at.start <= offset && offset <= at.end;
}

export function shift(at: Span, by: number): Span {
  return by === 0 ? at : { start: at.start + by, end: at.end + by };
}

/** The smallest span that covers both. */
export function cover(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** Finds lines by offset. The only place where offsets become lines and columns, and back. */
export class LineIndex {
  readonly #starts: Uint32Array;
  readonly #length: number;

  constructor(text: string, starts = lineStarts(text, 0, text.length, 0)) {
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The index of a text that differs from this one's in what stood from `from` to `to` only. */
  replaced(text: string, from: number, to: number): LineIndex {
    const moved = text.length - this.#length;
    const kept = this.#lineAt(from) + 1;
    const inserted = lineStarts(text, from, to + moved, kept);
    const rest = this.#starts.subarray(this.#lineAt(to) + 1);
    const starts = new Uint32Array(inserted.length + rest.length);
    starts.set(inserted);
    starts.set(this.#starts.subarray(0, kept));
    const first = inserted.length;
    starts.set(rest, first);
    if (moved !== 0)
      for (let index = first; index < starts.length; index++) starts[index] = (starts[index] ?? 0) + moved;
    return new LineIndex(text, starts);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  position(offset: number): Position {
    const wanted = Math.max(0, Math.min(offset, this.#length));
    const line = this.#lineAt(wanted);
    return { line, character: wanted - (this.#starts[line] ?? 0) };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  range(at: Span): Range {
    return { start: this.position(at.start), end: this.position(at.end) };
  }

  /** The offset of a position; positions outside the text are moved to its nearest place. */
  offset(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.#starts[position.line];
    if (start === undefined) return this.#length;
    const next = this.#starts[position.line + 1] ?? this.#length + 1;
    return Math.max(start, Math.min(start + position.character, next - 1, this.#length));
  }
}

/** Where the lines start that begin in a stretch of the text, behind room for so many others (at least the first). */
function lineStarts(text: string, from: number, to: number, room: number): Uint32Array {
  const starts: number[] = [];
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
    starts.push(at + 1);
  const before = Math.max(1, room);
  const all = new Uint32Array(before + starts.length);
  all.set(starts, before);
  return all;
}
