import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DrbdVersion } from '../../server/src/languages/drbd/catalog.ts';
import { lint } from '../clusters/clusters.ts';
import { askCorosync, corosyncObstacle } from '../support/corosync-judge.ts';
import { askCrmsh, crmshObstacle } from '../support/crmsh-judge.ts';
import { askDrbdadmAbout, drbdObstacle } from '../support/drbd-judge.ts';
import type { FixtureFile } from '../support/fixture.ts';
import { askHeartbeat, heartbeatObstacle } from '../support/heartbeat-judge.ts';
import { needs } from '../support/needs.ts';
import { allPaths, type Path } from './paths.ts';

// Everything the guides can make is clean for our linter, and taken by the tools it is for.

const paths = await allPaths();

/** What may be said of a result, and why. */
const ALLOWED: readonly { readonly path: RegExp; readonly code: string; readonly why: string }[] = [
  {
    path: /^new cluster: .*networks: 1$/,
    code: 'corosync/single-link',
    why: 'the person said that there is one network',
  },
  {
    path: /^new cluster: .*networks: 1$/,
    code: 'ha-cf/single-medium',
    why: 'the person said that there is one network',
  },
  {
    path: /^(?:new cluster|address only): /,
    code: 'drbd/missing-include',
    why: 'there is no DRBD resource yet: the first resource group brings one',
  },
];

describe('our linter has nothing to say about', () => {
  it.each(paths)('$name', async ({ name, files }) => {
    const said = (await lint(files)).filter(
      ({ code }) => !ALLOWED.some((one) => one.code === code && one.path.test(name)),
    );
    expect(said.map(({ path: file, code, message }) => `${file} ${code}: ${message}`)).toEqual([]);
  });

  it.each(ALLOWED)('$code is said where it is allowed', async ({ path: where, code }) => {
    const said = await Promise.all(
      paths.filter(({ name }) => where.test(name)).map(({ files }) => lint(files)),
    );
    expect(said.flat().some((one) => one.code === code)).toBe(true);
  });
});

const textOf = ({ files }: Path, pattern: RegExp) => files.find((file) => pattern.test(file.path))?.text;

/** Each text once, with the first path that makes it. */
function distinct(pattern: RegExp): readonly { readonly name: string; readonly text: string }[] {
  const byText = new Map<string, string>();
  for (const one of paths) {
    const text = textOf(one, pattern);
    if (text !== undefined && !byText.has(text)) byText.set(text, one.name);
  }
  return [...byText].map(([text, name]) => ({ name, text }));
}

describe('drbdadm of the version takes', () => {
  const obstacle = drbdObstacle();
  needs(obstacle === undefined, obstacle ?? '');
  it.each(paths.filter(({ name, files }) => !name.startsWith('new') && files.some(isResource)))(
    '$name',
    async ({ files }) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'scaffold-drbd-'));
      try {
        const drbd = files.filter((file) => file.path.startsWith('etc/drbd'));
        for (const file of drbd) {
          const place = path.join(folder, file.path);
          mkdirSync(path.dirname(place), { recursive: true });
          writeFileSync(place, file.text);
        }
        // Of the resources alone: the judge takes the first host it finds for the machine.
        const text = drbd.map((file) => file.text).join('\n');
        const verdict = await askDrbdadmAbout(path.join(folder, 'etc/drbd.conf'), text, versionIn(files));
        expect(verdict).toEqual({ accepted: true, said: [], line: undefined });
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

function isResource({ path: file }: FixtureFile): boolean {
  return file.endsWith('.res');
}

function versionIn(files: readonly FixtureFile[]): DrbdVersion {
  const text = files.find((file) => file.path === 'ha-cluster.json')?.text ?? '{}';
  const { drbd = '9' } = JSON.parse(text) as { readonly drbd?: DrbdVersion };
  return drbd;
}

describe('crmsh, with crm_verify, loads', () => {
  const obstacle = crmshObstacle();
  needs(obstacle === undefined, obstacle ?? '');
  it('all crm statements', () => {
    const cases = distinct(/\.crm$/);
    const verdicts = askCrmsh(
      'load',
      cases.map(({ text }) => text),
      ['alice', 'bob', 'carol'],
    );
    const refused = cases.flatMap(({ name }, index) => {
      const verdict = verdicts[index];
      // crm_verify says that of the judge's own cluster, where a result says nothing of fencing.
      const said = (verdict?.said ?? []).filter((line) => !line.includes('Blind faith'));
      return verdict?.accepted && said.length === 0 ? [] : [[name, ...said]];
    });
    expect(refused).toEqual([]);
    // The version of DRBD makes no difference here.
    expect(cases.length).toBeGreaterThan(25);
  }, 120_000);
});

describe('corosync -t takes', () => {
  const obstacle = corosyncObstacle();
  needs(obstacle === undefined, obstacle ?? '');
  it('every corosync.conf', async () => {
    const cases = distinct(/corosync\.conf$/);
    const verdicts = await askCorosync(cases);
    const refused = [...verdicts].filter(([, { accepted }]) => !accepted);
    expect(refused.map(([{ name }, { said }]) => [name, ...said])).toEqual([]);
    expect(verdicts.size).toBeGreaterThan(3);
  }, 60_000);
});

describe('heartbeat takes', () => {
  const obstacle = heartbeatObstacle();
  needs(obstacle === undefined, obstacle ?? '');
  it('every ha.cf, with its authkeys', async () => {
    const cases = distinct(/ha\.cf$/).map(({ name, text }) => ({
      name,
      haCf: text,
      authkeys: paths.flatMap((one) => (one.name === name ? (textOf(one, /authkeys$/) ?? []) : []))[0] ?? '',
    }));
    const verdicts = await askHeartbeat(cases);
    expect([...verdicts].filter(([, { accepted, hostOnly }]) => !accepted && !hostOnly)).toEqual([]);
    expect(verdicts.size).toBeGreaterThan(1);
  }, 60_000);
});
