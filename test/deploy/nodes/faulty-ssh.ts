import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SshFiles } from './ssh-files.ts';

/** The moment at which something happens to ssh. */
export type Moment =
  | { readonly when: 'start' | 'end' }
  /** When so many bytes went through. */
  | { readonly when: 'stdin' | 'stdout' | 'stderr'; readonly bytes: number }
  /** When this is about to go through: what the node says, or is told, at once. */
  | { readonly when: 'stdin' | 'stdout' | 'stderr'; readonly marker: string };

/**
 * What happens: ssh is killed, or stands still as if the network did; or ssh waits while the test does something, such
 * as killing the node, and goes on then.
 */
export type Fault = 'kill' | 'freeze' | (() => Promise<void>);

export interface FaultPlan {
  readonly moment: Moment;
  readonly fault: Fault;
  /** Which call of ssh, counted from 1; each of them when not given. */
  readonly call?: number;
}

/** A call of ssh, and how many bytes went through it. */
export interface SshCall {
  readonly number: number;
  readonly arguments: readonly string[];
  readonly stdin: number;
  readonly stdout: number;
  readonly stderr: number;
  /** Whether the fault happened in it. */
  readonly fault: boolean;
  /** How it ended; undefined when it was killed or has not ended. */
  readonly code?: number;
}

export interface FaultySsh {
  /** To be used in place of ssh. */
  readonly program: string;
  /** The calls so far. */
  calls(): readonly SshCall[];
}

const forShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A program that is ssh with a fault; without a plan it only keeps count. */
export function makeFaultySsh(ssh: SshFiles, directory: string, plan?: FaultPlan): FaultySsh {
  const folder = mkdtempSync(path.join(directory, 'faulty-'));
  const { when } = plan?.moment ?? { when: 'never' };
  const written = {
    ssh: ssh.program,
    call: plan?.call ?? null,
    when,
    bytes: plan && 'bytes' in plan.moment ? plan.moment.bytes : null,
    marker: plan && 'marker' in plan.moment ? plan.moment.marker : '',
    fault: typeof plan?.fault === 'string' ? plan.fault : 'wait',
  };
  writeFileSync(path.join(folder, 'plan.json'), JSON.stringify(written));
  const program = path.join(folder, 'ssh');
  const script = path.join(import.meta.dirname, 'faulty-ssh.py');
  writeFileSync(
    program,
    `#!/bin/sh\nexec /usr/bin/python3 -I -S ${forShell(script)} ${forShell(folder)} "$@"\n`,
  );
  chmodSync(program, 0o755);
  if (typeof plan?.fault === 'function') actWhenReached(folder, plan.fault);
  return { program, calls: () => readCalls(folder) };
}

function readCalls(folder: string): readonly SshCall[] {
  return readdirSync(folder)
    .filter((name) => /^call-\d+\.json$/.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .filter((text) => text !== '')
    .map((text): SshCall => JSON.parse(text))
    .sort((a, b) => a.number - b.number);
}

/** Does what the test wants whenever a call has reached its moment, and lets it go on. Ends with the cluster. */
function actWhenReached(folder: string, act: () => Promise<void>): void {
  const done = new Set<string>();
  const timer = setInterval(() => {
    if (!existsSync(folder)) {
      clearInterval(timer);
      return;
    }
    for (const name of readdirSync(folder)) {
      if (!name.startsWith('reached-') || done.has(name)) continue;
      done.add(name);
      const goOn = () => {
        if (existsSync(folder)) writeFileSync(path.join(folder, name.replace('reached', 'go')), '');
      };
      // ssh must not wait forever for what failed; vitest tells of the failure.
      void act().finally(goOn);
    }
  }, 10);
  timer.unref();
}
