import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearest } from '../../server/src/core/suggest.ts';

it.each([
  ['ping-timout', ['timeout', 'ping-timeout', 'ping-int'], 'ping-timeout'],
  ['protocl', ['protocol'], 'protocol'],
  // A swapped pair of letters is one change.
  ['brich', ['birch', 'beech'], 'birch'],
  ['SHA1', ['sha1', 'md5'], 'sha1'],
  ['resource', ['device', 'disk'], undefined],
  // Short words: what is near by count is far by sense.
  ['ro', ['r0', 'go'], 'r0'],
  ['ip', ['p', 'fs'], undefined],
  ['q', ['p'], undefined],
  ['', ['a'], undefined],
])('%s among %j: %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

it('finds what a full table of distances finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 14 });
  fc.assert(
    fc.property(word, fc.array(word, { minLength: 1, maxLength: 6 }), (wanted, candidates) => {
      const most = Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
      const least = Math.min(...candidates.map((one) => fullDistance(wanted, one)));
      const expected = candidates.find((one) => fullDistance(wanted, one) === least);
      expect(nearest(wanted, candidates)).toBe(least <= most ? expected : undefined);
    }),
    { numRuns: 3000 },
  );
});

/** Optimal string alignment by its definition. */
function fullDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) => [row]);
  const cell = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let column = 1; column <= b.length; column++) table[0]?.push(column);
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? cell(row - 2, column - 2) + 1
          : Number.POSITIVE_INFINITY;
      const replaced = cell(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      table[row]?.push(Math.min(cell(row - 1, column) + 1, cell(row, column - 1) + 1, replaced, swapped));
    }
  }
  return cell(a.length, b.length);
}
