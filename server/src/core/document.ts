import { type Block, blockEnd, type FindLanguage, makeBlock } from './block.ts';
import { FactCollector } from './fact.ts';
import type { Include, Language } from './language.ts';
import { LineIndex, type Range, type Span } from './span.ts';

/**
 * The place of a block in a document. Slots outlive their blocks: an edit inside a block puts a new block into
 * the same slot, so that locations held elsewhere stay right.
 */
export interface Slot {
  readonly document: Document;
  block: Block;
  /** Offset of the block in the document. */
  start: number;
}

/** Which slots an edit filled anew, and which ones it took away. */
export interface DocumentChange {
  readonly changed: readonly Slot[];
  readonly removed: readonly Slot[];
}

const PATH_END = /[^/]*$/;

/** A text of one language, kept as a row of blocks. */
export class Document {
  readonly uri: string;
  /** The decoded path of the URI, with `/`. */
  readonly path: string;
  readonly language: Language;
  /** Stands for the file as a whole: it declares the file, and problems of the whole file are put here. */
  readonly fileSlot: Slot;
  readonly #find: FindLanguage;
  readonly #failed: (error: unknown) => void;
  #text = '';
  #slots: Slot[] = [];
  #lines: LineIndex | undefined;
  /** The slots that make the document read other files, and which. */
  readonly #includes = new Map<Slot, readonly Include[]>();

  constructor(
    uri: string,
    path: string,
    language: Language,
    find: FindLanguage,
    failed: (error: unknown) => void,
  ) {
    this.uri = uri;
    this.path = path;
    this.language = language;
    this.#find = find;
    this.#failed = failed;
    this.fileSlot = { document: this, start: 0, block: this.#fileBlock() };
  }

  get text(): string {
    return this.#text;
  }

  get slots(): readonly Slot[] {
    return this.#slots;
  }

  get name(): string {
    return PATH_END.exec(this.path)?.[0] ?? this.path;
  }

  get directory(): string {
    return this.path.slice(0, this.path.length - this.name.length - 1);
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.#text);
    return this.#lines;
  }

  /** What the document includes, in the order of the text. */
  get includes(): readonly Include[] {
    const inOrder = [...this.#includes].sort(([a], [b]) => a.start - b.start);
    return inOrder.flatMap(([, includes]) => includes);
  }

  range(slot: Slot, at: Span): Range {
    return this.lines.range({ start: slot.start + at.start, end: slot.start + at.end });
  }

  /** The slot under an offset; at a border the later one, at the end of the text the last. */
  slotAt(offset: number): Slot | undefined {
    return this.#slots[this.#indexAt(offset)];
  }

  /**
   * Takes a new text. Blocks outside the stretch that differs are kept; inside it, blocks are split and parsed
   * again until a border falls on an old one.
   */
  update(text: string): DocumentChange {
    const old = this.#text;
    const prefix = commonPrefix(old, text);
    const suffix = commonSuffix(old, text, Math.min(old.length, text.length) - prefix);
    if (prefix === old.length && prefix === text.length && this.#slots.length > 0)
      return { changed: [], removed: [] };
    const change = this.#splice(text, prefix, old.length - suffix);
    if (!this.language.documentFacts) return change;
    this.fileSlot.block = this.#fileBlock();
    return { ...change, changed: [this.fileSlot, ...change.changed] };
  }

  /** Says that the file is there, and what its blocks only say together. */
  #fileBlock(): Block {
    const { language, name, directory, path } = this;
    const start = { start: 0, end: 0 };
    const collect = new FactCollector();
    collect.declare('file', path, start, { language: language.id, name, directory });
    try {
      const blocks = this.#slots.map((slot) => ({ tree: slot.block.tree, start: slot.start }));
      language.documentFacts?.(blocks, collect);
    } catch (error) {
      this.#failed(error);
    }
    const tree = { kind: 'file', span: start };
    return { language, text: '', tree, faults: [], facts: collect.facts, embedded: [] };
  }

  /** `from` and `to` bound the stretch of the old text that was replaced. */
  #splice(text: string, from: number, to: number): DocumentChange {
    const moved = text.length - this.#text.length;
    const first = Math.max(0, this.#indexAt(from) - 1);
    const fresh: { start: number; end: number }[] = [];
    let start = this.#slots[first]?.start ?? 0;
    let last = first;
    while (start < text.length) {
      const end = blockEnd(this.language, text, start);
      fresh.push({ start, end });
      start = end;
      if (end < to + moved) continue;
      while (last < this.#slots.length && (this.#slots[last]?.start ?? 0) + moved < end) last++;
      const next = this.#slots[last];
      if (next && next.start >= to && next.start + moved === end) break;
    }
    if (start >= text.length) last = this.#slots.length;
    const old = this.#slots.slice(first, last);
    this.#text = text;
    this.#lines = this.#lines?.replaced(text, from, to);
    const { slots, changed, removed } = this.#refill(old, fresh);
    if (moved !== 0) {
      for (let index = last; index < this.#slots.length; index++) {
        const slot = this.#slots[index];
        if (slot) slot.start += moved;
      }
    }
    // Not splice: there may be more slots than a call takes arguments.
    this.#slots = this.#slots.slice(0, first).concat(slots, this.#slots.slice(last));
    for (const slot of removed) this.#includes.delete(slot);
    for (const slot of changed) this.#noteIncludes(slot);
    return { changed, removed };
  }

  #noteIncludes(slot: Slot): void {
    this.#includes.delete(slot);
    try {
      const includes = this.language.includes?.(slot.block.tree) ?? [];
      if (includes.length > 0) this.#includes.set(slot, includes);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Pairs the new stretches with the old slots: equal texts from both ends keep their block, the rest in order. */
  #refill(old: readonly Slot[], fresh: readonly { start: number; end: number }[]) {
    const slots: Slot[] = [];
    const changed: Slot[] = [];
    const textOf = (index: number): string => {
      const place = fresh[index];
      return place ? this.#text.slice(place.start, place.end) : '';
    };
    let tail = 0;
    while (
      tail < Math.min(old.length, fresh.length) &&
      old[old.length - 1 - tail]?.block.text === textOf(fresh.length - 1 - tail)
    )
      tail++;
    let used = 0;
    fresh.forEach(({ start }, index) => {
      const text = textOf(index);
      const inTail = index >= fresh.length - tail;
      const candidate = inTail
        ? old[old.length - (fresh.length - index)]
        : used < old.length - tail
          ? old[used++]
          : undefined;
      if (candidate?.block.text === text) {
        candidate.start = start;
        slots.push(candidate);
        return;
      }
      const block = makeBlock(this.language, text, this.#find, this.#failed);
      const slot: Slot = candidate ?? { document: this, block, start };
      slot.block = block;
      slot.start = start;
      slots.push(slot);
      changed.push(slot);
    });
    const kept = new Set(slots);
    return { slots, changed, removed: old.filter((slot) => !kept.has(slot)) };
  }

  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#slots.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#slots[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Long texts are compared in pieces, which the engine does by words of memory and not by characters. */
const PIECE = 4096;

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + PIECE <= most && a.slice(at, at + PIECE) === b.slice(at, at + PIECE)) at += PIECE;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonSuffix(a: string, b: string, most: number): number {
  const tail = (text: string, at: number) => text.slice(text.length - at - PIECE, text.length - at);
  let at = 0;
  while (at + PIECE <= most && tail(a, at) === tail(b, at)) at += PIECE;
  while (at < most && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at++;
  return at;
}
