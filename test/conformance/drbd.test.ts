import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { drbdVersions } from '../../server/src/languages/drbd/catalog.ts';
import { drbd } from '../../server/src/languages/drbd/index.ts';
import { versionOf } from '../../server/src/languages/drbd/version.ts';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import { makeCluster, type Reported, reported, uriOf } from '../support/analyse.ts';
import { describeReported } from '../support/check.ts';
import { askDrbdadm, type DrbdCase, type DrbdVerdict, drbdObstacle } from '../support/drbd-judge.ts';
import { readFixture } from '../support/fixture.ts';
import { needs } from '../support/needs.ts';
import { sharedFolder } from '../support/paths.ts';
import { drbdSamples } from './drbd-samples.ts';

/**
 * Where this project deliberately says something else than drbdadm. Every other disagreement fails.
 * `code`: reported here as an error, and drbdadm reads it. `says`: drbdadm refuses it with these words, and nothing
 * is wrong with it here.
 */
const DELIBERATE: readonly { readonly code?: string; readonly says?: RegExp; readonly why: string }[] = [
  {
    code: 'drbd/unclosed-section',
    why: 'drbdadm takes the end of the file for any braces that are missing there; the next file is then read into the open section',
  },
  {
    code: 'drbd/shared-disk',
    why: 'drbdadm 8.4 and 9 do not look at disks of hosts; two volumes on one disk destroy each other',
  },
  {
    code: 'drbd/self-backed',
    why: 'drbdadm leaves it to the kernel, which cannot attach a device to itself',
  },
  {
    code: 'drbd/overlapping-disk',
    why: 'drbdadm compares the paths of disks alone; a partition and its disk destroy each other',
  },
  {
    code: 'drbd/meta-disk-in-use',
    why: 'drbdadm does not look; the meta-data would be written over data or over other meta-data',
  },
  {
    says: /for (?:snd|rcv)buf-size. Value is too big/,
    why: 'the limits are those of drbd-utils 9.34, that of Debian 12 is 9.22 and has a smaller one',
  },
  {
    code: 'drbd/missing-value',
    why: 'drbdadm 9 reads a number that is not there as "yes", and only in some places finds out itself that it cannot count with it',
  },
];

const PATH = 'etc/drbd.d/example.res';
const obstacle = drbdObstacle();

const agreement = new Agreement('drbdadm and this project');

describe.skipIf(obstacle !== undefined)('drbdadm and this project', () => {
  it('agree on the examples of the rules', async () => {
    const examples = drbd.rules.flatMap(({ code, examples: { bad, good } }) =>
      [...bad, ...good].map((source, index) => ({ code, index, files: readFixture(source, PATH).files })),
    );
    const cases = examples.flatMap(({ code, index, files }) =>
      files.length === 1 && files[0] ? [caseOf(`${code} ${index}`, files[0].text)] : [],
    );
    await compare('rule examples', cases);
  });

  it('agree on sound files, in every version', async () => {
    const cases = drbdSamples.flatMap(({ name, text, versions }) =>
      versions.map((version) => ({ name: `${name}, ${version}`, text, version })),
    );
    const verdicts = await compare('sound files', cases);
    for (const [one, verdict] of verdicts)
      expect(verdict.accepted, `${one.name}: ${verdict.said}`).toBe(true);
  });

  it('agree on sound files with one token less', async () => {
    const cases = drbdSamples.flatMap(({ name, text, versions }) => {
      const version = versions.at(-1);
      const words = [...text.matchAll(/"[^"\n]*"|[\w/.-]+|[{};:[\]]/g)];
      return version === undefined
        ? []
        : words.map(({ 0: word, index }) => ({
            name: `${name} without ${word} at ${index}`,
            text: text.slice(0, index) + text.slice(index + word.length),
            version,
          }));
    });
    await compare('one token less', cases);
  });

  it('agree on the cases that were observed', async ({ skip }) => {
    const facts = sharedFolder('facts');
    skip(!facts, 'the observed cases are not on this machine');
    if (!facts) return;
    const files = casesIn(path.join(facts, 'observed/drbd-probes'));
    await compare(
      'observed',
      files.map(({ name, text }) => caseOf(name, text)),
    );
    for (const version of drbdVersions) {
      const cases = files.map(({ name, text }) => ({ name: `${name} as ${version}`, text, version }));
      await compare(`observed, as ${version}`, cases);
    }
  });

  it('agree on files that people published', async ({ skip }) => {
    const corpus = sharedFolder('corpus');
    skip(!corpus, 'the corpus of real files is not on this machine');
    if (!corpus) return;
    const files = ['drbd', 'drbd-generated', 'templates/drbd'].flatMap((folder) =>
      casesIn(path.join(corpus, folder)),
    );
    await compare(
      'corpus',
      files.map(({ name, text }) => caseOf(name, text)),
    );
  });

  afterAll(() => agreement.print());
});

if (obstacle) it(`drbdadm is not asked: ${obstacle}`, ({ skip }) => skip(obstacle));

describe('the samples', () => {
  const samples = sharedFolder('samples');
  needs(samples !== undefined, 'the published samples are not on this machine');

  it('have no error where they are repaired', () => {
    for (const folder of samples ? readdirSync(samples) : []) {
      const errors = lintFolder(path.join(samples ?? '', folder, 'repaired')).filter(
        ({ severity }) => severity === 'error',
      );
      expect(errors.map(describeReported), folder).toEqual([]);
    }
  });

  it('say where the published ones lost their braces and names', () => {
    const postgres = lintFolder(path.join(samples ?? '', 'postgres-pair/published'));
    expect(placesOf(postgres, 'drbd/unclosed-section')).toEqual([2, 5, 13, 15, 15]);
    expect(placesOf(postgres, 'drbd/placeholder')).toEqual([12, 13, 14, 15]);
    const web = lintFolder(path.join(samples ?? '', 'web-db-pair/published'));
    const unclosed = web.filter(({ code }) => code === 'drbd/unclosed-section');
    expect(unclosed.map((one) => `${path.basename(one.path)}:${one.range.start.line + 1}`)).toEqual([
      ...[2, 11, 18, 19, 26, 29, 29].map((line) => `global_common.conf:${line}`),
      ...['mysql.res', 'www.res'].flatMap((name) => [3, 8, 13, 13].map((line) => `${name}:${line}`)),
    ]);
    expect(web.filter(({ code }) => code === 'drbd/invalid-address')).toHaveLength(4);
    for (const one of unclosed) expect(one.related).toHaveLength(1);
    expect([...postgres, ...web].filter(({ severity }) => severity === 'error')).toHaveLength(9 + 15 + 4);
  });
});

function placesOf(all: readonly Reported[], code: string): number[] {
  return all.filter((one) => one.code === code).map(({ range }) => range.start.line + 1);
}

/** The DRBD files below a folder, linted as one cluster. */
function lintFolder(folder: string): Reported[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /drbd\.conf$|drbd\.d\/[^/]+\.(?:res|conf)$/.test(name))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));
  const cluster = makeCluster(files);
  return files.flatMap((file) => reported(cluster, uriOf(file.path)));
}

function casesIn(folder: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:res|conf)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

/** A text with the version that this project takes it for. */
function caseOf(name: string, text: string): DrbdCase {
  return { name, text, version: versionOf(makeCluster([{ path: PATH, text }]).model) };
}

function lint({ text, version }: DrbdCase): Reported[] {
  // The release that is asked, so that what came later counts as refused.
  const cluster = makeCluster([{ path: PATH, text }], { drbd: version === '9' ? '9.22' : version });
  return reported(cluster, uriOf(PATH)).filter(({ code }) => code.startsWith('drbd/'));
}

/** Compares verdicts case by case; fails with every disagreement that is not deliberate. */
async function compare(
  suite: string,
  cases: readonly DrbdCase[],
): Promise<ReadonlyMap<DrbdCase, DrbdVerdict>> {
  const verdicts = await askDrbdadm(cases);
  const comparison = agreement.suite(suite);
  for (const [one, verdict] of verdicts) {
    const errors = lint(one).filter(({ severity }) => severity === 'error');
    if ((errors.length === 0) === verdict.accepted) {
      comparison.agree();
      const { line } = verdict;
      if (line !== undefined)
        comparison.compareLine(
          line,
          errors.map(({ range }) => range.start.line + 1),
        );
      continue;
    }
    const why = reasonFor(verdict, errors);
    if (why !== undefined) comparison.deliberate(why);
    else {
      const here = errors.map(describeReported).join('\n    ') || 'nothing wrong';
      const there = verdict.accepted ? 'accepts' : `refuses (${verdict.said.slice(0, 3).join(' ')})`;
      comparison.disagree(`${one.name}: drbdadm ${one.version} ${there}, here\n    ${here}\n${one.text}`);
    }
  }
  comparison.expectNoDisagreement();
  return verdicts;
}

/** Why a difference is deliberate, if it is. */
function reasonFor(verdict: DrbdVerdict, errors: readonly Reported[]): string | undefined {
  return verdict.accepted
    ? reasonForAll(errors, ({ code }) => DELIBERATE.find((one) => one.code === code)?.why)
    : DELIBERATE.find(({ says }) => says && verdict.said.some((line) => says.test(line)))?.why;
}
