import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { FileState } from './node-files.ts';
import { eventually } from './processes.ts';

/** A state that a file had, or that it was no longer there. */
export type Sighting =
  | (FileState & { readonly path: string })
  | { readonly path: string; readonly kind: 'gone' };

/**
 * Every state that the files below some directories of a node have, in order, while the watch goes on. See watch.py
 * for what is certain to be seen.
 */
export class Watch {
  readonly #process: ChildProcess;
  readonly #report: string;
  readonly #ended: Promise<void>;

  private constructor(child: ChildProcess, report: string) {
    this.#process = child;
    this.#report = report;
    this.#ended = new Promise((resolve) => child.on('close', () => resolve()));
  }

  /** Runs the watcher with `enter`, the words that lead into the node; what it tells goes to the file `report`. */
  static async start(
    enter: readonly [string, ...string[]],
    directories: readonly string[],
    report: string,
    env: NodeJS.ProcessEnv,
  ): Promise<Watch> {
    const [program, ...args] = enter;
    const output = openSync(report, 'w');
    // The node cannot see the file of the program everywhere, so it gets the text of it.
    const text = readFileSync(new URL('watch.py', import.meta.url), 'utf8');
    const command = ['/usr/bin/python3', '-I', '-S', '-c', text, ...directories];
    const child = spawn(program, [...args, ...command], { stdio: ['pipe', output, 'pipe'], env });
    closeSync(output);
    child.stdin?.on('error', () => {});
    const said: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const watch = new Watch(child, report);
    await eventually('the watcher looks', async () => {
      if (child.exitCode !== null) throw new Error(`the watcher ended: ${said.join('')}`);
      return readFileSync(report, 'utf8').includes('"ready"\n') ? true : undefined;
    });
    return watch;
  }

  /** Ends the watch, if the node has not died before, and tells what was seen. */
  async stop(): Promise<readonly Sighting[]> {
    this.#process.stdin?.end();
    await this.#ended;
    // The node may have died in the middle of a line.
    const whole = readFileSync(this.#report, 'utf8').split('\n').slice(0, -1);
    return whole.map((line): unknown => JSON.parse(line)).filter(isSighting);
  }
}

const isSighting = (value: unknown): value is Sighting => typeof value === 'object';
