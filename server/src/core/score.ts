/** Pacemaker's INFINITY: scores beyond it are the same (lib/common/scores.c). */
export const INFINITY_SCORE = 1_000_000;

/** A score as number; undefined for what crmsh takes as the name of an attribute. */
export function scoreNumber(word: string): number | undefined {
  const text = word.toLowerCase();
  if (text === 'mandatory') return INFINITY_SCORE;
  if (text === 'advisory') return 0;
  const [, sign = '', amount = ''] = /^([+-]?)(inf(?:inity)?|\d+)$/.exec(text) ?? [];
  if (amount === '') return undefined;
  const size = amount.startsWith('inf') ? INFINITY_SCORE : Math.min(Number(amount), INFINITY_SCORE);
  return sign === '-' ? -size : size;
}
