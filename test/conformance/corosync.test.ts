import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { corosync } from '../../server/src/languages/corosync/index.ts';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import { makeCluster, type Reported, reported, uriOf } from '../support/analyse.ts';
import { describeReported } from '../support/check.ts';
import {
  askCorosync,
  type CorosyncCase,
  type CorosyncVerdict,
  corosyncObstacle,
} from '../support/corosync-judge.ts';
import { readFixture } from '../support/fixture.ts';
import { sharedFolder } from '../support/paths.ts';
import { changes, completed, mutations, OBSERVED, sound } from './corosync-cases.ts';

/**
 * Where this project deliberately says something else than `corosync -t`. Every other disagreement fails.
 * `code`: reported here as an error, and corosync -t takes it. `says`: corosync -t refuses it with these words, and
 * nothing is wrong with it here.
 */
const DELIBERATE: readonly {
  readonly code?: string;
  /** Part of the message, where only one use of the rule is meant. */
  readonly message?: string;
  readonly says?: RegExp;
  readonly why: string;
}[] = [
  {
    code: 'corosync/unknown-word',
    message: '"provider" takes',
    why: 'corosync -t does not look at quorum; corosync itself refuses to start',
  },
  {
    code: 'corosync/quoted-value',
    message: 'of "provider"',
    why: 'corosync -t does not look at quorum; corosync itself refuses to start',
  },
  {
    code: 'corosync/missing-node-id',
    message: 'makes numbers of IPv4 addresses only',
    why: 'corosync -t judges for the machine it runs on, the first node; corosync on the node that this is about refuses',
  },
  {
    says: /is not found in \/etc\/(?:passwd|group)/,
    why: 'whether a user exists is not for the file to say',
  },
  {
    code: 'corosync/quorum-conflict',
    why: 'corosync -t does not look at quorum; corosync itself refuses to start',
  },
  {
    code: 'corosync/device-votes',
    why: 'corosync -t does not look at quorum; corosync itself refuses to start',
  },
  {
    code: 'corosync/missing-votes',
    why: 'corosync -t does not look at quorum; corosync itself refuses to start',
  },
];

const PATH = 'etc/corosync/corosync.conf';
const obstacle = corosyncObstacle();

const agreement = new Agreement('corosync -t and this project');

describe.skipIf(obstacle !== undefined)('corosync -t and this project', () => {
  it('agree on sound files', async () => {
    const verdicts = await compare('sound files', sound);
    for (const [one, { accepted, said }] of verdicts) expect(accepted, `${one.name}: ${said}`).toBe(true);
  });

  it('agree on single changes', () => compare('single changes', changes));

  it('agree on the examples of the rules', async () => {
    const cases = corosync.rules.flatMap(({ code, examples: { bad, good } }) =>
      [...bad, ...good].flatMap((source, index) => {
        const { files } = readFixture(source, PATH);
        return files.length === 1 && files[0]
          ? [completed({ name: `${code} ${index}`, text: files[0].text })]
          : [];
      }),
    );
    await compare('rule examples', cases);
  });

  it('agree on sound files with one slip', () => compare('mutations', mutations(600)));

  it('agree on the cases that were observed', async ({ skip }) => {
    const facts = sharedFolder('facts');
    skip(!facts, 'the observed cases are not on this machine');
    if (!facts) return;
    await compare('observed', observed(path.join(facts, 'observed/corosync-cases.txt')));
  });

  it('agree on files that people published', async ({ skip }) => {
    const corpus = sharedFolder('corpus');
    skip(!corpus, 'the corpus of real files is not on this machine');
    if (!corpus) return;
    const folder = path.join(corpus, 'corosync');
    const cases = readdirSync(folder)
      .sort()
      .map((name) => completed({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
    await compare('corpus', cases);
  });

  afterAll(() => agreement.print());
});

if (obstacle) it(`corosync is not asked: ${obstacle}`, ({ skip }) => skip(obstacle));

/** The cases are written as sed would have them: `s/old/new/` with `\n` for a line break. */
function observed(file: string): CorosyncCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to] = /^s\/(.+?)\/(.*?)\/ /.exec(line) ?? [];
      if (from === undefined || to === undefined) return [];
      const text = OBSERVED.replace(new RegExp(from, 'm'), to.replaceAll('\\n', '\n'));
      return [{ name: `${from} => ${to}`, text }];
    });
}

function lint({ text }: CorosyncCase): Reported[] {
  // The version that is asked, whatever the file looks like.
  const cluster = makeCluster([{ path: PATH, text }], { corosync: '3' });
  return reported(cluster, uriOf(PATH)).filter(({ code }) => code.startsWith('corosync/'));
}

/** Compares verdicts case by case; fails with every disagreement that is not deliberate. */
async function compare(
  suite: string,
  cases: readonly CorosyncCase[],
): Promise<ReadonlyMap<CorosyncCase, CorosyncVerdict>> {
  const verdicts = await askCorosync(cases);
  const comparison = agreement.suite(suite);
  for (const [one, verdict] of verdicts) {
    const errors = lint(one).filter(({ severity }) => severity === 'error');
    if ((errors.length === 0) === verdict.accepted) {
      comparison.agree();
      const { line, said } = verdict;
      // A brace that is lost or too many, corosync only finds where the file ends.
      if (line !== undefined && !said.some((words) => /closing brace/.test(words)))
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
      const there = verdict.accepted ? 'accepts' : `refuses (${verdict.said.slice(-2).join(' ')})`;
      comparison.disagree(`${one.name}: corosync ${there}, here\n    ${here}\n${one.text}`);
    }
  }
  comparison.expectNoDisagreement();
  return verdicts;
}

/** Why a difference is deliberate, if it is. */
function reasonFor(verdict: CorosyncVerdict, errors: readonly Reported[]): string | undefined {
  return verdict.accepted
    ? reasonForAll(
        errors,
        (error) =>
          DELIBERATE.find(({ code, message = '' }) => code === error.code && error.message.includes(message))
            ?.why,
      )
    : DELIBERATE.find(({ says }) => says && verdict.said.some((line) => says.test(line)))?.why;
}
