import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { corosyncObstacle } from '../support/corosync-judge.ts';
import { heartbeatObstacle } from '../support/heartbeat-judge.ts';
import { readRepositoryFile, repositoryRoot } from '../support/paths.ts';
import { tgtdObstacle } from '../support/tgt-judge.ts';

/** The scripts that ask the real tools, and what they write. */
const catalogs: readonly {
  readonly script: string;
  readonly data: string;
  readonly startsTgtd?: boolean;
  readonly asksCorosync?: boolean;
  readonly asksHeartbeat?: boolean;
}[] = [
  { script: 'drbd.mjs', data: 'server/src/languages/drbd/data/options.json' },
  { script: 'agents.mjs', data: 'server/src/languages/crmsh/data/agents.json' },
  { script: 'properties.mjs', data: 'server/src/languages/crmsh/data/properties.json' },
  { script: 'tgtadm.mjs', data: 'server/src/languages/tgtadm/data/options.json', startsTgtd: true },
  { script: 'corosync.mjs', data: 'server/src/languages/corosync/data/asked.json', asksCorosync: true },
  { script: 'heartbeat.mjs', data: 'server/src/languages/ha-cf/data/asked.json', asksHeartbeat: true },
];

/** Why the catalog cannot be compared on this machine; undefined when it can. */
function obstacle({
  data,
  startsTgtd,
  asksCorosync,
  asksHeartbeat,
}: (typeof catalogs)[number]): string | undefined {
  const { from } = JSON.parse(readRepositoryFile(data)) as { from: Record<string, string> };
  for (const [name, version] of Object.entries(from)) {
    const installed = installedVersion(name);
    if (installed === undefined) return `${name} is not installed`;
    if (installed !== version) return `made from ${name} ${version}, here is ${installed}`;
  }
  return (
    (startsTgtd ? tgtdObstacle() : undefined) ??
    (asksCorosync ? corosyncObstacle() : undefined) ??
    (asksHeartbeat ? heartbeatObstacle() : undefined)
  );
}

function installedVersion(name: string): string | undefined {
  try {
    const format = '--showformat=${db:Status-Status} ${Version}';
    const [status, version = ''] = execFileSync('dpkg-query', ['--show', format, name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split(' ');
    return status === 'installed' ? version.replace(/^\d+:/, '').replace(/-[^-]*$/, '') : undefined;
  } catch {
    return undefined;
  }
}

describe('a catalog says what the real tools say', () => {
  it.for(catalogs)('$data', { timeout: 300_000 }, async (catalog, { skip }) => {
    const { script, data } = catalog;
    const reason = obstacle(catalog);
    if (reason !== undefined) {
      console.warn(`not compared: ${data}: ${reason}`);
      skip(reason);
    }
    const directory = mkdtempSync(join(tmpdir(), 'catalog-'));
    try {
      const program = join(repositoryRoot, 'scripts/catalog', script);
      await promisify(execFile)(process.execPath, [program, directory]);
      expect(readFileSync(join(directory, data), 'utf8')).toBe(readRepositoryFile(data));
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
