import { describe, expect, it } from 'vitest';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import type { Reported } from '../support/analyse.ts';
import { checkDiagnostics } from '../support/check.ts';
import { DEFAULT_PATHS } from '../support/fixture.ts';

// The examples in the rule files are the rules' tests, and their documentation. Beside the rule's own problems, no
// error may be reported in them; an example of one file is no whole cluster, so that only errors in that file count.
const all = [...languages.flatMap((language) => language.rules), ...clusterRules];

describe.each(all.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const [theme = ''] = code.split('/');
  const defaultPath = DEFAULT_PATHS[theme] ?? '';
  const counts = (example: string) => (one: Reported) =>
    one.code === code ||
    (one.severity === 'error' && (example.startsWith('#- ') || one.code.startsWith(`${theme}/`)));

  it('has a bad and a good example', () => {
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    expect(rule.examples.good.length).toBeGreaterThan(0);
    for (const bad of rule.examples.bad) expect(bad).toContain(` ${code}`);
  });

  it.each(rule.examples.bad)('reports in %j', (bad) => {
    checkDiagnostics(bad, defaultPath, counts(bad));
    const crlf = bad.replaceAll('\n', '\r\n').replaceAll(/^(#.*)\r$/gm, '$1');
    checkDiagnostics(crlf, defaultPath, counts(bad));
  });

  it.each(rule.examples.good)('is silent in %j', (good) => {
    checkDiagnostics(good, defaultPath, counts(good));
  });
});

it('there are a hundred rules and more, and fifty that see more than one statement or file', () => {
  const rules = [...new Map(all.map((rule) => [rule.code, rule])).values()];
  const acrossStatements = rules.filter(
    ({ declares, refers, document }) => declares.size + refers.size > 0 || document !== undefined,
  );
  console.log(
    `${rules.length} rules, ${acrossStatements.length} over facts or whole documents, ${clusterRules.length} across languages`,
  );
  expect(rules.length).toBeGreaterThanOrEqual(100);
  expect(acrossStatements.length).toBeGreaterThanOrEqual(50);
});
