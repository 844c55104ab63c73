import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LspClient } from '../support/lsp-client.ts';
import { makeConfiguration } from './configuration.ts';
import { median } from './statistics.ts';

const dist = path.join(path.dirname(path.dirname(import.meta.dirname)), 'dist');

export const bundles = ['server.cjs', 'extension.cjs', 'cli.js'] as const;

/** Why the built programs cannot be measured; undefined when they can. */
export function buildObstacle(): string | undefined {
  return bundles.every((name) => existsSync(path.join(dist, name))) ? undefined : 'not built (npm run build)';
}

export function bundleSize(name: (typeof bundles)[number]): number {
  return statSync(path.join(dist, name)).size;
}

/** Milliseconds from starting the server to its answer to `initialize`, and to the first diagnostics. */
export async function coldStart(
  rounds: number,
): Promise<{ readonly initialized: number; readonly diagnosed: number }> {
  const initialized: number[] = [];
  const diagnosed: number[] = [];
  const text = makeConfiguration(10).drbd;
  for (let round = 0; round < rounds; round++) {
    await inFolder(async (folder) => {
      const name = 'drbd.conf';
      writeFileSync(path.join(folder, name), text);
      const before = performance.now();
      const client = await LspClient.start({ folder, capabilities: { textDocument: { diagnostic: {} } } });
      initialized.push(performance.now() - before);
      await client.open(name, 'drbd', text);
      await client.pull(name);
      diagnosed.push(performance.now() - before);
      await client.stop();
    });
  }
  return { initialized: median(initialized), diagnosed: median(diagnosed) };
}

/** Seconds that `ha-cluster lint` takes over a folder of so many files of one DRBD resource each. */
export async function lintFolder(files: number): Promise<number> {
  const { drbd } = makeConfiguration(files);
  const blocks = drbd.split(/^(?=resource )/m).slice(1);
  return inFolder((folder) => {
    const directory = path.join(folder, 'etc/drbd.d');
    mkdirSync(directory, { recursive: true });
    blocks.forEach((text, index) => {
      writeFileSync(path.join(directory, `r${index}.res`), text);
    });
    const before = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(dist, 'cli.js'), 'lint', folder],
      {
        encoding: 'utf8',
      },
    );
    if (status !== 0)
      throw new Error(`ha-cluster lint ended with ${status}: ${stderr}${stdout.slice(0, 500)}`);
    return (performance.now() - before) / 1000;
  });
}

async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
