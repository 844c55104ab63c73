import type { Span } from '../../core/span.ts';
import { COMMANDS, continuesStatement, startsStatement } from './keywords.ts';

/**
 * How crmsh joins lines (utils.py, lines2cli and multi_input): a line is stripped, and where it ends in
 * backslashes these go and the next stripped line is appended without a blank. Only then is the joined line a
 * comment, if its first character is `#`.
 */
const CONTINUATION = /\\+[ \t\f\v]*(?:(\r?\n)[ \t\f\v]*|$)/y;

/** The length of the backslashes, line break and indentation at `at` that crmsh takes out; 0 when there are none. */
export function continuationAt(text: string, at: number): number {
  CONTINUATION.lastIndex = at;
  return CONTINUATION.exec(text)?.[0].length ?? 0;
}

const BLANK_LINE = /[ \t\f\v\r]*(?:\n|$)/y;
const INDENTATION = /[ \t\f\v]*/y;
/** The first word of a statement, after `configure` where a script says that in the same line. */
const FIRST_WORD = /(?:(?:crm[ \t]+)?configure[ \t]+(?=[^\s\\]))?([^\s\\]*)/iy;

/** A line as crmsh sees it after joining. */
interface LogicalLine {
  readonly kind: 'blank' | 'comment' | 'statement';
  /** The first word in lower case, of statements. */
  readonly keyword: string;
  /** Offset after its line break; or of the backslash that would draw a statement into it. */
  readonly end: number;
  /** A backslash at the end draws a statement into this line. */
  readonly cut: boolean;
}

/**
 * The end of the block that starts at `start`: blank lines and comments, then one statement. Two damages are
 * healed here, so that one mistake does not make two statements unreadable:
 *
 * - a line that cannot begin a statement (`params ...`) belongs to the statement above it, backslash or not;
 * - a backslash before a line that clearly begins a statement does not join it; the backslash is then the first
 *   character of the next block, which is where its parser finds it.
 */
export function blockEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const line = logicalLine(text, at, '');
    at = line.end;
    if (line.kind !== 'statement') continue;
    if (line.cut) return at;
    while (at < text.length && !COMMANDS.has(line.keyword) && continuesStatement(text, at, line.keyword)) {
      const more = logicalLine(text, at, line.keyword);
      at = more.end;
      if (more.cut) return at;
    }
    return at;
  }
  return text.length;
}

function logicalLine(text: string, start: number, statement: string): LogicalLine {
  let kind: LogicalLine['kind'] = 'blank';
  let keyword = statement;
  let at = start;
  while (at < text.length) {
    BLANK_LINE.lastIndex = at;
    const blank = BLANK_LINE.exec(text);
    if (blank) return { kind, keyword, end: at + blank[0].length, cut: false };
    const breakAt = text.indexOf('\n', at);
    const next = breakAt < 0 ? text.length : breakAt + 1;
    const last = lastCharacter(text, at, next);
    if (kind === 'blank') {
      INDENTATION.lastIndex = at;
      FIRST_WORD.lastIndex = at + (INDENTATION.exec(text)?.[0].length ?? 0);
      const word = FIRST_WORD.exec(text)?.[1] ?? '';
      if (word.startsWith('#')) kind = 'comment';
      else if (
        word !== '' ||
        text[FIRST_WORD.lastIndex] !== '\\' ||
        continuationAt(text, FIRST_WORD.lastIndex) === 0
      ) {
        kind = 'statement';
        keyword ||= word.toLowerCase();
      }
    }
    if (text[last] !== '\\') return { kind, keyword, end: next, cut: false };
    if (kind !== 'blank' && startsStatement(text, next, keyword)) {
      let backslash = last;
      while (text[backslash - 1] === '\\') backslash--;
      return { kind, keyword, end: backslash, cut: true };
    }
    at = next;
  }
  return { kind, keyword, end: text.length, cut: false };
}

/** The offset of the last character of a line that is not blank. */
function lastCharacter(text: string, start: number, end: number): number {
  let at = end - 1;
  while (at > start && /\s/.test(text[at] ?? '')) at--;
  return at;
}

const COMMENT_LINE = /[ \t\f\v]*(#[^\r\n]*)?(?:\r?\n|$)/y;

/** The comments of a block: those above its statement, since inside of it crmsh has none. */
export function comments(text: string): readonly Span[] {
  const found: Span[] = [];
  COMMENT_LINE.lastIndex = 0;
  for (let at = 0; at < text.length; at = COMMENT_LINE.lastIndex) {
    const [line, comment] = COMMENT_LINE.exec(text) ?? [];
    if (line === undefined) break;
    const start = at + line.indexOf('#');
    if (comment !== undefined) found.push({ start, end: start + comment.length });
  }
  return found;
}
