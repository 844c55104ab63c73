import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const TGTADM = '/usr/sbin/tgtadm';

/** Why tgtadm cannot be asked on this machine; undefined when it can. */
export function tgtadmObstacle(): string | undefined {
  return existsSync(TGTADM) ? undefined : 'tgtadm is not installed (apt-get install tgt)';
}

/** Why no tgtd can be started on this machine; undefined when it can. */
export function tgtdObstacle(): string | undefined {
  if (!existsSync('/usr/sbin/tgtd')) return 'tgtd is not installed (apt-get install tgt)';
  try {
    execFileSync('unshare', ['--net', '--mount', 'true'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'unshare is not permitted here, and tgtd is only run in namespaces of its own';
  }
}

/** A control port that no daemon listens on, so that nothing is ever changed by asking. */
const NOBODY = { TGT_IPC_SOCKET: path.join(tmpdir(), 'no-such-tgtd') };

/** Whether tgtadm would send the command: without a daemon it ends with 107 (or 2) then, and otherwise with 22 or 1. */
export function tgtadmAccepts(args: readonly string[]): boolean {
  const { status } = spawnSync(TGTADM, args, { env: { ...process.env, ...NOBODY }, stdio: 'ignore' });
  return status !== 22 && status !== 1;
}

/** For each script, the lines with calls of tgtadm, and whether all calls in the line were done. */
export async function askTgtd(scripts: readonly string[]): Promise<readonly ReadonlyMap<number, boolean>[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tgtd-'));
  try {
    const names = scripts.map((_, index) => `${String(index).padStart(4, '0')}.sh`);
    scripts.forEach((text, index) => {
      writeFileSync(path.join(folder, names[index] ?? ''), text);
    });
    const judge = path.join(import.meta.dirname, 'tgt-judge.sh');
    const { stdout } = await promisify(execFile)(
      'unshare',
      ['--net', '--mount', '--propagation', 'private', 'bash', judge, folder],
      { maxBuffer: 1 << 26 },
    );
    const verdicts = scripts.map(() => new Map<number, boolean>());
    for (const row of stdout.split('\n')) {
      const [name = '', line, status] = row.split(' ');
      const verdict = verdicts[names.indexOf(name)];
      if (verdict && line !== undefined) {
        const number = Number(line);
        verdict.set(number, (verdict.get(number) ?? true) && status === '0');
      }
    }
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
