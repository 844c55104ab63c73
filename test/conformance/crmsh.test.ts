import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { crmsh } from '../../server/src/languages/crmsh/index.ts';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import { analyse } from '../support/analyse.ts';
import { askCrmsh, crmshObstacle } from '../support/crmsh-judge.ts';
import { needs } from '../support/needs.ts';
import { sharedFolder } from '../support/paths.ts';
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
    ...['bad-node-type', 'bad-permission', 'bad-xml', 'repeated-member'],
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

const SECTION_AS_NAME =
  /(?:^| )(?:params|meta|op|operations|attributes|utilization|rule|op_params|op_meta|defined|date|to|start)(?: |$)/;

/** Where this project deliberately says something else than crmsh 4.4.1 accepts. Every other disagreement fails. */
const DELIBERATE: readonly { readonly code: string; readonly where?: RegExp; readonly why: string }[] = [
  { code: 'crmsh/placeholder', why: 'an address or a name that is <ip> works in no cluster' },
  {
    code: 'crmsh/blank-around-equals',
    why: '`ip= 192.0.2.1` is an empty ip and a parameter called 192.0.2.1: refused as soon as the agent is known',
  },
  {
    code: 'crmsh/set-brackets',
    where:
      /\([^ ]+\)|^location .*\{ (?:\S+ )*\{|^alert |^\w+ \w+(?: [\w-]+:)? (?:[^ ]+ [()[\]]|[()[\]] [^ ]+|[()[\]])(?: [\w-]+=[^ ]*)?$/,
    why: 'crmsh takes a bracket for a name: on both sides of a word, or where there are two words. No resource has that name',
  },
  {
    code: 'crmsh/stray-backslash',
    where: /\\/,
    why: 'the words of the swallowed statement become parameters: accepted only where nothing knows the parameters',
  },
  {
    code: 'crmsh/missing-backslash',
    where: /^crm/,
    why: 'the verdicts of the corpus count the lines that begin with a keyword, and not those that lost their statement',
  },
  ...['incomplete-statement', 'unexpected-word', 'operation-attribute-order', 'rule-expression'].map(
    (concept) => ({
      code: `crmsh/${concept}`,
      where: SECTION_AS_NAME,
      why: 'crmsh takes the word that opens a section, or one of a rule, for the name that is missing: refused on load',
    }),
  ),
  ...['incomplete-statement', 'unexpected-word'].map((concept) => ({
    code: `crmsh/${concept}`,
    where:
      /^(?:tag|monitor|node|rsc_ticket|group|clone|ms|primitive|rsc_template|alert|bundle)(?: [^ ]+){0,2} [^ ]*=|to (?:\{ )?[^ ]*=|date gt [^ ]*=|\{ (?:\S+ )*\{/,
    why: 'crmsh takes name=value for a member, node, path or recipient: refused on load, or of no use',
  })),
  {
    code: 'crmsh/unexpected-word',
    where:
      /select attributes|\ba \{ b \}|\broot@example.org meta|\{ type:nvpair|meta:vip|[^:]\{ params|@base params|alice \{|\{ (?:\S+ )*\{|meta \{/,
    why: 'braces and words out of place in an alert or a rule; a template of a template; params by its first letters',
  },
  ...['bad-role', 'bad-action'].map((concept) => ({
    code: `crmsh/${concept}`,
    where: /:\d+(?: |$)/,
    why: 'the number of an instance, which the schema refuses on commit',
  })),
  {
    code: 'crmsh/malformed-score',
    where: /^order \w+ \d+ \w+$/,
    why: 'a number that lost its colon, which crmsh takes for a resource',
  },
  {
    code: 'crmsh/constraint-option',
    where: /=/,
    why: 'in the form with two words crmsh takes name=value for a resource, and no resource has that name',
  },
];

/** Mutations of sound statements; the line parser judges thousands in a second. */
const MUTATIONS = Number(process.env['CRMSH_MUTATIONS'] ?? 1500);
const obstacle = crmshObstacle();

const agreement = new Agreement('crmsh and the rules');
afterAll(() => agreement.print());

interface Judged {
  readonly text: string;
  readonly accepted: boolean;
  readonly said: string;
  /** The codes of our errors. */
  readonly codes: readonly string[];
}

/** Compares our errors with crmsh's verdicts; fails with what nobody has explained. */
function compare(
  suite: string,
  judged: readonly Judged[],
  elsewhere?: { readonly where: RegExp; readonly why: string },
): void {
  const comparison = agreement.suite(suite);
  for (const { text, accepted, said, codes } of judged) {
    const why =
      (accepted ? reasonForAll(codes, (code) => reasonFor(code, text)) : undefined) ??
      (elsewhere?.where.test(text) ? elsewhere.why : undefined);
    if (accepted === (codes.length === 0)) comparison.agree();
    else if (why !== undefined) comparison.deliberate(why);
    else
      comparison.disagree(
        `${accepted ? 'accepted' : 'refused'} «${text}»: ${accepted ? codes.join(' ') : said}`,
      );
  }
  comparison.expectNoDisagreement();
}

function reasonFor(code: string, text: string): string | undefined {
  return DELIBERATE.find((one) => one.code === code && (one.where?.test(text) ?? true))?.why;
}

function errorCodes(text: string): string[] {
  return analyse([{ path: 'cluster.crm', text }]).flatMap(({ severity, code }) =>
    severity === 'error' ? [code] : [],
  );
}

/** Our errors about a statement by itself: all where crmsh refuses it, only the line parser's where it does not. */
function lineErrors(text: string, accepted: boolean): string[] {
  return errorCodes(text).filter((code) => (accepted ? LINE_PARSER : OF_ONE_STATEMENT).has(code));
}

function judge(texts: readonly string[]): Judged[] {
  const verdicts = askCrmsh('parse', texts);
  return texts.map((text, index) => {
    const accepted = verdicts[index]?.accepted ?? false;
    return {
      text,
      accepted,
      said: verdicts[index]?.said.join(' / ') ?? '',
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
        const [file = '', ok = '', refused = '', , first = ''] = line.split('\t');
        return [file, { statements: Number(ok) + Number(refused), refused: Number(refused), first }] as const;
      }),
  );

  it.each(['crm', 'crm-generated'])(
    '%s: accepted files have no error of syntax, refused ones have',
    (folder) => {
      const files = readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
      const judged = files.flatMap((file): Judged[] => {
        const verdict = verdicts.get(file);
        if (!verdict) return [];
        const text = readFileSync(path.join(root, file), 'utf8');
        // Prompts and output between the statements are no statements; the verdicts leave them out as well.
        const codes = statementErrors(text, verdict.refused === 0);
        return [{ text: file, accepted: verdict.refused === 0, said: verdict.first, codes }];
      });
      expect(judged.length).toBeGreaterThan(50);
      compare(`corpus ${folder}`, judged);
    },
  );
});

/** Errors of syntax in those blocks of a file that begin with a keyword. */
function statementErrors(text: string, accepted: boolean): string[] {
  const codes: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = crmsh.blockEnd(text, start);
    const block = text.slice(start, end);
    start = end;
    const { tree } = crmsh.parse(block);
    if (tree.kind !== 'unknown' && tree.kind !== 'command') codes.push(...lineErrors(block, accepted));
  }
  return codes;
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
        return [{ text, accepted, said, codes: lineErrors(`${text}\n`, accepted) }];
      });
    compare('observed statements', judged, {
      where: /^(?:node node1:(?:normal|ping)|commit|resource p .*|bundle b rkt .*)$/,
      why: 'crmsh 5 refuses node types that 4.4.1 takes, and rkt; commands are refused by `load` alone, and `resource` is an alias inside configure',
    });
  });
});

/** Statements with a word lost, doubled, swapped or replaced, in a random order that is the same in every run. */
function mutations(count: number): string[] {
  const random = generator(20261120);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const pool = [...new Set(SOUND_STATEMENTS.flatMap((statement) => statement.split(' ').slice(1)))].filter(
    (word) => !/["'<>]/.test(word),
  );
  const texts = new Set<string>();
  while (texts.size < count) {
    const words = pick(SOUND_STATEMENTS).split(' ');
    const at = 1 + Math.floor(random() * (words.length - 1));
    const slip = Math.floor(random() * 5);
    if (slip === 0) words.splice(at, 1);
    else if (slip === 1) words.splice(at, 0, words[at] ?? '');
    else if (slip === 2) words.splice(at, 0, pick(pool));
    else if (slip === 3) words[at] = pick(pool);
    else [words[at], words[at - 1]] = [words[at - 1] ?? '', words[at] ?? ''];
    const text = words.join(' ');
    // `node utilization ...` is a command of another level of the shell, and no statement.
    if (crmsh.parse(text).tree.kind !== 'command') texts.add(text);
  }
  return [...texts];
}

/** A small generator of random numbers (mulberry32), so that a failure can be seen again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
