import { type Block, blockEnd, type FindLanguage, makeBlock } from './block.ts';
import { copiedStatements, hash } from './copy.ts';
import { FactCollector } from './fact.ts';
import { nodeKey } from './keys.ts';
import type { Include, Language } from './language.ts';
import { type Home, plainHome } from './layout.ts';
import { Slot, SlotRow } from './slot.ts';
import type { Range, Span } from './span.ts';
import { type Edit, TextBuffer } from './text-buffer.ts';

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
  /** The nodes that have the file, and its path there. */
  readonly home: Home;
  /** Stands for the file as a whole: it declares the file, and problems of the whole file are put here. */
  readonly fileSlot: Slot;
  readonly #find: FindLanguage;
  readonly #failed: (error: unknown) => void;
  #text = new TextBuffer();
  readonly #row = new SlotRow();
  #slots: readonly Slot[] | undefined = [];
  /** The slots that make the document read other files, and which. */
  readonly #includesOf = new Map<Slot, readonly Include[]>();
  #includes: readonly Include[] | undefined;

  constructor(
    uri: string,
    path: string,
    language: Language,
    find: FindLanguage,
    failed: (error: unknown) => void,
    home: Home = plainHome(path),
  ) {
    this.uri = uri;
    this.path = path;
    this.language = language;
    this.home = home;
    this.#find = find;
    this.#failed = failed;
    this.fileSlot = new Slot(this, this.#fileBlock());
  }

  get text(): string {
    return this.#text.toString();
  }

  get length(): number {
    return this.#text.length;
  }

  /** Lists them all; who needs a few asks `slotAt`. The same array until slots come or go. */
  get slots(): readonly Slot[] {
    this.#slots ??= [...this.#row];
    return this.#slots;
  }

  get name(): string {
    return PATH_END.exec(this.path)?.[0] ?? this.path;
  }

  /** The directory of the file on its node. */
  get directory(): string {
    const { path } = this.home;
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
  }

  get lines(): Pick<TextBuffer, 'position' | 'range' | 'offset' | 'lineCount'> {
    return this.#text;
  }

  /** What the document includes, in the order of the text. The same array until that changes. */
  get includes(): readonly Include[] {
    this.#includes ??= [...this.#includesOf]
      .sort(([a], [b]) => a.start - b.start)
      .flatMap(([, includes]) => includes);
    return this.#includes;
  }

  range(slot: Slot, at: Span): Range {
    return this.lines.range({ start: slot.start + at.start, end: slot.start + at.end });
  }

  slice(from: number, to: number): string {
    return this.#text.slice(from, to);
  }

  /** The slot under an offset; at a border the later one, at the end of the text the last. */
  slotAt(offset: number): Slot | undefined {
    return this.#row.at(offset);
  }

  /** Takes a new text, of which only the stretch that differs is read. */
  update(text: string): DocumentChange {
    const old = this.text;
    const prefix = commonPrefix(old, text);
    const suffix = commonSuffix(old, text, Math.min(old.length, text.length) - prefix);
    return this.edit([
      { from: prefix, to: old.length - suffix, text: text.slice(prefix, text.length - suffix) },
    ]);
  }

  /** Takes in edits, each of the text that the ones before it left. */
  edit(edits: readonly Edit[]): DocumentChange {
    const changed = new Set<Slot>();
    const removed = new Set<Slot>();
    for (const edit of edits) {
      if (edit.from === edit.to && edit.text === '') continue;
      const change = this.#splice(edit);
      for (const slot of change.changed) changed.add(slot);
      for (const slot of change.removed) {
        changed.delete(slot);
        removed.add(slot);
      }
    }
    if (changed.size + removed.size > 0 && (this.language.documentFacts || this.home.nodes)) {
      this.fileSlot.block = this.#fileBlock();
      changed.add(this.fileSlot);
    }
    return { changed: [...changed], removed: [...removed] };
  }

  /** Says that the file is there, and what its blocks only say together. */
  #fileBlock(): Block {
    const { language, name, directory, home } = this;
    const start = { start: 0, end: 0 };
    const collect = new FactCollector();
    collect.declare('file', home.path, start, { language: language.id, name, directory });
    if (home.folder !== undefined) {
      collect.declare('node-folder', nodeKey(home.folder), start, { name: home.folder });
    }
    try {
      if (home.nodes) this.#declareCopy(home.nodes, collect);
      const blocks = this.slots.map((slot) => ({ tree: slot.block.tree, start: slot.start }));
      language.documentFacts?.(blocks, collect);
    } catch (error) {
      this.#failed(error);
    }
    const tree = { kind: 'file', span: start };
    return { language, text: '', tree, faults: [], facts: collect.facts, embedded: [] };
  }

  /** For the comparison with the same file of other nodes. */
  #declareCopy(nodes: readonly string[], collect: FactCollector): void {
    const statements = copiedStatements(this.language, this.slots);
    collect.declare(
      'copy',
      this.home.path,
      { start: 0, end: 0 },
      {
        language: this.language.id,
        nodes,
        textHash: hash(this.text),
        ...(statements && { statements }),
      },
    );
  }

  /**
   * Splits and parses again from the block before the edit, which may go on now, until a border falls on an old one;
   * the blocks behind are kept.
   */
  #splice(edit: Edit): DocumentChange {
    const { from, to } = edit;
    const moved = edit.text.length - (to - from);
    const touched = this.#row.at(from);
    const first = touched && (this.#row.before(touched) ?? touched);
    const start = first?.start ?? 0;
    this.#text.replace(edit);
    const window = new Window(this.language, this.#text, start, to + moved);
    const old: Slot[] = [];
    const fresh: string[] = [];
    let next = first;
    for (let at = start; at < this.length; ) {
      const end = window.blockEnd(at);
      fresh.push(window.slice(at, end));
      at = end;
      if (end < to + moved) continue;
      for (; next && next.start + moved < end; next = this.#row.after(next)) old.push(next);
      if (next && next.start >= to && next.start + moved === end) break;
      if (end === this.length) for (; next; next = this.#row.after(next)) old.push(next);
    }
    if (this.length === 0) for (; next; next = this.#row.after(next)) old.push(next);
    const { slots, changed, removed } = this.#refill(old, fresh);
    this.#row.replace(old, next, slots);
    if (slots.length !== old.length || removed.length > 0) this.#slots = undefined;
    for (const slot of removed) this.#forgetIncludes(slot);
    for (const slot of changed) this.#noteIncludes(slot);
    return { changed, removed };
  }

  #noteIncludes(slot: Slot): void {
    this.#forgetIncludes(slot);
    try {
      const includes = this.language.includes?.(slot.block.tree) ?? [];
      if (includes.length === 0) return;
      this.#includesOf.set(slot, includes);
      this.#includes = undefined;
    } catch (error) {
      this.#failed(error);
    }
  }

  /** The block of a slot as it would be with a text typed into it; the document stays as it is. */
  blockWith(slot: Slot, offset: number, typed: string): Block {
    const { text } = slot.block;
    return makeBlock(
      this.language,
      text.slice(0, offset) + typed + text.slice(offset),
      this.#find,
      this.#failed,
    );
  }

  #forgetIncludes(slot: Slot): void {
    if (this.#includesOf.delete(slot)) this.#includes = undefined;
  }

  /** Pairs the new stretches with the old slots: equal texts from both ends keep their block, the rest in order. */
  #refill(old: readonly Slot[], fresh: readonly string[]) {
    const slots: Slot[] = [];
    const changed: Slot[] = [];
    let tail = 0;
    while (
      tail < Math.min(old.length, fresh.length) &&
      old[old.length - 1 - tail]?.block.text === fresh[fresh.length - 1 - tail]
    )
      tail++;
    let used = 0;
    fresh.forEach((text, index) => {
      const inTail = index >= fresh.length - tail;
      const candidate = inTail
        ? old[old.length - (fresh.length - index)]
        : used < old.length - tail
          ? old[used++]
          : undefined;
      if (candidate?.block.text === text) {
        slots.push(candidate);
        return;
      }
      const block = makeBlock(this.language, text, this.#find, this.#failed);
      const slot = candidate ?? new Slot(this, block);
      slot.block = block;
      slots.push(slot);
      changed.push(slot);
    });
    const kept = new Set(slots);
    return { slots, changed, removed: old.filter((slot) => !kept.has(slot)) };
  }
}

/** As much of a text from an offset on as is needed to say where its blocks end. */
class Window {
  readonly #language: Language;
  readonly #text: TextBuffer;
  readonly #start: number;
  #end: number;
  #seen: string;

  /** `from` is where it begins, `to` what it surely has to reach. */
  constructor(language: Language, text: TextBuffer, from: number, to: number) {
    this.#language = language;
    this.#text = text;
    this.#start = from;
    this.#end = Math.min(text.length, to + AHEAD);
    this.#seen = text.slice(from, this.#end);
  }

  slice(from: number, to: number): string {
    return this.#seen.slice(from - this.#start, to - this.#start);
  }

  blockEnd(at: number): number {
    for (;;) {
      const end = this.#start + blockEnd(this.#language, this.#seen, at - this.#start);
      // A language looks no further than the first line of the next block: that line must be in sight whole.
      if (this.#end === this.#text.length || this.#seen.includes('\n', end - this.#start)) return end;
      this.#end = Math.min(this.#text.length, this.#end + this.#seen.length + AHEAD);
      this.#seen = this.#text.slice(this.#start, this.#end);
    }
  }
}

/** How far a window reaches beyond what was edited, at first: most blocks are shorter. */
const AHEAD = 4096;

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
