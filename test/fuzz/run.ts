// The long fuzz run.
//   npm run fuzz -- [texts|incremental] [--seed N] [--runs M]
// `texts` reads a line of 5 MB and M hostile texts, `incremental` does M edits and compares each with reading anew. The seed is printed,
// and the same seed does the same again. What fails is written to test/fuzz/failures, which `npm test` tries first.
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { materials, textCase } from './batch.ts';
import { keep } from './failures.ts';
import { allSeeds } from './seeds.ts';

export interface Order {
  readonly mode: 'texts' | 'incremental';
  readonly seed: number;
  readonly from: number;
  readonly runs: number;
  /** The number of the case at work. */
  readonly progress: Int32Array;
}

const RUNS = { texts: 50_000, incremental: 100_000 } as const;
/** No case takes a second; a machine that is busy with other things may need some patience. */
const HANGS_AFTER = 60_000;

/** Runs the cases in a thread; returns how many failed, and where it stopped when a case did not end. */
function runFrom(order: Order): Promise<{ readonly failed: number; readonly stuckAt: number | undefined }> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order });
  let failed = 0;
  let last = -1;
  let since = performance.now();
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      const now = Atomics.load(order.progress, 0);
      if (now !== last) {
        last = now;
        since = performance.now();
      } else if (performance.now() - since > HANGS_AFTER) {
        clearInterval(watch);
        void worker.terminate().then(() => resolve({ failed, stuckAt: now }));
      }
    }, 500);
    worker.on('message', (text) => {
      failed++;
      console.log(`FAILED ${text}`);
    });
    worker.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    worker.on('exit', () => {
      clearInterval(watch);
      resolve({ failed, stuckAt: undefined });
    });
  });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { seed: { type: 'string' }, runs: { type: 'string' } },
    allowPositionals: true,
  });
  const mode = positionals[0] === 'incremental' ? 'incremental' : 'texts';
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  const runs = Number(values.runs ?? RUNS[mode]);
  if (!Number.isInteger(seed) || !Number.isInteger(runs)) throw new Error('--seed and --runs take numbers');
  console.log(`${mode}: ${runs} runs with --seed ${seed}`);
  const begin = performance.now();
  let failures = 0;
  for (let from = 0; from < runs; ) {
    const progress = new Int32Array(new SharedArrayBuffer(4));
    const { failed, stuckAt } = await runFrom({ mode, seed, from, runs, progress });
    failures += failed;
    if (stuckAt === undefined) break;
    failures++;
    if (mode === 'texts') {
      const { language, text } = textCase(materials(allSeeds()), seed, stuckAt);
      console.log(`HANGS ${keep({ kind: 'text', language: language.id, text, why: 'does not end' })}`);
    } else console.log(`HANGS after ${stuckAt} edits`);
    from = stuckAt + 1;
  }
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  console.log(`${mode}: ${runs} runs with --seed ${seed} in ${seconds} s, ${failures} failures`);
  process.exitCode = failures === 0 ? 0 : 1;
}

await main();
