/**
 * The candidate nearest to a misspelled word, for "did you mean": Damerau-Levenshtein distance (optimal string
 * alignment), at most a third of the word's length and never more than three changes. A word of two letters is near to
 * those that begin alike, one of a single letter to none.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  const limit = wanted.length < 2 ? 0 : Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    if (wanted.length < 3 && candidate[0]?.toLowerCase() !== wanted[0]) continue;
    const away = distance(wanted, candidate.toLowerCase(), bestDistance - 1);
    if (away < bestDistance) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}

/** One row each for the letters before the last, the last and the current one; kept, since words come by the million. */
let beforeLast: number[] = [];
let last: number[] = [];
let current: number[] = [];

/** The distance of two words, or more than `limit` as soon as it cannot be less. */
function distance(a: string, b: string, limit: number): number {
  const far = limit + 1;
  for (let column = 0; column <= b.length; column++) last[column] = column;
  for (let row = 1; row <= a.length; row++) {
    // Outside this band there are more letters to add or to drop than the limit.
    const from = Math.max(1, row - limit);
    const to = Math.min(b.length, row + limit);
    current[from - 1] = from === 1 ? row : far;
    let least = current[from - 1] ?? far;
    for (let column = from; column <= to; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? far) + 1,
        (current[column - 1] ?? far) + 1,
        (last[column - 1] ?? far) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? far) + 1);
      }
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (to < b.length) current[to + 1] = far;
    if (least > limit) return far;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[b.length] ?? far;
}
