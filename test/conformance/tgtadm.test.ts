import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { deviceTypes, modes, operationNames, options } from '../../server/src/languages/tgtadm/catalog.ts';
import { isClusterScript } from '../../server/src/languages/tgtadm/recognise.ts';
import { parseShell } from '../../server/src/languages/tgtadm/shell/read.ts';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import { analyse, type Reported } from '../support/analyse.ts';
import { needs } from '../support/needs.ts';
import { sharedFolder } from '../support/paths.ts';
import { bashAccepts, shellWords } from '../support/shell-judge.ts';
import { askTgtd, tgtadmAccepts, tgtadmObstacle, tgtdObstacle } from '../support/tgt-judge.ts';

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

const RUNS = Number(process.env['TGTADM_RUNS'] ?? 400);

const agreement = new Agreement('tgtadm, tgtd, the shell and this project');
afterAll(() => agreement.print());

function quoted(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function problems(script: string): readonly Reported[] {
  return analyse([{ path: 'setup.sh', text: script }]);
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

const daemonObstacle = tgtdObstacle();
if (daemonObstacle) console.log(`tgtd is not asked: ${daemonObstacle}`);

/** Steps of scripts that touch the same few targets, units, accounts and addresses again and again. */
const step = fc
  .tuple(
    fc.nat(11),
    fc.constantFrom('1', '2'),
    fc.constantFrom('1', '2', '0', '3'),
    fc.constantFrom('a', 'b'),
  )
  .map(([kind, tid, lun, name]) => {
    const disk = lun === '2' ? '/run/disk2' : '/run/disk1';
    return [
      `--mode target --op new --tid ${tid} -T iqn.2026-01.example:${name}`,
      `--mode target --op new --tid ${tid} -T iqn.2026-01.example:${tid}`,
      `--mode logicalunit --op new --tid ${tid} --lun ${lun} -b ${disk}`,
      `--mode logicalunit --op new --tid ${tid} --lun ${lun} -b ${disk} --bstype aio`,
      `--mode logicalunit --op delete --tid ${tid} --lun ${lun}`,
      `--mode target --op bind --tid ${tid} -I 10.0.0.${lun}`,
      `--mode target --op bind --tid ${tid} -Q iqn.2026-01.example:${name}`,
      `--mode target --op unbind --tid ${tid} -I 10.0.0.${lun}`,
      `--mode target --op delete --tid ${tid}`,
      `--mode account --op new --user ${name} --password secret${lun}`,
      `--mode account --op bind --tid ${tid} --user ${name}${lun === '0' ? ' --outgoing' : ''}`,
      `--mode target --op update --tid ${tid} --name MaxQueueCmd --value ${lun}00`,
    ][kind];
  });

/** What tgtd refuses without our saying so: nobody can see from the script that it is wrong. */
const SILENT: readonly { readonly line: RegExp; readonly unless?: RegExp; readonly why: string }[] = [
  {
    line: /--mode account --op bind/,
    unless: /--mode account --op new/,
    why: 'a script that makes no accounts uses those of another',
  },
  {
    line: /(?:--op|-o) (?:unbind|delete)/,
    why: 'unbinding and deleting what is not there is how scripts tidy up before they begin',
  },
  { line: /(?:--op|-o) show/, why: 'to ask for a target is how scripts find out whether it is there' },
  { line: /(?:--op|-o) stop/, why: 'whether a driver is busy is known to the daemon alone' },
  { line: /\/no\/such\/file/, why: 'what files there are is known to the host alone' },
  { line: /-L iser|--lld iser/, why: 'what transports there are is known to the host alone' },
  { line: /portal=10\.9\.9\.9/, why: 'what addresses there are is known to the host alone' },
];

/** A refused line that is reported, but not as an error. */
const DOUBTS = /\/(?:undefined-target|undefined-account|unknown-value)$/;

const DOUBTED = 'a warning and no error: it may be right on another machine';

/** Lines that tgtd takes and that are reported as errors. */
const STRICTER: readonly { readonly code: string; readonly why: string }[] = [
  {
    code: 'tgtadm/duplicate-lun',
    why: 'an earlier command for the unit was refused for a reason of its own; once that is mended, this one is',
  },
];

/** Compares scripts line by line; fails with the lines that nobody can explain. */
function compareLines(
  suite: string,
  scripts: readonly string[],
  verdicts: readonly ReadonlyMap<number, boolean>[],
): void {
  const comparison = agreement.suite(suite);
  scripts.forEach((script, index) => {
    const found = problems(script);
    script.split('\n').forEach((line, number) => {
      const accepted = verdicts[index]?.get(number + 1);
      if (accepted === undefined) return;
      const here = found.filter(({ range }) => range.start.line === number);
      const errors = here.filter(({ severity }) => severity === 'error');
      const why = accepted ? whyStricter(errors) : whyMilder(here, line, script);
      if (accepted === (errors.length === 0)) comparison.agree();
      else if (why !== undefined) comparison.deliberate(why);
      else {
        const said = here.map(({ code }) => code).join(', ');
        comparison.disagree(
          `${accepted ? 'done' : 'refused'}, we say [${said}]: line ${number + 1} "${line}" of\n${script}`,
        );
      }
    });
  });
  comparison.expectNoDisagreement();
}

function whyStricter(errors: readonly Reported[]): string | undefined {
  return reasonForAll(errors, ({ code }) => STRICTER.find((one) => one.code === code)?.why);
}

function whyMilder(here: readonly Reported[], line: string, script: string): string | undefined {
  if (here.some(({ code }) => DOUBTS.test(code))) return DOUBTED;
  return SILENT.find((one) => one.line.test(line) && !one.unless?.test(script))?.why;
}

describe.skipIf(daemonObstacle !== undefined)('a real tgtd and the simulation', () => {
  it('agree on scripts line by line', async () => {
    const scripts = fc
      .sample(fc.array(step, { minLength: 6, maxLength: 14 }), { numRuns: Math.ceil(RUNS / 10), seed: 42 })
      .map((steps) =>
        [
          'tgtadm --mode target --op new --tid 1 -T iqn.2026-01.example:1',
          ...steps.map((one) => `tgtadm ${one}`),
          '',
        ].join('\n'),
      );
    const verdicts = await askTgtd(scripts);
    compareLines('lines of generated scripts', scripts, verdicts);
  });
});

const observed = sharedFolder('facts');

describe('the observed session with tgtd', () => {
  needs(observed !== undefined, 'the observed verdicts are not on this machine');

  it('is judged alike', () => {
    const calls = readFileSync(path.join(observed ?? '', 'observed/tgtadm-cases.txt'), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, status, args] = /^(?:CLIENT|daemon) rc=(\d+) +(.*)$/.exec(line) ?? [];
        return status === undefined || args === undefined ? [] : [{ isDone: status === '0', args }];
      })
      .filter(({ args }) => !/-m (?:sess|conn)/.test(args));
    const script = calls
      .map(({ args }) =>
        args.replace(/\$(\w+)/g, (_, name: string) =>
          name === 'B' ? '/run/disk' : `iqn.2026-01.example:${name.toLowerCase()}`,
        ),
      )
      .map((args) => `tgtadm ${args}\n`)
      .join('');
    const verdict = new Map(calls.map(({ isDone }, index) => [index + 1, isDone]));
    compareLines('lines of the observed session', [script], [verdict]);
  });
});

describe('the shell and this project', () => {
  /** Pieces of words that every shell reads alike. */
  const piece = fc.constantFrom(
    'a',
    '-b',
    '--c=d',
    "'e f'",
    '"g h"',
    '"i\\"j"',
    '\\ ',
    '\\$',
    "'\"'",
    '"\'"',
    '#',
    '=',
    '\\\n',
    '""',
    '"k\\l"',
    ',',
    ':',
    '/',
    '!x',
    '}',
    '^',
    '%',
    '@',
    '+',
    '.',
  );
  const words = fc.array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

  it('agree on what words a command sees', () => {
    const lines = fc
      .sample(words, { numRuns: RUNS, seed: 3 })
      .map((line) => line.map((pieces) => pieces.join('')).join(' '))
      // A comment ends with its line, backslash or not, and the next line is another command.
      .filter((line) => !line.includes('#') || !line.includes('\n'));
    const seen = shellWords(lines);
    const comparison = agreement.suite('words, against sh');
    lines.forEach((line, index) => {
      const [item] = parseShell(`printf ${line}\n`).items;
      const command = item?.command.kind === 'simple' ? item.command.words.slice(1) : [];
      const ours = JSON.stringify(command.map(({ value }) => value));
      const theirs = JSON.stringify(seen[index]);
      if (ours === theirs) comparison.agree();
      else comparison.disagree(`${line}\n  here ${ours}\n  sh   ${theirs}`);
    });
    comparison.expectNoDisagreement();
  });

  it('agree on what is a script', () => {
    const folders = [
      '/etc/init.d',
      '/usr/lib/ocf/resource.d/heartbeat',
      '/usr/lib/ocf/resource.d/pacemaker',
      '/usr/lib/drbd',
      '/usr/share/doc/git/contrib',
    ];
    const corpus = sharedFolder('corpus');
    const files = [...folders, ...(corpus === undefined ? [] : [path.join(corpus, 'tgtadm')])].flatMap(
      scriptsIn,
    );
    const comparison = agreement.suite('scripts, against bash -n');
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const faults = parseShell(text).faults.length;
      const accepted = bashAccepts(file);
      if (accepted === (faults === 0)) comparison.agree();
      else if (accepted) comparison.disagree(file);
      else comparison.deliberate('we look for what is open and not closed, not for every error of syntax');
    }
    comparison.expectNoDisagreement();
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

function scriptsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(folder, entry.name))
      .filter(
        (file) =>
          file.endsWith('.sh') ||
          /^#! ?\/(?:usr\/)?bin\/(?:env )?(?:ba|da)?sh\b/.test(readFileSync(file, 'latin1')),
      );
  } catch {
    return [];
  }
}
