import { describe, expect, it } from 'vitest';
import type { RuleCode } from '../../server/src/core/diagnostic.ts';
import { changeOf, replaced } from '../../server/src/core/fix.ts';
import { allRules, everyFix, filesAfter, missingFrom, saidAbout } from '../support/every-fix.ts';

/**
 * What a fault hid and its fix brings to light: a misspelled statement is not read, so that nothing else is said of
 * it. A fix that makes a new problem has no place here.
 */
const REVEALS: Readonly<Record<RuleCode, readonly RuleCode[]>> = {
  // The votes were counted as three; of the two that are there, half are no majority.
  'corosync/expected-votes': ['corosync/two-node'],
  'corosync/too-many-links': ['corosync/no-encryption'],
  'corosync/unknown-word': ['corosync/debug-on'],
  'crmsh/unknown-agent': ['crmsh/missing-monitor'],
  'crmsh/unknown-statement': ['crmsh/missing-monitor'],
  'drbd/out-of-range': ['drbd/timeout-too-long'],
  'drbd/unknown-statement': ['drbd/obsolete-statement'],
  'ha-cf/bad-value': ['ha-cf/legacy-failback'],
  'ha-cf/unknown-directive': ['ha-cf/duplicate-node'],
  'tgt-targets/misread-tag': ['tgt-targets/unknown-key'],
  'tgt-targets/unknown-key': ['tgt-targets/open-to-all'],
  'tgtadm/unknown-operation': ['tgtadm/not-persistent', 'tgtadm/target-without-lun', 'tgtadm/unbound-target'],
  'tgtadm/unmatchable-initiator': ['tgtadm/bind-all'],
};

const cases = [...everyFix()];
const windowsCases = [...everyFix('\r\n')];
const named = cases.map(
  (one, index) => [`${one.rule.code}: ${one.fix.title}`, one, windowsCases[index]] as const,
);

console.info(
  `${cases.length} fixes of ${new Set(cases.map(({ rule }) => rule)).size} rules, ${allRules.length} rules in all`,
);

describe.each(named)('%s', (_, one, onWindows) => {
  const after = filesAfter(one);

  it('changes something, in places that lie in the text and not over one another', () => {
    const { edits, creates } = changeOf(one.fix);
    expect(edits.size + creates.length).toBeGreaterThan(0);
    for (const [document, replacements] of edits) {
      let at = 0;
      expect(replaced(document.text, replacements)).not.toBe(document.text);
      for (const { span } of replacements) {
        expect(span.start).toBeGreaterThanOrEqual(at);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(document.text.length);
        at = span.end;
      }
    }
  });

  it('mends the problem, and makes no other', () => {
    const before = saidAbout(one.files);
    const now = saidAbout(after);
    const problem = `${one.diagnostic.severity} ${one.diagnostic.code}: ${one.diagnostic.message}`;
    const count = (said: readonly string[]) => said.filter((line) => line.endsWith(problem)).length;
    expect(count(now), textOf(after)).toBeLessThan(count(before));
    const revealed = REVEALS[one.rule.code] ?? [];
    const fresh = missingFrom(now, before).filter(
      (line) => !revealed.some((code) => line.includes(` ${code}: `)),
    );
    expect(fresh, textOf(after)).toEqual([]);
    if (one.fix.certain) expect(missingFrom(now, before), 'a certain fix reveals nothing').toEqual([]);
  });

  it('leaves no blanks at line ends, and no line of blanks', () => {
    const untidy = (text = '') => text.split('\n').filter((line) => /[ \t]$/.test(line)).length;
    for (const [index, { text }] of after.entries()) {
      expect(untidy(text), text).toBeLessThanOrEqual(untidy(one.files[index]?.text));
    }
  });

  it('does the same in a file with CRLF', () => {
    const expected = after.map((file, index) =>
      index < one.files.length ? { ...file, text: file.text.replaceAll('\n', '\r\n') } : file,
    );
    expect(onWindows && filesAfter(onWindows)).toEqual(expected);
  });
});

it('no exception is kept for what does not come about', () => {
  const revealed = new Set(
    cases.flatMap((one) =>
      missingFrom(saidAbout(filesAfter(one)), saidAbout(one.files)).map(
        (line) => `${one.rule.code} reveals ${/ (\S+\/\S+): /.exec(line)?.[1]}`,
      ),
    ),
  );
  const listed = Object.entries(REVEALS).flatMap(([code, codes]) =>
    codes.map((one) => `${code} reveals ${one}`),
  );
  expect([...revealed].sort()).toEqual(listed.sort());
});

function textOf(files: ReturnType<typeof filesAfter>): string {
  return files.map(({ path, text }) => `${path}\n${text}`).join('\n');
}
