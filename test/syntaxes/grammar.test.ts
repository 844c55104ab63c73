import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifest } from '../support/manifest.ts';
import { readRepositoryFile, sharedFolder } from '../support/paths.ts';
import { checkScopeFixture } from '../support/scope-fixture.ts';
import { tokenize } from '../support/textmate.ts';

const fixtureFolder = join(import.meta.dirname, 'fixtures');

/** Which grammars colour which fixtures; a tgtadm script must look the same as any shell script. */
const fixtures: readonly (readonly [scopeName: string, file: string])[] = [
  ['source.drbd', 'nine.res'],
  ['source.drbd', 'eight.res'],
  ['source.crmsh', 'cluster.crm'],
  ['source.ha-cf', 'ha.cf'],
  ['source.ha-authkeys', 'authkeys'],
  ['source.haresources', 'haresources'],
  ['source.corosync', 'corosync.conf'],
  ['source.tgt-targets', 'targets.conf'],
  ['source.shell', 'target.sh'],
  ['source.tgtadm', 'target.sh'],
  ['source.shell', 'crm.sh'],
  ['source.tgtadm', 'crm.sh'],
];

describe('lexical traps', () => {
  test.each(fixtures)('%s colours %s as the tool reads it', async (scopeName, file) => {
    const report = await checkScopeFixture(scopeName, readFileSync(join(fixtureFolder, file), 'utf8'));
    expect(report.failures).toEqual([]);
    expect(report.checked).toBeGreaterThan(4);
    expect(report.endsAtRoot).toBe(true);
  });

  test('every fixture is used', () => {
    const used = new Set(fixtures.map(([, file]) => file));
    expect(readdirSync(fixtureFolder).filter((file) => !used.has(file))).toEqual([]);
  });

  test('the fixture checker reports a wrong scope, an unwanted scope and a mark outside the text', async () => {
    const source = [
      'node alice',
      '#    ^^^^^ comment',
      '#    ^^^^^ !entity.name.type',
      '#        ^^^^^ keyword',
    ];
    const report = await checkScopeFixture('source.ha-cf', source.join('\n'));
    expect(report.failures).toHaveLength(3);
  });
});

describe('nothing is painted as an error', () => {
  const ownGrammars = manifest.contributes.grammars;

  test.each(ownGrammars)('$path names no invalid scope', ({ path, scopeName }) => {
    const grammar: { readonly scopeName: string } = JSON.parse(readRepositoryFile(path));
    expect(grammar.scopeName).toBe(scopeName);
    expect(JSON.stringify(grammar)).not.toMatch(/\binvalid\b/);
  });

  test.each(fixtures)('%s: no token of %s is invalid', async (scopeName, file) => {
    const source = readFileSync(join(fixtureFolder, file), 'utf8');
    expect(await invalidTokens(scopeName, source)).toEqual([]);
  });
});

/** Tokens that a theme would paint as errors. */
async function invalidTokens(scopeName: string, text: string): Promise<readonly string[]> {
  const { lines } = await tokenize(scopeName, text);
  return lines
    .flat()
    .filter((token) => token.scopes.some((scope) => scope.startsWith('invalid')))
    .map((token) => token.text);
}

const scopeByPlace: readonly (readonly [place: RegExp, scopeName: string])[] = [
  [/\/drbd\.conf$|\/drbd\.d\/|\/corpus\/drbd/, 'source.drbd'],
  [/\/ha\.cf(\/|$)/, 'source.ha-cf'],
  [/\/authkeys(\/|$)/, 'source.ha-authkeys'],
  [/\.crm$/, 'source.crmsh'],
  [/\/corpus\/corosync\//, 'source.corosync'],
  [/\/corpus\/haresources\//, 'source.haresources'],
  [/\/corpus\/targets\.conf\//, 'source.tgt-targets'],
  [/\.sh$/, 'source.shell'],
];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function scopeOf(path: string): string | undefined {
  return scopeByPlace.find(([place]) => place.test(path))?.[1];
}

describe('real files', () => {
  const samples = sharedFolder('samples');
  const corpus = sharedFolder('corpus');

  test('the samples as their authors meant them are coloured to the end', async (context) => {
    if (samples === undefined) return context.skip('no ../shared/samples on this machine');
    const files = filesBelow(samples).filter((file) => file.includes('/repaired/'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const scopeName = scopeOf(file);
      if (scopeName === undefined) throw new Error(`No grammar is named for ${file}`);
      const text = readFileSync(file, 'utf8');
      expect(await invalidTokens(scopeName, text), file).toEqual([]);
      expect((await tokenize(scopeName, text)).endsAtRoot, file).toBe(true);
    }
  });

  test('nothing in the corpus is painted as an error, and nothing runs away in what the tools accept', async (context) => {
    if (corpus === undefined) return context.skip('no ../shared/corpus on this machine');
    const accepted = filesThatDrbdAccepts(corpus);
    const files = filesBelow(corpus).filter((file) => scopeOf(file) !== undefined);
    expect(files.length).toBeGreaterThan(300);
    for (const file of files) {
      const scopeName = scopeOf(file) ?? '';
      const text = readFileSync(file, 'utf8');
      // Shell pieces of documents may end inside a construct, and the shell grammar is not ours.
      if (scopeName === 'source.shell') continue;
      expect(await invalidTokens(scopeName, text), file).toEqual([]);
      if (scopeName === 'source.drbd' && !accepted.has(relative(corpus, file))) continue;
      expect((await tokenize(scopeName, text)).endsAtRoot, file).toBe(true);
    }
  }, 120_000);
});

/** Files that the parser of some DRBD version read without complaint. */
function filesThatDrbdAccepts(corpus: string): ReadonlySet<string> {
  const rows = readFileSync(join(corpus, 'verdicts-drbd.tsv'), 'utf8').split('\n').slice(1);
  const accepted = rows.map((row) => row.split('\t')).filter((cells) => cells.includes('ok'));
  return new Set(accepted.map(([file = '']) => file));
}
