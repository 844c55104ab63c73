import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Versions } from '../../server/src/core/cluster-view.ts';
import { unjoinedLineEnds } from '../../server/src/languages/crmsh/classify.ts';
import { crmsh } from '../../server/src/languages/crmsh/index.ts';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import { askCrmsh, crmshObstacle } from '../support/crmsh-judge.ts';
import { needs } from '../support/needs.ts';
import { sharedFolder } from '../support/paths.ts';
import { Random } from '../support/random.ts';
import { FILES, SOUND_STATEMENTS } from './crmsh-cases.ts';

/**
 * What crmsh's line parser sees. All other rules speak of what comes later: references between statements, agents,
 * the schema and crm_verify, which only `load` asks about.
 */
const LINE_PARSER = new Set(
  [
    ...['unknown-statement', 'incomplete-statement', 'unexpected-word', 'malformed-score', 'set-brackets'],
    ...['blank-around-equals', 'unbalanced-quote', 'missing-backslash', 'stray-backslash', 'placeholder'],
    ...[
      'rule-expression',
      'operation-attribute-order',
      'bad-role',
      'bad-action',
      'bad-kind',
      'constraint-option',
    ],
    ...['bad-node-type', 'bad-permission', 'bad-xml', 'removed-container'],
  ].map((concept) => `crmsh/${concept}`),
);

/** Beside these, what refuses a statement by itself and not for what it refers to. */
const OF_ONE_STATEMENT = new Set([
  ...LINE_PARSER,
  'crmsh/bad-id',
  'crmsh/bad-score',
  'crmsh/two-parents',
  'crmsh/valueless-parameter',
  'crmsh/unknown-agent',
]);

/**
 * A name in the XML that crmsh makes which is no name: the word of a section, name=value, or a bracket. crmsh takes
 * such words for the id, member or path that is missing; `load` refuses most of them, and nothing has these names.
 */
const MISREAD =
  /(?:\b(?:id|type|rsc|first|then|with-rsc|uname|node|path|template|attribute|interval|start|name)|<(?:recipient|expression) [^>]*\bvalue)="(?:params|meta|op|operations|attributes|utilization|rule|op_params|op_meta|defined|not_defined|and|or|date|select|to|\$?[\w-]+=[^"]*|[^"]*[()[\]{}])"/;

/** Where this project deliberately says something else than crmsh accepts. Every other disagreement fails. */
const DELIBERATE: readonly {
  readonly codes: readonly string[];
  /** The only text for which it holds, or what must be true of the XML that crmsh makes of it. */
  readonly of: string | RegExp | 'corpus';
  /** What must be true of the text besides. */
  readonly where?: RegExp;
  readonly why: string;
}[] = [
  {
    codes: ['crmsh/placeholder'],
    of: 'corpus',
    why: 'an address or a name that is <ip> works in no cluster',
  },
  {
    codes: [
      ...['crmsh/incomplete-statement', 'crmsh/unexpected-word', 'crmsh/operation-attribute-order'],
      ...['crmsh/constraint-option', 'crmsh/set-brackets', 'crmsh/malformed-score', 'crmsh/rule-expression'],
    ],
    of: MISREAD,
    why: 'crmsh takes the word of a section, name=value or a bracket for the name that is missing: refused on load, or of no use',
  },
  {
    codes: ['crmsh/incomplete-statement'],
    of: /^<group id="[^"]*">(?!<crmsh-ref)/,
    why: 'a group without members, which the schema refuses on commit',
  },
  {
    codes: ['crmsh/unexpected-word'],
    of: /^<template [^>]*type="@/,
    why: 'a template of a template, which crmsh takes for an agent: refused on load',
  },
  {
    codes: ['crmsh/unexpected-word'],
    of: /<meta_attributes/,
    where: / meta:/,
    why: 'crmsh takes a word such as "meta:x" for "meta", and its rest is lost',
  },
  {
    codes: ['crmsh/blank-around-equals'],
    of: 'primitive p ocf:heartbeat:IPaddr2 params ip= 10.0.0.1',
    why: 'an empty ip and a parameter called 10.0.0.1: refused as soon as the agent is known',
  },
  {
    codes: ['crmsh/set-brackets'],
    of: 'colocation c inf: (a) c',
    why: 'crmsh takes "(a)" for a resource, and no resource has that name',
  },
  {
    codes: ['crmsh/bad-role'],
    of: 'colocation c inf: a b:0',
    why: 'the number of an instance, which the schema refuses on commit',
  },
];

/** What crmsh 5.1 refuses and we do not. */
const REFUSED_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  [
    'resource p ocf:heartbeat:IPaddr2',
    '`resource` is an alias of primitive inside of `crm configure`, and refused by `load` alone',
  ],
]);

/** Mutations of sound statements; the line parser judges thousands in a second. */
const MUTATIONS = Number(process.env['CRMSH_MUTATIONS'] ?? 1500);
const obstacle = crmshObstacle();

const agreement = new Agreement('crmsh and the rules');
afterAll(() => agreement.print());

interface Judged {
  readonly text: string;
  readonly accepted: boolean;
  readonly said: string;
  /** The XML that crmsh makes of it. */
  readonly made?: string;
  /** The codes of our errors. */
  readonly codes: readonly string[];
}

/** Compares our errors with crmsh's verdicts; fails with what nobody has explained. */
function compare(suite: string, judged: readonly Judged[]): void {
  const comparison = agreement.suite(suite);
  for (const one of judged) {
    const { text, accepted, said, codes } = one;
    const why = accepted ? reasonForAll(codes, (code) => reasonFor(code, one)) : REFUSED_ELSEWHERE.get(text);
    if (accepted === (codes.length === 0)) comparison.agree();
    else if (why !== undefined) comparison.deliberate(why);
    else
      comparison.disagree(
        `${accepted ? 'accepted' : 'refused'} «${text}»: ${accepted ? `${codes.join(' ')} ${one.made ?? ''}` : said}`,
      );
  }
  comparison.expectNoDisagreement();
}

function reasonFor(code: string, { text, made }: Judged): string | undefined {
  return DELIBERATE.find(({ codes, of, where }) => {
    if (!codes.includes(code) || where?.test(text) === false) return false;
    if (of === 'corpus') return text.startsWith('crm/');
    return typeof of === 'string' ? of === text : of.test(made ?? '');
  })?.why;
}

function errorCodes(text: string, versions: Versions = {}): string[] {
  const cluster = makeCluster([{ path: 'cluster.crm', text }], versions);
  return cluster
    .diagnostics(uriOf('cluster.crm'))
    .flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
}

/** Our errors about a statement by itself: all where crmsh refuses it, only the line parser's where it does not. */
function lineErrors(text: string, accepted: boolean, versions?: Versions): string[] {
  return errorCodes(text, versions).filter((code) => (accepted ? LINE_PARSER : OF_ONE_STATEMENT).has(code));
}

function judge(texts: readonly string[]): Judged[] {
  const verdicts = askCrmsh('parse', texts);
  return texts.map((text, index) => {
    const accepted = verdicts[index]?.accepted ?? false;
    return {
      text,
      accepted,
      said: verdicts[index]?.said.join(' / ') ?? '',
      made: verdicts[index]?.made ?? '',
      codes: lineErrors(`${text}\n`, accepted),
    };
  });
}

describe.skipIf(obstacle)('crmsh 4.4.1 and the rules agree', () => {
  it('on statements of every kind', () => {
    const judged = judge(SOUND_STATEMENTS);
    expect(judged.filter(({ accepted }) => !accepted)).toEqual([]);
    compare('sound statements', judged);
  });

  it('on mutations of them', () => {
    const judged = judge(mutations(MUTATIONS));
    // Both verdicts must occur often, or the comparison says nothing.
    expect(judged.filter(({ accepted }) => !accepted).length).toBeGreaterThan(MUTATIONS / 10);
    expect(judged.filter(({ accepted }) => accepted).length).toBeGreaterThan(MUTATIONS / 10);
    compare('mutated statements', judged);
  });

  it('on files that are loaded', () => {
    const verdicts = askCrmsh(
      'load',
      FILES.map(({ text }) => text),
    );
    const judged = FILES.map(({ name, text }, index) => ({
      text: name,
      accepted: verdicts[index]?.accepted ?? false,
      said: (verdicts[index]?.said ?? []).filter((line) => line.includes('ERROR')).join(' / '),
      codes: errorCodes(text),
    }));
    compare('loaded files', judged);
  });
});

if (obstacle) console.log(`crmsh: not asked: ${obstacle}`);

const corpus = sharedFolder('corpus');
if (!corpus)
  console.log('crmsh: no corpus of real files beside the repository: not compared with its verdicts');

describe('the corpus', () => {
  needs(Boolean(corpus), 'the corpus of real files is not on this machine');
  const root = corpus ?? '';
  const verdicts = new Map(
    (existsSync(path.join(root, 'verdicts-crm.tsv'))
      ? readFileSync(path.join(root, 'verdicts-crm.tsv'), 'utf8')
      : ''
    )
      .split('\n')
      .slice(1)
      .filter(Boolean)
      .map((line) => {
        const [file = '', ok = '', refused = '', others = '', first = ''] = line.split('\t');
        const verdict = { accepted: Number(ok), refused: Number(refused), others: Number(others), first };
        return [file, verdict] as const;
      }),
  );

  it.each(['crm', 'crm-generated'])(
    '%s: accepted files have no error of syntax, refused ones have',
    (folder) => {
      const files = readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
      const judged = files.flatMap((file): Judged[] => {
        const verdict = verdicts.get(file);
        if (!verdict) return [];
        const { statements, codes } = readBlocks(readFileSync(path.join(root, file), 'utf8'));
        const lines = { statements: verdict.accepted + verdict.refused, others: verdict.others };
        expect({ file, ...countLines(statements) }).toEqual({ file, ...lines });
        // Prompts and output between the statements are neither accepted nor refused; but a line that lost its
        // statement is one that crmsh does not know.
        const lost = lines.others - statements.filter(({ isStatement }) => !isStatement).length;
        const accepted = verdict.refused === 0 && lost === 0;
        return [{ text: file, accepted, said: verdict.first, codes: codes(accepted) }];
      });
      expect(judged.length).toBeGreaterThan(50);
      compare(`corpus ${folder}`, judged);
    },
  );
});

interface ReadBlock {
  readonly text: string;
  /** It begins with a keyword; the others are commands, prompts and output. */
  readonly isStatement: boolean;
}

/** The blocks of a file, and the errors of syntax in its statements. */
function readBlocks(text: string) {
  const blocks: ReadBlock[] = [];
  for (let start = 0; start < text.length; ) {
    const end = crmsh.blockEnd(text, start);
    const block = text.slice(start, end);
    start = end;
    const { kind } = crmsh.parse(block).tree;
    // What begins with a backslash is part of the statement above it to crmsh.
    if (kind === 'empty' || block.startsWith('\\')) continue;
    blocks.push({ text: block, isStatement: kind !== 'unknown' && kind !== 'command' });
  }
  const sound = blocks.filter(({ isStatement }) => isStatement);
  const codes = (accepted: boolean) => sound.flatMap((block) => lineErrors(block.text, accepted));
  return { statements: blocks, codes };
}

/** How crmsh counts them: every line that lost its statement is one it does not know. */
function countLines(blocks: readonly ReadBlock[]) {
  const statements = blocks.filter(({ isStatement }) => isStatement).length;
  const lost = blocks.reduce((sum, { text }) => sum + unjoinedLineEnds(text).length, 0);
  return { statements, others: blocks.length - statements + lost };
}

const facts = sharedFolder('facts');
const probes = facts && path.join(facts, 'observed/crm-parser-probes.tsv');
if (!probes) console.log('crmsh: no observed verdicts beside the repository: not compared with them');

describe('observed verdicts', () => {
  needs(Boolean(probes), 'the observed verdicts are not on this machine');
  it('of the line parser of crmsh 5.1', () => {
    const judged = readFileSync(probes ?? '', 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line): Judged[] => {
        const [text = '', verdict = '', said = ''] = line.split('\t');
        if (text === '' || verdict === 'multi') return [];
        const accepted = verdict === 'ok' || verdict === 'empty';
        // The line parser knows no commands: they are read before it is asked.
        const isCommand = crmsh.parse(text).tree.kind === 'command';
        const codes = isCommand ? ['a command'] : lineErrors(`${text}\n`, accepted, { crmsh: '5.1' });
        return [{ text, accepted, said, codes }];
      });
    compare('observed statements', judged);
  });
});

/** Statements with a word lost, doubled, swapped or replaced, in a random order that is the same in every run. */
function mutations(count: number): string[] {
  const random = new Random(20_261_120);
  const pool = [...new Set(SOUND_STATEMENTS.flatMap((statement) => statement.split(' ').slice(1)))].filter(
    (word) => !/["'<>]/.test(word),
  );
  const texts = new Set<string>();
  while (texts.size < count) {
    const words = random.pick(SOUND_STATEMENTS).split(' ');
    const at = 1 + random.below(words.length - 1);
    const slip = random.below(5);
    if (slip === 0) words.splice(at, 1);
    else if (slip === 1) words.splice(at, 0, words[at] ?? '');
    else if (slip === 2) words.splice(at, 0, random.pick(pool));
    else if (slip === 3) words[at] = random.pick(pool);
    else [words[at], words[at - 1]] = [words[at - 1] ?? '', words[at] ?? ''];
    const text = words.join(' ');
    // `node utilization ...` is a command of another level of the shell, and no statement.
    if (crmsh.parse(text).tree.kind !== 'command') texts.add(text);
  }
  return [...texts];
}
