// One run of fuzzing, watched by run.ts from outside so that a case that never ends can be told.
import { parentPort, workerData } from 'node:worker_threads';
import { fuzzEdits, fuzzLongLines, fuzzTexts, materials } from './batch.ts';
import { keep } from './failures.ts';
import type { Order } from './run.ts';
import { allSeeds } from './seeds.ts';

const { mode, seed, from, runs, progress } = workerData as Order;

const watch = {
  begins: (index: number) => {
    Atomics.store(progress, 0, index);
  },
  fails: (failure: Parameters<typeof keep>[0]) => {
    parentPort?.postMessage(`${keep(failure)}: ${failure.why.slice(0, 600)}`);
  },
};

const seeds = allSeeds();
if (mode === 'texts') {
  if (from === 0) fuzzLongLines(materials(seeds), watch);
  fuzzTexts(materials(seeds), { seed, from, to: runs }, watch);
} else fuzzEdits(seeds, { seed: seed + from, edits: runs - from }, watch);
