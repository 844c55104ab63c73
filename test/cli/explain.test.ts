import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { wrapped } from '../../server/src/cli/wrap.ts';
import { RULE_CODES } from '../../server/src/core/rule-codes.generated.ts';
import { runProgram } from '../support/command-line.ts';

const root = path.dirname(path.dirname(import.meta.dirname));

const explain = (...args: string[]) => runProgram(root, 'explain', ...args);

describe('ha-cluster explain', () => {
  it('tells what, why and what to do, with an example before and after', () => {
    const { code, out } = explain('ha-authkeys/unknown-method');
    expect(code).toBe(0);
    expect(out).toContain('A key with a method heartbeat does not have\n-------');
    expect(out).toContain('Why it matters. Heartbeat loads');
    expect(out).toContain('    1 sha256 kO8Ud1Qw\n\nLine 2: Heartbeat has no method "sha256"');
    expect(out).toContain('After the fix: Replace with sha1\n\n    auth 1\n    1 sha1 kO8Ud1Qw\n');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/[`*]/);
  });

  it('takes the part behind the slash where only one rule has it', () => {
    expect(explain('crc-on-network').out).toContain('cluster/crc-on-network');
    expect(explain('unknown-option').code).toBe(2);
  });

  it('lists all codes by theme, or those of one', () => {
    const { out } = explain();
    for (const code of RULE_CODES) expect(out).toContain(`  ${code} `);
    expect(out).toContain('Across files\n  cluster/');
    expect(explain('ha-authkeys').out).toMatch(/^Heartbeat authkeys\n(?: {2}ha-authkeys\/.*\n)+$/);
  });

  it.each([
    ['ha-authkeys/unkown-method', 'Did you mean ha-authkeys/unknown-method?'],
    ['nothing-of-the-kind-at-all', '"ha-cluster explain" lists all'],
  ])('helps with the wrong code %s', (wrong, help) => {
    const { code, err } = explain(wrong);
    expect(err).toContain(`there is no rule "${wrong}"`);
    expect(err).toContain(help);
    expect(code).toBe(2);
  });
});

it('text is wrapped, and code is not', () => {
  const text =
    '**Do** `one` and `two words`\nat once:\n\n```\n# a line of code that is longer than that\n```\n- first item\n- second';
  expect(wrapped(text, 20)).toBe(
    'Do one and "two\nwords" at once:\n\n    # a line of code that is longer than that\n\n- first item\n- second',
  );
});

it('every rule has its page, in the index too', () => {
  const folder = path.join(root, 'docs/rules');
  const index = readFileSync(path.join(folder, 'README.md'), 'utf8');
  for (const code of RULE_CODES) {
    expect(index).toContain(`(${code}.md)`);
    expect(readFileSync(path.join(folder, `${code}.md`), 'utf8')).toContain(`\`${code}\``);
  }
});
