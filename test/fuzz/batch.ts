import fc from 'fast-check';
import { languages } from '../../server/src/languages/index.generated.ts';
import { Random } from '../support/random.ts';
import { examine } from './examine.ts';
import { type Failure, shrink } from './failures.ts';
import { checkEdits, editedSeeds } from './incremental.ts';
import type { Seed } from './seeds.ts';
import { longLine } from './shapes.ts';
import { hostileText, type Material, materialOf } from './texts.ts';

/** Where a run is, for those who watch it. */
export interface Watch {
  /** Called before each case, with a way to write it down should it never end. */
  begins(index: number): void;
  fails(failure: Failure): void;
}

export function materials(seeds: readonly Seed[]): readonly Material[] {
  return languages
    .map((language) => materialOf(language, seeds))
    .filter(({ texts, words }) => texts.length > 0 && words.length > 0);
}

/** The text of one case: the same for the same seed and the same fixtures. */
export function textCase(all: readonly Material[], seed: number, index: number) {
  const material = all[index % all.length];
  if (!material) throw new Error('no language has fixtures');
  const text = hostileText(material, new Random(Math.imul(seed, 1_000_003) + index));
  return { language: material.language, text };
}

/** Reads a line of 5 MB in every language. */
export function fuzzLongLines(all: readonly Material[], watch: Watch): void {
  for (const { language } of all) {
    const why = broken(() => examine(language, longLine(5_000_000)));
    const short = (size: number) => broken(() => examine(language, longLine(size))) !== undefined;
    const size = [10_000, 100_000, 1_000_000].find(short) ?? 5_000_000;
    if (why !== undefined) watch.fails({ kind: 'text', language: language.id, text: longLine(size), why });
  }
}

/** Reads hostile texts, one language after the other. */
export function fuzzTexts(
  all: readonly Material[],
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
  watch: Watch,
): void {
  for (let index = from; index < to; index++) {
    watch.begins(index);
    const { language, text } = textCase(all, seed, index);
    const why = broken(() => examine(language, text));
    if (why === undefined) continue;
    const [kindOfFault = ''] = why.split(/\d/);
    const short = shrink(text, (candidate) =>
      (broken(() => examine(language, candidate)) ?? '').startsWith(kindOfFault),
    );
    watch.fails({ kind: 'text', language: language.id, text: short, why });
  }
}

/** Cases of edits that fast-check makes with one seed, before it takes the next. */
const CASES_OF_A_SEED = 100;

/** Edits clusters until there were so many edits; fast-check makes what fails smaller. */
export function fuzzEdits(
  seeds: readonly Seed[],
  { seed, edits }: { readonly seed: number; readonly edits: number },
  watch: Watch,
): void {
  const cases = editedSeeds(seeds);
  let done = 0;
  for (let part = 0; done < edits; part++) {
    const property = fc.property(cases, ({ seed: start, texts }) => {
      watch.begins(done);
      done += texts.length;
      checkEdits(start, texts);
    });
    const details = fc.check(property, { seed: seed + part, numRuns: CASES_OF_A_SEED });
    const [counterexample] = details.counterexample ?? [];
    if (!counterexample) continue;
    const { files, edited } = counterexample.seed;
    watch.fails({
      kind: 'edits',
      files: files.map(({ path, language, text }) => ({ path, language: language.id, text })),
      edited,
      texts: counterexample.texts,
      why:
        broken(() => checkEdits(counterexample.seed, counterexample.texts)) ?? 'not broken the second time',
    });
  }
}

/** What it throws, as a line; undefined when it ends well. */
function broken(attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return String(error);
  }
}
