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
