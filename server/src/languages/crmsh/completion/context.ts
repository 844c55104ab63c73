import type { IToken, TokenType } from 'chevrotain';
import type { Completion } from '../../../core/language.ts';
import { type Span, span } from '../../../core/span.ts';
import { classify } from '../classify.ts';
import * as T from '../tokens.ts';
import { payloadOf } from '../words.ts';

/** What stands around the cursor, as far as completion needs to know it. */
export interface Cursor {
  /** The words of the statement before the one at the cursor. Empty where a statement may begin. */
  readonly words: readonly IToken[];
  /** The text of the word at the cursor up to the cursor, without quotes. */
  readonly typed: string;
  /** Where that word stands, up to the cursor. */
  readonly replace: Span;
  /** The rest of that word, behind the cursor; inside of quotes up to the closing one. */
  readonly tail: string;
  /** The word of the statement that follows; empty at its end. */
  readonly next: string;
}

/** Reads the statement around the cursor up to the cursor; undefined inside a comment. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const before = text.slice(0, offset);
  const after = text.slice(offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const continued = isContinued(before);
  // Nothing follows the backslash that joins a line to the next one.
  if ((!continued && /^\s*#/.test(line)) || /\\[ \t]*$/.test(line)) return undefined;
  const quote = openQuote(line);
  const tail =
    (quote === undefined ? /^[^\s"'\\()[\]{}]*/ : quote === '"' ? /^[^"\n]*/ : /^[^'\n]*/).exec(after)?.[0] ??
    '';
  const rest = { tail, next: /^(?:[ \t]|\\\r?\n)+([^\s\\]*)/.exec(after.slice(tail.length))?.[1] ?? '' };
  // The first word of a line that nothing joins to the line above begins a statement.
  const first = /^[ \t]*([^\s"']*)$/.exec(line);
  if (first && !continued) {
    const typed = first[1] ?? '';
    return { words: [], typed, replace: span(offset - typed.length, offset), ...rest };
  }
  const { tokens } = classify(before);
  const last = tokens.at(-1);
  const touching = last && (quote !== undefined || !/\s/.test(before.at(-1) ?? ' '));
  if (!last || !touching) return { words: tokens, typed: '', replace: span(offset, offset), ...rest };
  const { text: typed, start } = payloadOf(last);
  // A bracket of a set is a word of its own, and the next one begins behind it.
  if (/^[()[\]{}]$/.test(typed)) return { words: tokens, typed: '', replace: span(offset, offset), ...rest };
  return { words: tokens.slice(0, -1), typed, replace: span(start, offset), ...rest };
}

/** The quote in which the end of a line stands; crmsh has quotes of both kinds, and a backslash before one is text. */
function openQuote(line: string): string | undefined {
  let open: string | undefined;
  for (let index = 0; index < line.length; index++) {
    const character = line[index];
    if (character === '\\') index++;
    else if (open !== undefined) open = character === open ? undefined : open;
    else if (character === '"' || character === "'") open = character;
  }
  return open;
}

/**
 * Lets completions replace the whole word at the cursor: `stonith-e|nabled=true` up to the `=`, a value to its end, and
 * a name together with its role where the completion brings one.
 */
export function widened(
  offered: readonly Completion[],
  { typed, tail, next }: Cursor,
): readonly Completion[] {
  const isReplaced = typed + tail !== '' && next !== '';
  const found = isReplaced ? offered.filter((one) => goesWith(one, next)) : offered;
  if (tail === '') return found;
  const isName = tail.includes('=') && !typed.includes('=');
  const name = /^[^=:]*/.exec(tail)?.[0] ?? '';
  const mark = tail[name.length];
  const length = (insert: string): number => {
    if (typed.includes('=')) return tail.length;
    const end = insert.trimEnd().at(-1);
    if (mark !== undefined && mark === end) return name.length + 1;
    return insert.includes(':') || typed.includes(':') ? tail.length : name.length;
  };
  // In place of a name whose value stands there, only another name will do.
  // So with a score, or a node, and its colon.
  const isScore = /^[^=:]*:$/.test(tail) && !/[=:]/.test(typed);
  const end = isName ? '=' : isScore ? ':' : undefined;
  const fitting = end
    ? found.filter(({ insert, label }) => (insert ?? label).trimEnd().endsWith(end))
    : found;
  return fitting.map((one) => ({
    ...one,
    replace: span(one.replace.start, one.replace.end + length(one.insert ?? one.label)),
  }));
}

/** Sections that a name follows, and no attribute; and those that either may follow. */
const NAMED_SECTIONS: ReadonlySet<string> = new Set(['op', 'primitive', 'rule', 'select', 'to']);
const OPEN_SECTIONS: ReadonlySet<string> = new Set(['network', 'storage']);

/** Whether a section in place of another fits the word behind it. */
function goesWith({ kind, label }: Completion, next: string): boolean {
  if (kind !== 'section' || OPEN_SECTIONS.has(label)) return true;
  return NAMED_SECTIONS.has(label) !== next.includes('=');
}

/** Whether the line of the cursor goes on with the line above. */
function isContinued(before: string): boolean {
  const breakAt = before.lastIndexOf('\n');
  return breakAt >= 0 && /\\[ \t\r]*$/.test(before.slice(Math.max(0, breakAt - 200), breakAt));
}

/** The rest of a word after a character, for completions of a part: what is typed of it, and its place. */
export function restAfter(cursor: Cursor, separator: string): { typed: string; replace: Span } {
  const from = cursor.typed.lastIndexOf(separator) + 1;
  const typed = cursor.typed.slice(from);
  return { typed, replace: span(cursor.replace.end - typed.length, cursor.replace.end) };
}

/** The words before the first section: id, agent, members. */
export function namesOf(words: readonly IToken[]): readonly IToken[] {
  const section = words.findIndex(({ tokenType }, index) => index > 0 && isSection(tokenType));
  return words.slice(1, section < 0 ? undefined : section);
}

/** The word that opened the section in which the cursor stands, and what was written since. */
export function sectionOf(words: readonly IToken[]): {
  readonly opened: IToken | undefined;
  readonly since: readonly IToken[];
} {
  for (let index = words.length - 1; index > 0; index--) {
    const token = words[index];
    if (token && isSection(token.tokenType)) return { opened: token, since: words.slice(index + 1) };
  }
  return { opened: undefined, since: namesOf(words) };
}

function isSection(type: TokenType): boolean {
  return type.CATEGORIES?.includes(T.SectionWord) ?? false;
}

/** The names of the attributes written since a section began. */
export function attributeNames(since: readonly IToken[]): ReadonlySet<string> {
  return new Set(since.flatMap((token) => /^([^=@$][^=]*)=/.exec(payloadOf(token).text)?.[1] ?? []));
}
