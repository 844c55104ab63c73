import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where programs of administrators are found, whatever PATH the tests were started with. */
export const PROGRAM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The full path of a program of the machine, or undefined. */
export function whichProgram(name: string): string | undefined {
  return PROGRAM_PATH.split(':')
    .map((directory) => path.join(directory, name))
    .find((file) => existsSync(file));
}

/** What a program printed, and how it ended: 128 and the number of the signal when one ended it. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as it came, for what is not text. */
  readonly bytes: Buffer;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the program, which then has been ended by a signal. */
  readonly signal?: AbortSignal;
}

const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGKILL: 9,
  SIGPIPE: 13,
  SIGTERM: 15,
};

/** Runs a program to its end; its exit code is for the caller to judge. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'pipe', env: options.env ?? process.env });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    const abort = () => child.kill('SIGKILL');
    options.signal?.addEventListener('abort', abort);
    child.on('close', (code, signal) => {
      options.signal?.removeEventListener('abort', abort);
      const bytes = Buffer.concat(stdout);
      resolve({
        code: code ?? 128 + (SIGNALS[signal ?? ''] ?? 0),
        stdout: bytes.toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
        bytes,
      });
    });
    // A program may end without reading what it is given: its exit code says more than EPIPE.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** Runs a program that must succeed; what it printed. */
export async function must(program: string, args: readonly string[], options?: RunOptions): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
}

/**
 * Asks again and again until the answer is not undefined. There is a limit only so that a test that would wait
 * forever says what for; it is far beyond what a busy machine needs.
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  limit = 100_000,
): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`Waited ${limit / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
