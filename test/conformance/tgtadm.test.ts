import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { deviceTypes, modes, operationNames, options } from '../../server/src/languages/tgtadm/catalog.ts';
import { isClusterScript } from '../../server/src/languages/tgtadm/recognise.ts';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import { needs } from '../support/needs.ts';
import { sharedFolder } from '../support/paths.ts';
import { bashAccepts } from '../support/shell-judge.ts';
import { tgtadmAccepts, tgtadmObstacle } from '../support/tgt-judge.ts';
import { problems, RUNS, scriptsIn } from './tgtadm-cases.ts';

/**
 * Where this project deliberately says something else than tgtadm and tgtd 1.0.85. Every other disagreement fails.
 */
const DELIBERATE: readonly {
  readonly code: string;
  /** What the tool does while this is reported as an error, or not reported at all. */
  readonly tool: 'accepts' | 'refuses';
  readonly why: string;
}[] = [
  {
    code: 'tgtadm/one-dash',
    tool: 'accepts',
    why: '`-lun` is `-l` with the value `un`: where that passes, the command does something else than it says',
  },
  {
    code: 'tgtadm/swallowing-flag',
    tool: 'accepts',
    why: '`-F --debug` eats an option that was meant to count, and is not refused for it',
  },
];

/** Codes for what tgtadm itself refuses, before it asks the daemon. */
const CLIENT: ReadonlySet<string> = new Set(
  [
    'ambiguous-option',
    'invalid-number',
    'missing-mode',
    'missing-operation',
    'missing-option',
    'missing-value',
    'one-dash',
    'option-not-allowed',
    'params-before-mode',
    'swallowing-flag',
    'typographic-dash',
    'unexpected-value',
    'unexpected-word',
    'unknown-mode',
    'unknown-operation',
    'unknown-option',
    'unsupported-operation',
    'unknown-value',
  ].map((concept) => `tgtadm/${concept}`),
);

const agreement = new Agreement('tgtadm and this project');
afterAll(() => agreement.print());

function quoted(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** What is reported as an error for a call that tgtadm is given these arguments. */
function refusedByUs(args: readonly string[]): readonly string[] {
  return (
    problems(`tgtadm ${args.map(quoted).join(' ')}\n`)
      .filter(({ code, severity }) => severity === 'error' && CLIENT.has(code))
      // Of the words from fixed lists, tgtadm knows the device types; the others are the daemon's.
      .filter(({ code, message }) => code !== 'tgtadm/unknown-value' || message.includes('device type'))
      .map(({ code }) => code)
  );
}

/** Compares verdicts on argument lists; fails with the disagreements that nobody meant. */
function compareArguments(suite: string, cases: readonly (readonly string[])[]): void {
  const comparison = agreement.suite(suite);
  for (const args of cases) {
    const accepted = tgtadmAccepts(args);
    const codes = refusedByUs(args);
    const why = accepted
      ? reasonForAll(codes, (code) => DELIBERATE.find((one) => one.code === code)?.why)
      : undefined;
    if (accepted === (codes.length === 0)) comparison.agree();
    else if (why !== undefined) comparison.deliberate(why);
    else
      comparison.disagree(
        `${accepted ? 'accepted' : 'refused'}, we say [${codes}]: tgtadm ${args.map(quoted).join(' ')}`,
      );
  }
  comparison.expectNoDisagreement();
}

const clientObstacle = tgtadmObstacle();
if (clientObstacle) console.log(`tgtadm is not asked: ${clientObstacle}`);

/** Values that are right for an option, and wrong ones. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  mode: [...modes.flatMap(({ name, aliases }) => [name, ...aliases]), 'Target', 'lun'],
  op: [...operationNames, 'add'],
  tid: ['1', '0', '010', '0x1', '1abc', 'abc', '-1', '', '99999999999', ' 1', '+1'],
  lun: ['1', '0', 'x', '-1', '18446744073709551615', '0x'],
  sid: ['1', 'z'],
  cid: ['0', '4294967296'],
  host: ['1', 'one'],
  'control-port': ['1', 'x', '40000'],
  'device-type': [...deviceTypes, 'disc'],
  params: ['portal=10.0.0.1', 'vendor_id=x'],
  // A bus is looked up on the machine the script runs on.
  bus: ['scsi'],
};

/** For sessions and connections the daemon refuses operations, not tgtadm. */
const SESSIONS = /^(?:--?mo?d?e?=?)?(?:sess|conn)/;

const OTHER_VALUES = ['a', 'iqn.2026-01.example:a', '/dev/drbd0', 'x y', '10.0.0.1'];

/** One option as people write it, often with its value, sometimes mistyped. */
const argument = fc
  .tuple(
    fc.constantFrom(...options.filter(({ name }) => name !== 'help' && name !== 'version')),
    fc.nat(99),
    fc.nat(99),
  )
  .map(([option, style, pick]): string[] => {
    const values = VALUES[option.name] ?? OTHER_VALUES;
    const value = values[pick % values.length] ?? '';
    const long =
      style < 90
        ? `--${option.name}`
        : `--${option.name.slice(0, Math.max(1, option.name.length - (pick % 5)))}`;
    const short = `-${option.short}`;
    if (!option.takesValue) return style < 80 ? [long] : style < 95 ? [short] : [`${long}=${value}`];
    if (style < 40) return [long, value];
    if (style < 55) return [`${long}=${value}`];
    if (style < 70) return [short, value];
    if (style < 80) return [`${short}${value}`];
    return style < 84 ? [long] : [long, value];
  });

/** A whole call: mostly a mode and an operation that go together, with what they need and some more. */
const call = fc
  .tuple(
    fc.constantFrom(
      ...modes.flatMap(({ name, operations }) => [...operations.values()].map((op) => ({ name, op }))),
    ),
    fc.array(argument, { maxLength: 3 }),
    fc.nat(99),
  )
  .map(([{ name, op }, more, style]) => {
    const needed = [...op.required, ...op.oneOf.slice(0, 1)].flatMap((option) => [
      `--${option}`,
      option === 'params' ? 'portal=10.0.0.1' : (VALUES[option]?.[0] ?? 'a'),
    ]);
    const begin = ['--mode', name, '--op', op.name];
    const words = [...begin, ...(style < 85 ? needed : needed.slice(2)), ...more.flat()];
    if (style % 10 === 0) words.push('stray');
    return words;
  });

describe.skipIf(clientObstacle !== undefined)('tgtadm and this project', () => {
  it('agree on every mode with every operation', () => {
    const cases = modes.flatMap(({ name, aliases }) =>
      [name, ...aliases].flatMap((word) =>
        operationNames.map((op) => ['--mode', word, '--op', op, '--tid', '1', '--lun', '1']),
      ),
    );
    const ours = cases.filter(([, mode = '']) => !SESSIONS.test(mode));
    compareArguments('modes x operations', ours);
  });

  it('agree on calls of all kinds, right and wrong', () => {
    const cases = fc
      .sample(call, { numRuns: RUNS, seed: 20261120 })
      .filter((words) => !words.some((word) => SESSIONS.test(word)));
    compareArguments('generated calls', cases);
  });

  it('agree on arguments without rhyme or reason', () => {
    const cases = fc
      .sample(fc.array(argument, { maxLength: 6 }), { numRuns: RUNS, seed: 7 })
      .map((words) => words.flat())
      .filter((words) => !words.some((word) => SESSIONS.test(word)));
    compareArguments('generated arguments', cases);
  });

  const facts = sharedFolder('facts');
  it('agree on what was observed', ({ skip }) => {
    skip(facts === undefined, 'the observed verdicts are not on this machine');
    const table = readFileSync(path.join(facts ?? '', 'observed/tgtadm-client-probes.tsv'), 'utf8');
    const cases = table
      .split('\n')
      .slice(1)
      .filter((row) => row.includes('\t') && !row.includes('--version'))
      .map((row) => (row.split('\t')[0] ?? '').split(' ').filter((word) => word !== ''))
      .filter((words) => !words.some((word) => SESSIONS.test(word)));
    compareArguments('observed calls', cases);
  });
});

const corpus = sharedFolder('corpus');

describe('scripts from public repositories', () => {
  needs(corpus !== undefined, 'the corpus of real files is not on this machine');
  needs(clientObstacle === undefined, clientObstacle ?? '');

  it('have no error where tgtadm takes every call', () => {
    const comparison = agreement.suite('scripts from public repositories');
    const files = scriptsIn(path.join(corpus ?? '', 'tgtadm'));
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      if (!isClusterScript(text) || !bashAccepts(file)) continue;
      const wrong: string[] = [];
      const lines = text.split('\n');
      for (const { code, severity, range } of problems(text)) {
        if (severity !== 'error' || !CLIENT.has(code)) continue;
        const line = (lines[range.start.line] ?? '').replace(/^(?:sudo )?tgtadm /, '');
        if (/[$"'`\\|<>;[]/.test(line)) continue;
        if (tgtadmAccepts(line.split(/\s+/))) wrong.push(`${code} in ${line}`);
      }
      if (wrong.length === 0) comparison.agree();
      else comparison.disagree(`${file}: ${wrong.join('; ')}`);
    }
    comparison.expectNoDisagreement();
  });
});
