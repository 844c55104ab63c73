import type { Language } from '../../server/src/core/language.ts';
import { analyseText, readText } from './examine.ts';
import type { Shape } from './shapes.ts';

/** Four times the text may take four times as long; the rest is for the collector and a busy machine. */
const MOST = 10;
/** Below so many milliseconds the clock measures the machine and not the text. */
const MEASURABLE = 30;
/** The sizes to try one after the other: what is really quadratic shows the more, the larger the text. */
const SIZES = [6_000, 24_000, 48_000] as const;

function timeOf(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** How much longer four times the text took at each size, when that is never about four times. */
export function superlinear(
  language: Language,
  { make, repeatsNames }: Shape,
): readonly number[] | undefined {
  const read = repeatsNames ? readText : analyseText;
  const ratios: number[] = [];
  for (const size of SIZES) {
    const large = make(4 * size);
    const long = timeOf(() => read(language, large));
    if (long < MEASURABLE) return undefined;
    const small = make(size);
    const ratio = long / timeOf(() => read(language, small));
    if (ratio < MOST) return undefined;
    ratios.push(ratio);
  }
  return ratios;
}
