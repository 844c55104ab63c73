/** What is slower than it should be is so each time; the compiler and the collector are not. */
const TRIES = 6;
/** Below so many milliseconds the clock measures the machine and not the work. */
const MEASURABLE = 2;

/** What work takes of the processor, in milliseconds: what else a busy machine does meanwhile does not count. */
export function timeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times as long the large size takes as the small one: the least of some tries, which end below `limit`. */
export function growth(time: (size: number) => number, small: number, large: number, limit: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let left = TRIES; left > 0 && least >= limit; left--) {
    least = Math.min(least, time(large) / Math.max(time(small), MEASURABLE));
  }
  return least;
}
