import { type ScopedToken, tokenize } from './textmate.ts';

/**
 * Fixture text for grammars. Annotation lines under a line say how it must be coloured:
 *
 *     primitive p_ip ocf:heartbeat:IPaddr2
 *     #<------- keyword.control
 *     #         ^^^^ entity.name.type !string
 *
 * Carets mark the columns right above them; `#<---` marks everything from the first column to its last
 * dash. Each named scope must hold (or a longer one that begins with it), each `!scope` must not. The
 * annotation lines are taken out before the text is coloured, so they may stand inside a continued
 * statement.
 */
const annotation = /^#(?:(?<carets> *\^+)|(?<arrow><-*)) (?<scopes>\S.*)$/;

interface Expectation {
  /** Line of the annotation in the fixture, from 1, for messages. */
  readonly fixtureLine: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

interface ScopeFixture {
  readonly text: string;
  readonly expectations: readonly Expectation[];
}

export interface FixtureReport {
  readonly checked: number;
  readonly failures: readonly string[];
  readonly endsAtRoot: boolean;
}

function parseFixture(source: string): ScopeFixture {
  const lines: string[] = [];
  const expectations: Expectation[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    const groups = annotation.exec(line)?.groups;
    if (groups === undefined) {
      lines.push(line);
      continue;
    }
    const { carets = '', arrow = '', scopes = '' } = groups;
    expectations.push({
      fixtureLine: index + 1,
      line: lines.length - 1,
      start: arrow === '' ? 1 + carets.indexOf('^') : 0,
      end: 1 + carets.length + arrow.length,
      scopes: scopes.split(/\s+/),
    });
  }
  return { text: lines.join('\n'), expectations };
}

function hasScope(token: ScopedToken, scope: string): boolean {
  return token.scopes.some((held) => held === scope || held.startsWith(`${scope}.`));
}

/** What is wrong with one marked range, or undefined. */
function check(expectation: Expectation, line: readonly ScopedToken[]): string | undefined {
  const { start, end } = expectation;
  const inRange = line.filter((token) => token.start < end && token.end > start);
  const lineEnd = line.at(-1)?.end ?? 0;
  if (end > lineEnd) return `line ${expectation.fixtureLine}: marks text past the end of the line`;
  for (const token of inRange) {
    for (const scope of expectation.scopes) {
      const wanted = !scope.startsWith('!');
      if (hasScope(token, wanted ? scope : scope.slice(1)) !== wanted) {
        return `line ${expectation.fixtureLine}: "${token.text}" should ${wanted ? '' : 'not '}be ${wanted ? scope : scope.slice(1)}, is ${token.scopes.join(' ')}`;
      }
    }
  }
  return undefined;
}

/** Colours a fixture and compares it with its annotations. */
export async function checkScopeFixture(scopeName: string, source: string): Promise<FixtureReport> {
  const { text, expectations } = parseFixture(source);
  const { lines, endsAtRoot } = await tokenize(scopeName, text);
  const failures = expectations
    .map((expectation) => check(expectation, lines[expectation.line] ?? []))
    .filter((failure) => failure !== undefined);
  return { checked: expectations.length, failures, endsAtRoot };
}
