import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { tgtdObstacle } from './tgt-judge.ts';

/** What Config::General reads: texts, lists of what came several times, and sections. */
export type ConfigValue = string | null | readonly ConfigValue[] | { readonly [key: string]: ConfigValue };

export type ConfigReading =
  | { readonly read: { readonly [key: string]: ConfigValue } }
  | { readonly error: string };

/** Why Config::General cannot be asked on this machine; undefined when it can. */
export function configGeneralObstacle(): string | undefined {
  try {
    execFileSync('perl', ['-MConfig::General', '-MJSON::PP', '-e', '1'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'the Perl module Config::General is not installed (apt-get install tgt)';
  }
}

/** Why tgt-admin cannot be asked on this machine; undefined when it can. */
export function tgtAdminObstacle(): string | undefined {
  if (!existsSync('/usr/sbin/tgt-admin')) return 'tgt-admin is not installed (apt-get install tgt)';
  return configGeneralObstacle() ?? tgtdObstacle();
}

/** What Config::General makes of each text. */
export async function readWithConfigGeneral(texts: readonly string[]): Promise<readonly ConfigReading[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'targets-'));
  try {
    const files = texts.map((text, index) => {
      const file = path.join(folder, `${index}.conf`);
      writeFileSync(file, text, 'latin1');
      return file;
    });
    const reader = path.join(import.meta.dirname, 'targets-reader.pl');
    const { stdout } = await promisify(execFile)('perl', [reader, ...files], { maxBuffer: 1 << 26 });
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ConfigReading);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface TgtAdminVerdict {
  readonly accepted: boolean;
  readonly said: string;
  /** The targets that tgtd has then, with their backing stores. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
}

/** Has tgt-admin set up a fresh tgtd of each text; the stores are made as files. */
export async function askTgtAdmin(
  cases: readonly { readonly text: string; readonly stores: readonly string[] }[],
): Promise<readonly TgtAdminVerdict[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tgt-admin-'));
  try {
    const names = cases.map((_, index) => String(index).padStart(4, '0'));
    cases.forEach(({ text, stores }, index) => {
      writeFileSync(path.join(folder, `${names[index]}.conf`), text, 'latin1');
      writeFileSync(
        path.join(folder, `${names[index]}.stores`),
        stores.map((store) => `${store}\n`).join(''),
      );
    });
    const judge = path.join(import.meta.dirname, 'tgt-admin-judge.sh');
    const spaces = ['--net', '--mount', '--propagation', 'private'];
    const { stdout } = await promisify(execFile)('unshare', [...spaces, 'bash', judge, folder]);
    const status = new Map(stdout.split('\n').map((line) => line.split(' ') as [string, string]));
    return names.map((name) => {
      const read = (extension: string) => readFileSync(path.join(folder, `${name}.${extension}`), 'latin1');
      return {
        accepted: status.get(name) === '0',
        said: read('said').trim(),
        targets: targetsIn(read('state')),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function targetsIn(state: string): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  let stores: string[] = [];
  for (const line of state.split('\n')) {
    const target = /^Target \d+: (.+)$/.exec(line)?.[1];
    const store = /^\s+Backing store path: (\/.+)$/.exec(line)?.[1];
    if (target) {
      stores = [];
      targets.set(target, stores);
    } else if (store) stores.push(store);
  }
  return targets;
}
