/** The value below which the given part of the sample lies. */
export function quantile(sample: readonly number[], part: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export const median = (sample: readonly number[]) => quantile(sample, 0.5);

/** Milliseconds that something takes. */
export async function timed(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/**
 * Medians of several candidates. They take turns of some rounds each, so that what else the machine does meets all
 * of them alike; the first round of a turn, in which the leavings of the others are swept up, does not count.
 */
export async function race<K extends string>(
  candidates: Readonly<Record<K, () => unknown>>,
  rounds: number,
  turns = 3,
): Promise<Record<K, number>> {
  const names = Object.keys(candidates) as K[];
  const samples = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      globalThis.gc?.();
      await candidates[name]();
      for (let round = 0; round < rounds; round++) samples.get(name)?.push(await timed(candidates[name]));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<
    K,
    number
  >;
}
