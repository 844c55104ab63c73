import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { emptyCib } from '../support/crmsh-judge.ts';

/** What a real tool says about a text: the lines with which it refuses it, none when it accepts it. */
export interface Judge {
  /** Why it cannot be asked here, or undefined when it can. */
  readonly missing: string | undefined;
  judge(text: string): Promise<readonly string[]>;
}

const searchPath = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isInstalled(program: string): boolean {
  if (program.startsWith('/')) return isExecutable(program);
  return searchPath.some((folder) => isExecutable(join(folder, program)));
}

function whatIsMissing(programs: readonly string[], needsRoot: boolean): string | undefined {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  return needsRoot && process.getuid?.() !== 0 ? 'needs to be root' : undefined;
}

interface Answer {
  readonly code: number | null;
  readonly output: string;
}

function ask(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const env = { ...process.env, PATH: searchPath.join(delimiter), TERM: 'dumb', LC_ALL: 'C', ...options.env };
  const child = spawn(program, args, { cwd: options.cwd, env });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    output += data.toString();
  });
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, output }));
  child.stdin.end(options.input ?? '');
  return promise;
}

async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'ha-cluster-judge-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refusal({ code, output }: Answer): readonly string[] {
  return code === 0 ? [] : [`exit code ${code}`, ...output.split('\n').filter((line) => line !== '')];
}

/** A drbdadm (`drbdadm`, or the parser of an older version that drbd-utils brings along). */
export function drbdJudge(program: string): Judge {
  return {
    missing: whatIsMissing([program], false),
    judge: (text) =>
      inTemporaryFolder(async (folder) => {
        mkdirSync(join(folder, 'drbd.d'));
        writeFileSync(join(folder, 'drbd.d/global_common.conf'), '');
        return refusal(await ask(program, ['-c', '-', 'sh-nop'], { cwd: folder, input: text }));
      }),
  };
}

/** crmsh checks most of its rules only against a CIB with nodes. */
const CIB = emptyCib(['node1', 'node2']);

/** `crm configure load update`; it can print ERROR and still exit 0, so both count. */
export const crmJudge: Judge = {
  missing: whatIsMissing(['crm', 'crm_verify', 'crm_resource'], false),
  judge: (text) =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'cib.xml'), CIB);
      writeFileSync(join(folder, 'cluster.crm'), text);
      const answer = await ask('crm', ['-D', 'plain', 'configure', 'load', 'update', 'cluster.crm'], {
        cwd: folder,
        env: { CIB_file: join(folder, 'cib.xml'), HOME: folder },
      });
      const errors = answer.output.split('\n').filter((line) => line.includes('ERROR'));
      return errors.length > 0 ? errors : refusal(answer);
    }),
};

/**
 * Runs a script in which `tgtadm` is the real client without a daemon: it checks its options first and then
 * exits with 107 because nobody listens, so 107 means that the command is well formed.
 */
export const tgtadmJudge: Judge = {
  missing: whatIsMissing(['tgtadm'], false),
  judge: (text) =>
    inTemporaryFolder(async (folder) => {
      const real = searchPath.map((entry) => join(entry, 'tgtadm')).find(isExecutable) ?? 'tgtadm';
      const standIn = `#!/bin/sh\n${real} --control-port 31999 "$@"\ncode=$?\n[ $code = 107 ] || exit $code\n`;
      writeFileSync(join(folder, 'tgtadm'), standIn, { mode: 0o755 });
      const path = [folder, ...searchPath].join(delimiter);
      return refusal(await ask('sh', ['-e'], { cwd: folder, input: text, env: { PATH: path } }));
    }),
};

/**
 * `corosync -t` as the first node of the file: in a network of its own where that node's addresses exist, and
 * with a key, which corosync looks for as soon as a cipher or hash is named.
 */
export const corosyncJudge: Judge = {
  missing: whatIsMissing(['corosync', 'unshare', 'ip', 'hostname'], true),
  judge: (text) =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'authkey'), Buffer.alloc(256, 'k'));
      const withKey = text.replace(/^totem \{$/m, `totem {\nkeyfile: ${join(folder, 'authkey')}`);
      writeFileSync(join(folder, 'corosync.conf'), withKey);
      const node = /^\s*name:\s*(\S+)/m.exec(text)?.[1] ?? 'node1';
      const addresses = [...text.matchAll(/^\s*ring\d_addr:\s*(\S+)/gm)].map((match) => match[1] ?? '');
      const script = [
        'ip link set lo up',
        ...addresses.map((address) => `ip addr add ${address}/32 dev lo`),
        `hostname ${node}`,
        'exec corosync -t -c corosync.conf',
      ];
      return refusal(
        await ask('unshare', ['-n', '-u', 'sh', '-e', '-c', script.join('\n')], { cwd: folder }),
      );
    }),
};
