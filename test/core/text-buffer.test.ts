import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextBuffer } from '../../server/src/core/text-buffer.ts';

/** Long runs cross the borders of pieces; `\r` and `\n` may come to stand side by side by an edit. */
const text = fc
  .array(fc.constantFrom('a', 'é', '\n', '\r\n', '\r', 'b'.repeat(1500), `${'c'.repeat(99)}\n`.repeat(40)), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** What an editor shows: each line with where it starts. */
function linesOf(whole: string): { readonly start: number; readonly text: string }[] {
  let start = 0;
  return whole.split(/(?<=\n|\r(?!\n))/).map((line) => {
    const at = start;
    start += line.length;
    return { start: at, text: line };
  });
}

function check(buffer: TextBuffer, whole: string): void {
  expect(buffer.toString()).toBe(whole);
  expect(buffer.length).toBe(whole.length);
  const lines = linesOf(whole);
  if (/[\r\n]$/.test(whole)) lines.push({ start: whole.length, text: '' });
  expect(buffer.lineCount).toBe(lines.length);
  for (const [line, { start, text: shown }] of lines.entries()) {
    const length = shown.replace(/[\r\n]+$/, '').length;
    for (const character of new Set([0, length >> 1, length])) {
      expect(buffer.offset({ line, character })).toBe(start + character);
      expect(buffer.position(start + character)).toEqual({ line, character });
    }
    expect(buffer.offset({ line, character: length + 5 })).toBe(start + length);
  }
}

it('is the text after any edits, and knows its lines', () => {
  fc.assert(
    fc.property(text, fc.array(fc.tuple(fc.nat(), fc.nat(), text), { maxLength: 8 }), (before, changes) => {
      const buffer = new TextBuffer(before);
      let whole = before;
      check(buffer, whole);
      for (const [a, b, inserted] of changes) {
        const from = Math.min(a % (whole.length + 1), b % (whole.length + 1));
        const to = Math.max(a % (whole.length + 1), b % (whole.length + 1));
        buffer.replace({ from, to, text: inserted });
        whole = whole.slice(0, from) + inserted + whole.slice(to);
        check(buffer, whole);
        expect(buffer.slice(from, from + inserted.length)).toBe(inserted);
      }
    }),
    { numRuns: 200 },
  );
});

it('moves places outside the text to its nearest end', () => {
  const buffer = new TextBuffer('ab\ncd');
  expect(buffer.position(-1)).toEqual({ line: 0, character: 0 });
  expect(buffer.position(99)).toEqual({ line: 1, character: 2 });
  expect(buffer.offset({ line: -1, character: 3 })).toBe(0);
  expect(buffer.offset({ line: 7, character: 0 })).toBe(5);
  expect(new TextBuffer().position(0)).toEqual({ line: 0, character: 0 });
});
