import type { LintResult } from './lint.ts';

/**
 * JUnit's XML, as CI servers read it: a suite for each file, in it a failure for each error and warning. What is
 * less passes, and stands in the output of its suite.
 */
export function junitReport({ files }: LintResult): string {
  const suites = files.map(({ file, diagnostics }) => {
    const failures = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
    const notes = diagnostics.filter(({ severity }) => severity === 'info' || severity === 'hint');
    const line = ({ location: { slot, span } }: (typeof diagnostics)[number]) =>
      slot.document.range(slot, span).start.line + 1;
    const cases = failures.map((one) => {
      const { code, severity, message } = one;
      return (
        `    <testcase classname="${xml(file)}" name="${xml(code)}, line ${line(one)}">\n` +
        `      <failure type="${severity}" message="${xml(message)}">${xml(`${file}:${line(one)} ${message}`)}</failure>\n` +
        '    </testcase>\n'
      );
    });
    const passed =
      cases.length === 0 ? [`    <testcase classname="${xml(file)}" name="no errors, no warnings"/>\n`] : [];
    const output = notes
      .map((one) => `${file}:${line(one)} ${one.severity} ${one.message} [${one.code}]`)
      .join('\n');
    const counts = `tests="${Math.max(1, cases.length)}" failures="${cases.length}"`;
    return [
      `  <testsuite name="${xml(file)}" ${counts}>\n`,
      ...cases,
      ...passed,
      ...(output === '' ? [] : [`    <system-out>${xml(output)}</system-out>\n`]),
      '  </testsuite>\n',
    ].join('');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ha-cluster lint">\n${suites.join('')}</testsuites>\n`;
}

/** Text as XML has it; characters that XML 1.0 has no place for become `\ufffd`. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
