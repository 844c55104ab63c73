// Running other programs, and making sure that none outlives us.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundledNode, inRoot } from './paths.mjs';

/** The directories of PATH with the checkout's own programs first, so that `node` is the newest at hand. */
export const pathWithOwnTools = [inRoot('node_modules', '.bin'), process.env.PATH].join(path.delimiter);

/** The full path of a program on PATH, or undefined. */
export function which(program) {
  for (const directory of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(directory, program);
    if (directory !== '' && existsSync(file)) return file;
  }
  return undefined;
}

/** True when a short command ends with exit code 0; its output is dropped. */
export const succeeds = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** What a program prints; nothing when it cannot be run. */
export const outputOf = (program, args) => spawnSync(program, args, { encoding: 'utf8' }).stdout ?? '';

const groups = new Set();

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: the group has ended.
  }
}

/** Ends every process group that `run` started and that is still there. */
function endGroups(signal) {
  for (const pid of groups) signalGroup(pid, signal);
}

process.on('exit', () => endGroups('SIGKILL'));

/**
 * Runs a program with its output on our terminal and resolves with `{ code, output }`. It gets a process group of
 * its own, which is ended with it: whatever the program left running goes too.
 *
 * - `quiet`: collect the output instead of showing it; `output` then holds it.
 * - `limit`: milliseconds after which the group is ended and `code` is 124, as timeout(1) does.
 */
export function run(program, args, { cwd, env, quiet = false, limit } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: cwd ?? inRoot(),
      env: { ...process.env, PATH: pathWithOwnTools, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      detached: true,
    });
    let output = '';
    let timedOut = false;
    let timers = [];
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    if (child.pid !== undefined) groups.add(child.pid);
    if (limit !== undefined) {
      const stop = () => {
        timedOut = true;
        signalGroup(child.pid, 'SIGTERM');
      };
      timers = [setTimeout(stop, limit), setTimeout(() => signalGroup(child.pid, 'SIGKILL'), limit + 5000)];
    }
    const end = (code) => {
      timers.forEach(clearTimeout);
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
      groups.delete(child.pid);
      resolve({ code: timedOut ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      if (!quiet) console.error(error.message);
      end(127);
    });
    child.on('exit', (code) => end(code ?? 1));
  });
}

/**
 * Calls `stop` on the signals that end a foreground program, then ends this process with the exit code that `stop`
 * gives, or else the one that tells of the signal. Programs started with `run` are asked to end first; a second
 * signal does not wait.
 */
export function onInterrupt(stop) {
  let asked = false;
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ]) {
    process.on(signal, async () => {
      if (asked) process.exit(128 + number);
      asked = true;
      endGroups('SIGTERM');
      process.exit((await stop()) ?? 128 + number);
    });
  }
}

/** The first Node that runs TypeScript files as they are, which scripts and test tools here rely on. */
const enoughNode = [22, 18];

const isEnough = ([major, minor]) =>
  major > enoughNode[0] || (major === enoughNode[0] && minor >= enoughNode[1]);

/**
 * Goes on with Node from node_modules when the one that is running is too old for the test tools: runs `script`
 * again and ends with its exit code. Returns when this Node will do.
 */
export async function continueWithNewerNode(script, args) {
  if (isEnough(process.versions.node.split('.').map(Number))) return;
  if (!existsSync(bundledNode)) {
    throw new Error(
      `This is Node ${process.versions.node}, and the tools need ${enoughNode.join('.')} or newer. For this ` +
        'system the npm registry has no Node that could be used in its place: please install a newer one.',
    );
  }
  const child = spawn(bundledNode, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: pathWithOwnTools },
  });
  // Ctrl-C reaches the whole foreground group; a signal sent to us alone has to be handed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => {
    child.on('exit', (exitCode, signal) => resolve(exitCode ?? (signal ? 1 : 0)));
  });
  process.exit(code);
}

/**
 * The processes that carry `NAME=value` in their environment, as `{ pid, command }`: children of children inherit
 * it, whoever their parent is by now. Only Linux can tell; elsewhere the list is empty.
 */
export function processesMarked(name, value) {
  if (process.platform !== 'linux') return [];
  const mark = `${name}=${value}`;
  const found = [];
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark)) continue;
      const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0').join(' ').trim();
      // A process that has ended but was not waited for yet has no command line.
      if (command !== '') found.push({ pid, command });
    } catch {
      // It ended while we looked, or belongs to someone else.
    }
  }
  return found;
}
