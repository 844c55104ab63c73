import type { Language } from '../../server/src/core/language.ts';
import { analyseText, readText } from './examine.ts';
import type { Shape } from './shapes.ts';

/** Four times the text may take four times as long; the rest is for the collector and a busy machine. */
const MOST = 10;
/** Below so many milliseconds the clock measures the machine and not the text. */
const MEASURABLE = 30;
/** What is really quadratic never has luck. */
const ATTEMPTS = 3;

function timeOf(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** How much longer four times the text took each time, when that is never about four times. */
export function superlinear(
  language: Language,
  { make, repeatsNames }: Shape,
): readonly number[] | undefined {
  const read = repeatsNames ? readText : analyseText;
  const small = make(6_000);
  const large = make(24_000);
  const ratios: number[] = [];
  while (ratios.length < ATTEMPTS) {
    const long = timeOf(() => read(language, large));
    if (long < MEASURABLE) return undefined;
    const ratio = long / timeOf(() => read(language, small));
    if (ratio < MOST) return undefined;
    ratios.push(ratio);
  }
  return ratios;
}
