import { describe, expect, it } from 'vitest';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { checkDiagnostics, DEFAULT_PATHS } from '../support/check.ts';

// The examples in the rule files are the rules' tests, and their documentation.
const all = [...languages.flatMap((language) => language.rules), ...clusterRules];

describe.each(all.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const defaultPath = DEFAULT_PATHS[code.split('/')[0] ?? ''] ?? '';

  it('has a bad and a good example', () => {
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    expect(rule.examples.good.length).toBeGreaterThan(0);
    for (const bad of rule.examples.bad) expect(bad).toContain(` ${code}`);
  });

  it.each(rule.examples.bad)('reports in %j', (bad) => {
    checkDiagnostics(bad, defaultPath, (one) => one.code === code || one.severity === 'error');
    const crlf = bad.replaceAll('\n', '\r\n').replaceAll(/^(#.*)\r$/gm, '$1');
    checkDiagnostics(crlf, defaultPath, (one) => one.code === code || one.severity === 'error');
  });

  it.each(rule.examples.good)('is silent in %j', (good) => {
    checkDiagnostics(good, defaultPath, (one) => one.code === code || one.severity === 'error');
  });
});
