import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeBlock } from '../../server/src/core/block.ts';
import { Document } from '../../server/src/core/document.ts';
import { Slot, SlotRow } from '../../server/src/core/slot.ts';
import { stubLanguage } from '../support/stub-language.ts';

const stub = stubLanguage();
const fail = (error: unknown) => {
  throw error;
};
const document = new Document('file:///stub', '/stub', stub, () => stub, fail);
const slotOf = (length: number) =>
  new Slot(
    document,
    makeBlock(stub, 'x'.repeat(length), () => stub, fail),
  );

function check(row: SlotRow, slots: readonly Slot[]): void {
  expect([...row]).toEqual(slots);
  let start = 0;
  for (const [index, slot] of slots.entries()) {
    expect(slot.start).toBe(start);
    expect(row.at(start)).toBe(slot);
    start += slot.block.text.length;
    expect(row.at(start - 1)).toBe(slot);
    expect(row.before(slot)).toBe(slots[index - 1]);
    expect(row.after(slot)).toBe(slots[index + 1]);
  }
  expect(row.at(start)).toBe(slots.at(-1));
}

it('keeps its slots in order and in place, whatever is put in and taken out', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 400, size: 'max' });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), lengths), { maxLength: 12 }), (changes) => {
      const row = new SlotRow();
      let slots: Slot[] = [];
      for (const [a, b, fresh] of changes) {
        const from = Math.min(a % (slots.length + 1), b % (slots.length + 1));
        const to = Math.max(a % (slots.length + 1), b % (slots.length + 1));
        const old = slots.slice(from, to);
        const added = fresh.map(slotOf);
        row.replace(old, slots[to], added);
        slots = [...slots.slice(0, from), ...added, ...slots.slice(to)];
        check(row, slots);
      }
    }),
    { numRuns: 50 },
  );
});
