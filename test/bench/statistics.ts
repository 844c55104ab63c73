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
 * Medians of several candidates that take turns, so that what else the machine does meets all of them alike.
 * The first rounds warm the machine code up and do not count.
 */
export async function race<K extends string>(
  candidates: Readonly<Record<K, () => unknown>>,
  rounds: number,
  warmUp: number,
): Promise<Record<K, number>> {
  const names = Object.keys(candidates) as K[];
  const samples = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const time = await timed(candidates[name]);
      if (round >= 0) samples.get(name)?.push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<
    K,
    number
  >;
}
