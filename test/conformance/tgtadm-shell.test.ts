import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { parseShell } from '../../server/src/languages/tgtadm/shell/read.ts';
import { Agreement } from '../support/agreement.ts';
import { sharedFolder } from '../support/paths.ts';
import { bashAccepts, shellWords } from '../support/shell-judge.ts';
import { RUNS, scriptsIn } from './tgtadm-cases.ts';

const agreement = new Agreement('sh, bash and the reader of scripts');
afterAll(() => agreement.print());

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
