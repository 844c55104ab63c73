import type { Block } from './block.ts';
import type { Document } from './document.ts';
import { countWhile } from './search.ts';

/** Neighbouring slots whose places count from a common start, so that an edit before them moves one number. */
interface Stretch {
  start: number;
  slots: Slot[];
}

/** The usual number of slots in a stretch. */
const STRETCH = 128;

/**
 * The place of a block in a document. Slots outlive their blocks: an edit inside a block puts a new block into
 * the same slot, so that locations held elsewhere stay right.
 */
export class Slot {
  readonly document: Document;
  block: Block;
  #stretch: Stretch | undefined;
  #offset = 0;

  constructor(document: Document, block: Block) {
    this.document = document;
    this.block = block;
  }

  /** Offset of the block in the document. */
  get start(): number {
    return (this.#stretch?.start ?? 0) + this.#offset;
  }

  /** The stretch of the row the slot stands in; for the row alone. */
  get stretch(): Stretch | undefined {
    return this.#stretch;
  }

  place(stretch: Stretch, offset: number): void {
    this.#stretch = stretch;
    this.#offset = offset;
  }
}

/** The slots of a document in the order of the text. An edit costs what it touches, however many there are. */
export class SlotRow implements Iterable<Slot> {
  #stretches: Stretch[] = [];

  *[Symbol.iterator](): Iterator<Slot> {
    for (const { slots } of this.#stretches) yield* slots;
  }

  /** The slot under an offset; at a border the later one, at the end of the text the last. */
  at(offset: number): Slot | undefined {
    const slots = this.#stretches[this.#stretchAt(offset)]?.slots ?? [];
    return slots[countWhile(slots, (slot) => slot.start <= offset) - 1];
  }

  before(slot: Slot): Slot | undefined {
    const { stretch, index } = this.#find(slot);
    return index > 0 ? slot.stretch?.slots[index - 1] : this.#stretches[stretch - 1]?.slots.at(-1);
  }

  after(slot: Slot): Slot | undefined {
    const { stretch, index } = this.#find(slot);
    return slot.stretch?.slots[index + 1] ?? this.#stretches[stretch + 1]?.slots[0];
  }

  /** Puts `fresh` in the place of `old`, which stand side by side in front of `next`; `next` is none at the end. */
  replace(old: readonly Slot[], next: Slot | undefined, fresh: readonly Slot[]): void {
    const [first] = old;
    const last = old.at(-1);
    const from = first ?? next;
    let low = from ? this.#find(from).stretch : Math.max(0, this.#stretches.length - 1);
    let high = last ? this.#find(last).stretch : low;
    const head = this.#stretches[low]?.slots ?? [];
    const tail = this.#stretches[high]?.slots ?? [];
    let slots = head
      .slice(0, from ? head.indexOf(from) : head.length)
      .concat(fresh, tail.slice(last ? tail.indexOf(last) + 1 : from ? tail.indexOf(from) : tail.length));
    if (slots.length < STRETCH / 2 && low > 0) {
      low--;
      slots = (this.#stretches[low]?.slots ?? []).concat(slots);
    }
    if (slots.length < STRETCH / 2 && high < this.#stretches.length - 1) {
      high++;
      slots = slots.concat(this.#stretches[high]?.slots ?? []);
    }
    let start = this.#stretches[low]?.start ?? 0;
    const before = this.#stretches[high + 1]?.start;
    const stretches: Stretch[] = [];
    for (let index = 0; index < slots.length; ) {
      const end = slots.length - index > 2 * STRETCH ? index + STRETCH : slots.length;
      const stretch: Stretch = { start, slots: slots.slice(index, end) };
      let offset = 0;
      for (const slot of stretch.slots) {
        slot.place(stretch, offset);
        offset += slot.block.text.length;
      }
      stretches.push(stretch);
      start += offset;
      index = end;
    }
    const moved = before === undefined ? 0 : start - before;
    if (stretches.length === high + 1 - low) {
      for (const [index, stretch] of stretches.entries()) this.#stretches[low + index] = stretch;
    } else this.#stretches = this.#stretches.slice(0, low).concat(stretches, this.#stretches.slice(high + 1));
    if (moved === 0) return;
    for (let index = low + stretches.length; index < this.#stretches.length; index++) {
      const stretch = this.#stretches[index];
      if (stretch) stretch.start += moved;
    }
  }

  #find(slot: Slot): { readonly stretch: number; readonly index: number } {
    return {
      stretch: this.#stretchAt(slot.start),
      index: slot.stretch?.slots.indexOf(slot) ?? -1,
    };
  }

  #stretchAt(offset: number): number {
    return Math.max(0, countWhile(this.#stretches, ({ start }) => start <= offset) - 1);
  }
}
