import { describe, expect, it } from 'vitest';
import { fuzzEdits, fuzzTexts, materials } from './batch.ts';
import { type Failure, failures, replay } from './failures.ts';
import { allSeeds } from './seeds.ts';

// The short runs of `npm run fuzz`, with a seed that stays: what fails here fails everywhere.
const SEED = 20_261_120;
const TEXTS = 4_000;
const EDITS = 2_000;

const seeds = allSeeds();

/** Runs with a watch that collects what fails. */
function failed(run: (watch: Parameters<typeof fuzzEdits>[2]) => void): readonly Failure[] {
  const found: Failure[] = [];
  run({ begins: () => {}, fails: (failure) => found.push(failure) });
  return found;
}

describe('what broke once', () => {
  it.each(failures().map(({ name, failure }) => [name, failure] as const))('holds now: %s', (_, failure) => {
    replay(failure);
  });
});

describe('hostile texts', () => {
  it('every language has some to be made of', () => {
    for (const { language, texts, words } of materials(seeds)) {
      expect(texts.length, language.id).toBeGreaterThan(3);
      expect(words.length, language.id).toBeGreaterThan(20);
    }
  });

  it(`keep every promise, ${TEXTS} of them`, () => {
    expect(failed((watch) => fuzzTexts(materials(seeds), { seed: SEED, from: 0, to: TEXTS }, watch))).toEqual(
      [],
    );
  });
});

describe('edits', () => {
  it(`leave what reading anew gives, ${EDITS} of them`, () => {
    expect(failed((watch) => fuzzEdits(seeds, { seed: SEED, edits: EDITS }, watch))).toEqual([]);
  });
});
