import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** How ResourceManager reads one file. */
export interface Reading {
  /** For each group `node: resource resource`. */
  readonly owned: readonly string[];
  /** How scripts are called, each with `status` at the end. */
  readonly calls: readonly string[];
}

export const RESOURCE_MANAGER = '/usr/share/heartbeat/ResourceManager';

/** Asks ResourceManager about files, in one set of namespaces. Only the scripts named are there. */
export async function askResourceManager(
  cases: readonly { readonly text: string; readonly nodes: readonly string[] }[],
  scripts: readonly string[],
): Promise<readonly Reading[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'haresources-'));
  try {
    const places = cases.map((_, index) => path.join(folder, String(index).padStart(4, '0')));
    cases.forEach(({ text, nodes }, index) => {
      const place = places[index] ?? '';
      mkdirSync(place);
      writeFileSync(path.join(place, 'haresources'), text, 'latin1');
      writeFileSync(path.join(place, 'nodes'), nodes.map((node) => `${node}\n`).join(''));
    });
    const judge = path.join(import.meta.dirname, 'resource-manager-judge.sh');
    await promisify(execFile)('bash', [judge, folder, ...scripts]);
    return places.map((place) => {
      const lines = (name: string) =>
        existsSync(path.join(place, name))
          ? readFileSync(path.join(place, name), 'latin1')
              .split('\n')
              .map((line) => line.trimEnd())
              .filter(Boolean)
          : [];
      return { owned: lines('owned'), calls: lines('calls') };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
