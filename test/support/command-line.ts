import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { plainNode } from './plain-node.ts';

/** The bundled program, as people run it. */
export const program = path.resolve(import.meta.dirname, '../../dist/cli.js');

/** What a run of it left behind. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the bundled program in a folder, on the Node that people have. */
export function runProgram(folder: string, ...args: readonly string[]): Outcome {
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 } as const;
  const { status, stdout, stderr, error } = spawnSync(plainNode(), [program, ...args], options);
  if (error) throw error;
  return { code: status ?? -1, out: stdout, err: stderr };
}
