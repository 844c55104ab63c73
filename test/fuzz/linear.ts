import type { Language } from '../../server/src/core/language.ts';
import { timeOf } from '../support/growth.ts';
import { analyseText, readText } from './examine.ts';
import type { Shape } from './shapes.ts';

/** Four times the text may take four times as long; the rest is for the compiler and the collector. */
const MOST = 10;
/** Below so many milliseconds, what is measured is the collector and the compiler, not the text. */
const MEASURABLE = 30;
/** The sizes to try one after the other: what is really quadratic shows the more, the larger the text. */
const SIZES = [6_000, 24_000, 48_000] as const;
/** How often a size is measured before it counts as too slow. */
const TRIES = 3;

/** How much longer four times the text took at each size, when that is never about four times. */
export function superlinear(
  language: Language,
  { make, repeatsNames }: Shape,
): readonly number[] | undefined {
  const read = repeatsNames ? readText : analyseText;
  const ratios: number[] = [];
  for (const size of SIZES) {
    const [large, small] = [make(4 * size), make(size)];
    let least = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES; tries++) {
      const long = timeOf(() => read(language, large));
      if (long < MEASURABLE) return undefined;
      least = Math.min(least, long / timeOf(() => read(language, small)));
      if (least < MOST) return undefined;
    }
    ratios.push(least);
  }
  return ratios;
}
