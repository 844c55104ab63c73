import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import type { Reported } from '../support/analyse.ts';
import { needs } from '../support/needs.ts';
import { sharedFolder } from '../support/paths.ts';
import { askTgtd, tgtdObstacle } from '../support/tgt-judge.ts';
import { problems, RUNS } from './tgtadm-cases.ts';

const agreement = new Agreement('tgtd and the simulation of scripts');
afterAll(() => agreement.print());

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
