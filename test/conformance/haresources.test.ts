import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { blockEnd, parse } from '../../server/src/languages/haresources/parser.ts';
import { rules } from '../../server/src/languages/haresources/rules.generated.ts';
import { scripts, services } from '../../server/src/languages/haresources/scripts.ts';
import { argsOf, type Group, scriptName } from '../../server/src/languages/haresources/tree.ts';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import { analyse, type Reported } from '../support/analyse.ts';
import { readFixture } from '../support/fixture.ts';
import { askHeartbeat, heartbeatObstacle } from '../support/heartbeat-judge.ts';
import { sharedFolder } from '../support/paths.ts';
import { askResourceManager, RESOURCE_MANAGER } from '../support/resource-manager-judge.ts';

/** What heartbeat only runs into at a takeover. */
const REFUSED_AT_TAKEOVER = new Set(
  [
    ...['argument-count', 'bad-address', 'comment-in-continuation', 'duplicate-key', 'single-colon'],
    ...['stray-backslash', 'placeholder'],
  ].map((concept) => `haresources/${concept}`),
);

const AT_TAKEOVER =
  'heartbeat looks only at the nodes when it starts; at a takeover the service then stays down on every node';

const RESOURCE_SCRIPTS = '/etc/ha.d/resource.d';
const HA_CF = 'node alice bob\nbcast eth0\nauto_failback on\n';
const obstacle =
  heartbeatObstacle() ?? (existsSync(RESOURCE_MANAGER) ? undefined : 'ResourceManager is not installed');

interface Case {
  readonly name: string;
  readonly text: string;
}

const OWN: readonly string[] = [
  'alice 10.0.0.1 httpd\n',
  'Alice 10.0.0.1/24/eth0:1 httpd\nBOB mysqld\n',
  'alice a # b\n#c\n\n  \t\n bob x # y \\\n',
  'alice drbddisk::db \\\n  Filesystem::/dev/drbd0::/srv::ext4 \\\n  10.0.0.1\n',
  'alice a\\\nb\\\n c\n',
  'alice a \\\n b # c\n',
  'alice a \\\n# b \\\n c\nbob d\n',
  'alice a \\\n\nbob b\n',
  'alice a \\ \nbob b\n',
  'alice a \\\n',
  'alice a \\',
  'alice a',
  'alice a::b::c a:b a:::b a::::b a:: ::a\n',
  'alice 1.2.3.4 1.2.3 1x.2y.3z.4 10.0.0.1::x IPaddr::10.0.0.1/24/eth0:1\n',
  'alice "a b" \'c\' <d e> $f\n',
  'alice\nbob 10.0.0.2\n',
  'carol 10.0.0.1\n',
  'alice a\n  10.0.0.1 b\n',
  '',
  '# only a comment\n',
];

/** Sound files with a piece lost, doubled or replaced: the same ones in every run. */
function mutations(count: number): readonly string[] {
  let state = 20_261_121;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pieces = [' ', '\\\n', '\n', '#', '::', ':', ' \\\n', ' bob ', '\t', 'httpd', '\\', '10.0.0.9', ''];
  const sound = OWN.filter((text) => text.length > 20);
  return Array.from({ length: count }, () => {
    const text = sound[random(sound.length)] ?? '';
    const at = random(text.length);
    return text.slice(0, at) + (pieces[random(pieces.length)] ?? '') + text.slice(at + random(3));
  });
}

const agreement = new Agreement('heartbeat 3.0.6 and this project, about haresources');

describe.skipIf(obstacle !== undefined)('heartbeat 3.0.6 and this project, about haresources', () => {
  afterAll(() => agreement.print());

  it('read the same resources', async () => {
    const cases = [...OWN, ...mutations(150), ...exampleTexts(), ...corpus().map(({ text }) => text)];
    await compareReadings('resources and calls', cases.filter(isComparable));
  });

  it('agree whether heartbeat starts', async () => {
    const named = [...OWN, ...mutations(40)].map((text, index) => ({ name: `own ${index}`, text }));
    await compareStarts(
      'start',
      named.filter(({ text }) => isComparable(text)),
    );
  });

  it('agree on files that people published', async ({ skip }) => {
    const files = corpus();
    skip(files.length === 0, 'the corpus of real files is not on this machine');
    await compareStarts('corpus', files);
  });

  it('agree that without Pacemaker there must be a file', async () => {
    const verdicts = await askHeartbeat([
      { name: 'none', haCf: HA_CF, haresources: null },
      { name: 'empty', haCf: HA_CF, haresources: '' },
      { name: 'none with crm', haCf: `${HA_CF}crm respawn\n`, haresources: null },
    ]);
    expect([...verdicts].map(([name, { accepted }]) => [name, accepted])).toEqual([
      ['none', false],
      ['empty', true],
      ['none with crm', true],
    ]);
    const missing = (haCf: string) =>
      analyse([
        { path: 'etc/ha.d/ha.cf', text: haCf },
        { path: 'etc/ha.d/authkeys', text: 'auth 1\n1 sha1 kO8Ud1Qw\n' },
      ]).some(({ code }) => code === 'cluster/missing-haresources');
    expect([missing(HA_CF), missing(`${HA_CF}crm respawn\n`)]).toEqual([true, false]);
  });

  it('count the arguments of the resource scripts alike', async () => {
    // These look at the value of an argument first, or wait, or do not count at all.
    const uncounted = new Set(['IPv6addr', 'OCF', 'WAS', 'Delay', 'AudibleAlarm', 'drbdupper']);
    const asked = scripts.filter(
      ({ name }) => !uncounted.has(name) && existsSync(path.join(RESOURCE_SCRIPTS, name)),
    );
    const comparison = agreement.suite('argument counts');
    for (const { name, least, most = 5, allOrNone } of asked) {
      for (let count = 0; count <= 5; count++) {
        const takes = await isTaken(name, count);
        const ours = allOrNone ? count === 0 || count === most : count >= least && count <= most;
        if (takes === ours) comparison.agree();
        else comparison.disagree(`${name} with ${count}: ${takes ? 'taken' : 'refused'}`);
      }
    }
    comparison.expectNoDisagreement();
  });
});

if (obstacle) it(`heartbeat is not asked about haresources: ${obstacle}`, ({ skip }) => skip(obstacle));

/** Whether a script takes so many arguments: otherwise it prints how it is used. */
async function isTaken(name: string, count: number): Promise<boolean> {
  const args = Array.from({ length: count }, (_, index) => `none${index}`);
  const script = path.join(RESOURCE_SCRIPTS, name);
  const said = await promisify(execFile)('unshare', ['--net', script, ...args, 'status'], {
    timeout: 120_000,
  }).catch((error: { stdout?: string; stderr?: string; killed?: boolean }) => error);
  if ('killed' in said && said.killed) throw new Error(`${name} does not end with ${count} arguments`);
  return !/usage|at least|additional/i.test(`${said.stdout ?? ''}${said.stderr ?? ''}`);
}

/**
 * A carriage return and a form feed are blanks here, and placeholders one word: rules speak of them. A `*` would be
 * replaced by the names of files.
 */
function isComparable(text: string): boolean {
  return !/[\r\f*?[\]]|<[^<>]* [^<>]*>|\{\{/.test(text);
}

function groups(text: string): readonly Group[] {
  const found: Group[] = [];
  for (let start = 0; start < text.length; ) {
    const end = blockEnd(text, start);
    const { tree } = parse(text.slice(start, end));
    if (tree.kind === 'group') found.push(tree);
    start = end;
  }
  return found;
}

/** A group as ResourceManager prints it. */
function shown({ node, resources, dangling }: Group): string {
  const words = [...resources.map(({ text }) => text), ...(dangling ? ['\\'] : [])];
  return `${node.text.toLowerCase()}: ${words.join(' ')}`.trim();
}

/** How the scripts of a group are called; a name with one colon confuses ResourceManager beyond that. */
function calls(group: Group, known: ReadonlySet<string>): readonly string[] {
  return group.resources.flatMap((resource) => {
    const name = scriptName(resource);
    if (!known.has(name) || (resource.script === undefined && resource.text.includes('::'))) return [];
    return [[name, ...argsOf(resource).map(({ text }) => text), 'status'].join(' ')];
  });
}

async function compareReadings(suite: string, texts: readonly string[]): Promise<void> {
  const names = [...scripts.map(({ name }) => name), ...services, 'a', 'b', 'c', 'd', 'x'];
  const cases = texts.map((text) => ({
    text,
    nodes: [...new Set(groups(text).map(({ node }) => node.text.toLowerCase()))],
  }));
  const readings = await askResourceManager(cases, names);
  const comparison = agreement.suite(suite);
  cases.forEach(({ text, nodes }, index) => {
    const reading = readings[index];
    const own = nodes.flatMap((name) => groups(text).filter(({ node }) => node.text.toLowerCase() === name));
    if (nodes.some((node) => /[^\w.-]/.test(node))) {
      comparison.deliberate(
        'not compared: grep takes letters of the node for a pattern, and finds other lines too',
      );
      return;
    }
    const ours = {
      owned: own.map(shown),
      calls: own.flatMap((group) => calls(group, new Set(names))),
    };
    const theirs = {
      owned: reading?.owned ?? [],
      calls: (reading?.calls ?? []).filter((call) => names.includes(call.split(' ')[0] ?? '')),
    };
    // Arguments behind an address alone, and what echo makes of a backslash, are left alone here.
    const oddCalls = /\d\S*\.\S*\.\S*\.\S*::|\\[^\n]/.test(text);
    const same =
      JSON.stringify(ours.owned) === JSON.stringify(theirs.owned) &&
      (oddCalls || JSON.stringify(ours.calls) === JSON.stringify(theirs.calls));
    if (same) comparison.agree();
    else
      comparison.disagree(
        `${JSON.stringify(text)}\n  here   ${JSON.stringify(ours)}\n  theirs ${JSON.stringify(theirs)}`,
      );
  });
  comparison.expectNoDisagreement();
}

async function compareStarts(suite: string, cases: readonly Case[]): Promise<void> {
  const asked = cases.map(({ name, text }) => ({
    name,
    text,
    haCf: haCfFor(suite === 'corpus' ? text : ''),
  }));
  const verdicts = await askHeartbeat(
    asked.map(({ name, text, haCf }) => ({ name, haCf, haresources: text })),
  );
  const comparison = agreement.suite(suite);
  for (const { name, text, haCf } of asked) {
    const verdict = verdicts.get(name);
    const errors = analyse([
      { path: 'etc/ha.d/ha.cf', text: haCf },
      { path: 'etc/ha.d/authkeys', text: 'auth 1\n1 sha1 kO8Ud1Qw\n' },
      { path: 'etc/ha.d/haresources', text },
    ]).filter(({ severity }) => severity === 'error');
    const why = verdict?.accepted ? reasonForAll(errors, takeoverReason) : undefined;
    if ((errors.length === 0) === verdict?.accepted) comparison.agree();
    else if (why !== undefined) comparison.deliberate(why);
    else
      comparison.disagree(
        `${name} ${JSON.stringify(text)}: heartbeat ${verdict?.accepted ? 'accepts' : verdict?.errors.join('; ')}, here ${errors.map(({ code }) => code).join(', ') || 'nothing'}`,
      );
  }
  comparison.expectNoDisagreement();
}

function takeoverReason({ code }: Reported): string | undefined {
  return REFUSED_AT_TAKEOVER.has(code) ? AT_TAKEOVER : undefined;
}

/** An ha.cf with the nodes of the file: published ones come without theirs. */
function haCfFor(text: string): string {
  const nodes = groups(text).map(({ node }) => node.text);
  return nodes.length > 0 ? `node ${[...new Set(nodes)].join(' ')}\nbcast eth0\nauto_failback on\n` : HA_CF;
}

function exampleTexts(): readonly string[] {
  return rules.flatMap(({ examples }) =>
    [...examples.bad, ...examples.good].flatMap(
      (example) =>
        readFixture(example, 'haresources').files.find((file) => file.path.endsWith('haresources'))?.text ??
        [],
    ),
  );
}

function corpus(): readonly Case[] {
  const folder = sharedFolder('corpus');
  if (!folder || !existsSync(path.join(folder, 'haresources'))) return [];
  return readdirSync(path.join(folder, 'haresources')).map((name) => ({
    name,
    text: readFileSync(path.join(folder, 'haresources', name), 'latin1'),
  }));
}
