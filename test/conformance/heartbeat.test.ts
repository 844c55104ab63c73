import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { languages } from '../../server/src/languages/index.generated.ts';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import { analyse, type Reported } from '../support/analyse.ts';
import { readFixture } from '../support/fixture.ts';
import {
  askHeartbeat,
  type HeartbeatCase,
  type HeartbeatVerdict,
  heartbeatObstacle,
} from '../support/heartbeat-judge.ts';
import { sharedFolder } from '../support/paths.ts';
import { heartbeatCases } from './heartbeat-cases.ts';
import { mutations } from './mutations.ts';

/**
 * Where this project deliberately says something else than heartbeat 3.0.6. Every other disagreement fails.
 * `says` is what is reported here while heartbeat does the opposite.
 */
const DELIBERATE: readonly {
  readonly code: string;
  readonly heartbeat: 'accepts' | 'refuses';
  readonly why: string;
}[] = [
  {
    code: 'ha-cf/placeholder',
    heartbeat: 'accepts',
    why: '`node <name>` makes a node of that name, with which no cluster ever works',
  },
  {
    code: 'ha-authkeys/placeholder',
    heartbeat: 'accepts',
    why: 'a secret that stands in the manual lets everybody command the cluster',
  },
  {
    code: 'ha-cf/no-medium',
    heartbeat: 'accepts',
    why: 'with ping nodes alone heartbeat starts and every node takes the services: data is at risk',
  },
  {
    code: 'ha-cf/unknown-directive',
    heartbeat: 'refuses',
    why: 'plugins and options that other builds of heartbeat have (hbaping, tipc, rds ...) are a warning',
  },
];

/** Why nothing is said where heartbeat refuses for what it finds on the machine alone. */
const OF_THE_HOST = 'what heartbeat misses on the machine it runs on is not for the file to say';

const SOUND_AUTHKEYS = 'auth 1\n1 sha1 aSecretOfTheTests\n';
/** Heartbeat needs 60 ms for each; the nightly run asks about more. */
const MUTATIONS = Number(process.env['HEARTBEAT_MUTATIONS'] ?? 120);
const obstacle = heartbeatObstacle();

const agreement = new Agreement('heartbeat 3.0.6 and this project');

describe.skipIf(obstacle !== undefined)('heartbeat 3.0.6 and this project', () => {
  it('agree on small files around every directive', async () => {
    const verdicts = await compare('own cases', heartbeatCases);
    compareWithRecord(verdicts);
  });

  it('agree on the examples of the rules', async () => {
    await compare('rule examples', exampleCases());
  });

  it('agree on damaged files', async () => {
    await compare('mutations', mutations(MUTATIONS));
  });

  it('agree on files that people published', async ({ skip }) => {
    const corpus = sharedFolder('corpus');
    skip(!corpus, 'the corpus of real files is not on this machine');
    if (corpus) await compare('corpus', corpusCases(corpus));
  });

  afterAll(() => agreement.print());
});

if (obstacle) it(`heartbeat is not asked: ${obstacle}`, ({ skip }) => skip(obstacle));

/** Compares verdicts case by case; fails with every disagreement that is not deliberate. */
async function compare(
  suite: string,
  cases: readonly HeartbeatCase[],
): Promise<ReadonlyMap<string, HeartbeatVerdict>> {
  const verdicts = await askHeartbeat(cases);
  const comparison = agreement.suite(suite);
  for (const one of cases) {
    const verdict = verdicts.get(one.name);
    if (!verdict) throw new Error(`no verdict on ${one.name}`);
    const reported = ownReports(one);
    const errors = reported.filter(({ severity }) => severity === 'error');
    const why = reasonFor(verdict, reported, errors);
    if ((errors.length === 0) === verdict.accepted) comparison.agree();
    else if (why !== undefined) comparison.deliberate(why);
    else {
      const here = errors.map(({ code, message }) => `${code}: ${message}`).join('\n    ') || 'nothing wrong';
      comparison.disagree(
        `${one.name}: heartbeat ${verdict.accepted ? 'accepts' : `refuses (${verdict.errors.join('; ')})`}, here\n    ${here}\n${indented(one)}`,
      );
    }
  }
  comparison.expectNoDisagreement();
  return verdicts;
}

/** Why a difference is deliberate, if it is. */
function reasonFor(
  verdict: HeartbeatVerdict,
  reported: readonly Reported[],
  errors: readonly Reported[],
): string | undefined {
  const listed = (direction: 'accepts' | 'refuses', { code }: Reported) =>
    DELIBERATE.find((one) => one.heartbeat === direction && one.code === code)?.why;
  if (verdict.accepted) return reasonForAll(errors, (error) => listed('accepts', error));
  if (errors.length === 0 && verdict.hostOnly) return OF_THE_HOST;
  return reported
    .filter(({ severity }) => severity === 'warning')
    .map((warning) => listed('refuses', warning))
    .find((why) => why !== undefined);
}

function ownReports({ haCf, authkeys = SOUND_AUTHKEYS }: HeartbeatCase): readonly Reported[] {
  const all = analyse([
    { path: 'etc/ha.d/ha.cf', text: haCf },
    { path: 'etc/ha.d/authkeys', text: authkeys },
  ]);
  return all.filter(({ code }) => /^ha-(?:cf|authkeys)\//.test(code));
}

function indented({ haCf, authkeys = '' }: HeartbeatCase): string {
  return `${haCf}${authkeys}`.replace(/^/gm, '      | ');
}

/** The verdicts that were once recorded elsewhere must be the same here. */
function compareWithRecord(verdicts: ReadonlyMap<string, HeartbeatVerdict>): void {
  const facts = sharedFolder('facts');
  const record = facts && path.join(facts, 'observed/heartbeat-cases.txt');
  if (!record || !existsSync(record)) {
    console.log('The record of observed verdicts is not on this machine: not compared.');
    return;
  }
  const recorded = readFileSync(record, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name, refused] = /^((?:ha\.cf|authkeys) \S+) +\(([01]),/.exec(line) ?? [];
      return name && verdicts.has(name) ? [{ name, accepted: refused === '0' }] : [];
    });
  const comparison = agreement.suite('record of verdicts');
  for (const { name, accepted } of recorded) {
    if (verdicts.get(name)?.accepted === accepted) comparison.agree();
    else comparison.disagree(`${name}: ${accepted ? 'accepted' : 'refused'} when it was recorded, not here`);
  }
  comparison.expectNoDisagreement();
}

function exampleCases(): readonly HeartbeatCase[] {
  return languages
    .filter(({ id }) => id === 'ha-cf' || id === 'ha-authkeys')
    .flatMap(({ id, rules }) =>
      rules.flatMap(({ code, examples }) =>
        [...examples.bad, ...examples.good].map((example, index): HeartbeatCase => {
          const text = readFixture(example, 'one').files[0]?.text ?? '';
          const name = `${code} ${index}`;
          return id === 'ha-cf'
            ? { name, haCf: text }
            : { name, haCf: 'node alpha beta\nbcast eth0\nauto_failback on\n', authkeys: text };
        }),
      ),
    );
}

function corpusCases(corpus: string): readonly HeartbeatCase[] {
  const read = (folder: string) =>
    readdirSync(path.join(corpus, folder)).map((file) => ({
      name: `${folder}/${file}`,
      text: readFileSync(path.join(corpus, folder, file), 'utf8'),
    }));
  return [
    ...read('ha.cf').map(({ name, text }) => ({ name, haCf: text })),
    ...read('authkeys').map(({ name, text }) => ({
      name,
      haCf: 'node alpha beta\nbcast eth0\nauto_failback on\n',
      authkeys: text,
    })),
  ];
}
