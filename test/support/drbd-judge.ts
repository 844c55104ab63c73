import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DrbdVersion } from '../../server/src/languages/drbd/catalog.ts';

/** A configuration in one file, and the version of DRBD whose drbdadm is asked about it. */
export interface DrbdCase {
  readonly name: string;
  readonly text: string;
  readonly version: DrbdVersion;
}

export interface DrbdVerdict {
  readonly accepted: boolean;
  /** What drbdadm said, without what it says about this machine. */
  readonly said: readonly string[];
  /** The line it points at, from 1. */
  readonly line: number | undefined;
}

/** drbd-utils brings the parsers of all three versions. */
const PROGRAMS: Readonly<Record<DrbdVersion, string>> = {
  '9': '/usr/sbin/drbdadm',
  '8.4': '/lib/drbd/drbdadm-84',
  '8.3': '/lib/drbd/drbdadm-83',
};

/** Why drbdadm cannot be asked on this machine; undefined when it can. */
export function drbdObstacle(): string | undefined {
  const missing = Object.values(PROGRAMS).filter((program) => !existsSync(program));
  return missing.length === 0
    ? undefined
    : `${missing.join(', ')} is not installed (apt-get install drbd-utils)`;
}

/** What has to do with this machine and not with the file. */
const ABOUT_THE_MACHINE = [
  /modinfo|__DRBD_NODE__|PRETENDING|no resources defined|no normal resources|Misspelled/,
  /IP \S+ not found on this host|in resource .+, on .+:$/,
  /WARN|You should put the global|in front of any resource/,
  // Advice that drbdadm gives besides, without refusing anything.
  /explicitly named connections are deprecated|its name \('.*'\) will be ignored/,
  /^Resource \S+:$|Use explicit 'connection' sections|drbd-peer-outdater|dopd|root privileges|dpkg-statoverride|fix this with these/,
];

/** Asks drbdadm about a configuration of several files: the one it begins with, and the text of them all. */
export function askDrbdadmAbout(file: string, text: string, version: DrbdVersion): Promise<DrbdVerdict> {
  return ask({ text, version }, file);
}

/** Asks the drbdadm of each case's version, a few at a time. */
export async function askDrbdadm(cases: readonly DrbdCase[]): Promise<ReadonlyMap<DrbdCase, DrbdVerdict>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'drbdadm-'));
  try {
    const verdicts = new Map<DrbdCase, DrbdVerdict>();
    const waiting = cases.map((one, index) => ({ one, file: path.join(folder, `${index}.res`) }));
    const worker = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        writeFileSync(next.file, next.one.text);
        verdicts.set(next.one, await ask(next.one, next.file));
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * `sh-nop` reads the configuration and does nothing. It skips some checks that `dump` makes, and `dump` fails where
 * the addresses are not this machine's; a file is accepted when both accept it but for that.
 */
async function ask({ text, version }: Omit<DrbdCase, 'name'>, file: string): Promise<DrbdVerdict> {
  // Names of devices are only checked on the host itself.
  const host = /^\s*on\s+"?([\w.-]+)/m.exec(text)?.[1] ?? 'no-such-host';
  const nop = await run(PROGRAMS[version], ['-c', file, 'sh-nop'], host);
  const dump = await run(PROGRAMS[version], ['-c', file, 'dump'], host);
  const said = `${nop.errors}\n${dump.errors}`
    .split('\n')
    .map((line) => line.replaceAll(file, 'FILE').trim())
    .filter((line) => line !== '' && !ABOUT_THE_MACHINE.some((pattern) => pattern.test(line)));
  const refused = (status: number | undefined) => status === undefined || status === 10 || status === 20;
  const accepted = !refused(nop.status) && !(refused(dump.status) && said.length > 0);
  const line = /FILE:(\d+):/.exec(said[0] ?? '')?.[1];
  return { accepted, said, line: line === undefined ? undefined : Number(line) };
}

function run(
  program: string,
  words: readonly string[],
  host: string,
): Promise<{ readonly status: number | undefined; readonly output: string; readonly errors: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, __DRBD_NODE__: host };
    execFile(program, words, { env, timeout: 120_000 }, (error, output, errors) => {
      if (error?.killed) return reject(new Error(`${program} does not end`));
      // A program that ended by a signal (an internal error aborts) has no status.
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
      resolve({ status, output, errors });
    });
  });
}

/** How drbdadm itself writes a configuration, sections of options in their order; undefined where it refuses it. */
export async function dumpDrbd({
  text,
  version,
}: Pick<DrbdCase, 'text' | 'version'>): Promise<string | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'drbdadm-'));
  try {
    const file = path.join(folder, 'drbd.conf');
    // So that the addresses need not be those of this machine.
    writeFileSync(file, `global { disable-ip-verification; }\n${text}`);
    const host = /^\s*on\s+"?([\w.-]+)/m.exec(text)?.[1] ?? 'no-such-host';
    const { status, output } = await run(PROGRAMS[version], ['-c', file, 'dump'], host);
    return status === 0 ? output.replaceAll(/^#.*\n/gm, '') : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
