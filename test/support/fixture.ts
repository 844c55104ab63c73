import { FILE_LINE } from '../../server/src/core/example.ts';
import type { Range } from '../../server/src/core/span.ts';

/** What an annotation line says must be reported. */
export interface Expectation {
  readonly path: string;
  readonly code: string;
  /** Part of the message; empty when any will do. */
  readonly message: string;
  readonly line: number;
  /** Undefined for `#<-`: at the start of the line, whatever its length. */
  readonly columns: { readonly start: number; readonly end: number } | undefined;
}

export interface FixtureFile {
  readonly path: string;
  readonly text: string;
}

export interface Fixture {
  readonly files: readonly FixtureFile[];
  readonly expected: readonly Expectation[];
}

/** Paths of single-file fixtures, by language. */
export { EXAMPLE_PATHS as DEFAULT_PATHS } from '../../server/src/core/example.ts';

const CARETS = /^#( *)(\^+) ([a-z-]+\/[a-z0-9-]+)(?:: (.*))?$/;
const ARROW = /^#<- ([a-z-]+\/[a-z0-9-]+)(?:: (.*))?$/;

/**
 * Reads a fixture: files that begin with `#- path`, and annotation lines under the text they speak of.
 *
 *     resource r0 { protocl C; }
 *     #             ^^^^^^^ drbd/unknown-statement: part of the message
 *
 * Annotation lines are taken out before anything is parsed, since a comment inside a continued statement would
 * change it. `#<- code` points at the start of the line above.
 */
export function readFixture(source: string, defaultPath: string): Fixture {
  const files: { path: string; lines: string[] }[] = [];
  const expected: Expectation[] = [];
  let current: { path: string; lines: string[] } | undefined;
  for (const line of source.split('\n')) {
    const path = FILE_LINE.exec(line)?.[1];
    if (path) {
      current = { path, lines: [] };
      files.push(current);
      continue;
    }
    if (!current) {
      current = { path: defaultPath, lines: [] };
      files.push(current);
    }
    const carets = CARETS.exec(line);
    const arrow = ARROW.exec(line);
    if (carets) {
      const start = 1 + (carets[1] ?? '').length;
      expected.push({
        path: current.path,
        code: carets[3] ?? '',
        message: carets[4] ?? '',
        line: current.lines.length - 1,
        columns: { start, end: start + (carets[2] ?? '').length },
      });
    } else if (arrow) {
      expected.push({
        path: current.path,
        code: arrow[1] ?? '',
        message: arrow[2] ?? '',
        line: current.lines.length - 1,
        columns: undefined,
      });
    } else current.lines.push(line);
  }
  return { files: files.map(({ path, lines }) => ({ path, text: lines.join('\n') })), expected };
}

/** Whether a reported range is the one an annotation draws; carets end where the line ends. */
export function isAt(expectation: Expectation, range: Range, lineLength: number): boolean {
  if (range.start.line !== expectation.line) return false;
  if (!expectation.columns) return range.start.character === 0;
  const end = range.end.line > range.start.line ? lineLength : range.end.character;
  return (
    range.start.character === expectation.columns.start &&
    Math.max(end, range.start.character + 1) === expectation.columns.end
  );
}

/** Takes the `<|>` out of a text and says where it was. */
export function readCursor(source: string): { readonly text: string; readonly offset: number } {
  const offset = source.indexOf('<|>');
  if (offset < 0) throw new Error('the fixture has no <|>');
  return { text: source.slice(0, offset) + source.slice(offset + 3), offset };
}
