import { expect } from 'vitest';
import { analyse, type Reported } from './analyse.ts';
import { type Fixture, isAt, readFixture } from './fixture.ts';

/**
 * Runs the linter over a fixture. What its annotations say must be reported, at that place and with those words;
 * nothing else may be, among the codes and severities that `counts` names.
 */
export function checkDiagnostics(
  source: string,
  defaultPath: string,
  counts: (reported: Reported) => boolean = () => true,
): Reported[] {
  const fixture = readFixture(source, defaultPath);
  const all = analyse(fixture.files);
  const lines = new Map(fixture.files.map(({ path, text }) => [path, text.split('\n')]));
  const unexpected = all.filter((one) => {
    const length = (lines.get(one.path)?.[one.range.start.line] ?? '').replace(/\r$/, '').length;
    return counts(one) && !fixture.expected.some((wanted) => matches(wanted, one, length));
  });
  const missing = fixture.expected.filter(
    (wanted) =>
      !all.some((one) =>
        matches(wanted, one, (lines.get(one.path)?.[one.range.start.line] ?? '').replace(/\r$/, '').length),
      ),
  );
  expect({ unexpected: unexpected.map(describeReported), missing }, source).toEqual({
    unexpected: [],
    missing: [],
  });
  return all;
}

function matches(wanted: Fixture['expected'][number], one: Reported, lineLength: number): boolean {
  return (
    wanted.path === one.path &&
    wanted.code === one.code &&
    one.message.includes(wanted.message) &&
    isAt(wanted, one.range, lineLength)
  );
}

/** One line for a failure message. */
export function describeReported({ path, code, severity, message, range }: Reported): string {
  const { start, end } = range;
  return `${path}:${start.line + 1}:${start.character}-${end.line === start.line ? '' : `${end.line + 1}:`}${end.character} ${severity} ${code}: ${message}`;
}
