import type { Fix, NewFile } from './diagnostic.ts';
import type { Document } from './document.ts';
import type { Span } from './span.ts';

/**
 * Stands in the text of a fix for a key nobody can guess. One is made up when the fix is asked for, the same at
 * every place of that fix, so that a rule says the same each time it runs and all nodes get one key.
 */
export const FRESH_KEY = '\0fresh key\0';

/** What comes in place of a stretch of a document's text. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/** A fix as it can be carried out: by document, in the order of the text. */
export interface Change {
  readonly edits: ReadonlyMap<Document, readonly Replacement[]>;
  readonly creates: readonly NewFile[];
}

/** Works out what a fix does now: where its places are, with the line breaks of each file and fresh keys. */
export function changeOf({ edits, creates }: Fix): Change {
  const key = freshKey();
  const byDocument = new Map<Document, Replacement[]>();
  for (const { location, text } of edits) {
    const { slot, span } = location;
    const replacement = {
      span: { start: slot.start + span.start, end: slot.start + span.end },
      text: text.replaceAll(FRESH_KEY, key),
    };
    const known = byDocument.get(slot.document);
    if (known) known.push(replacement);
    else byDocument.set(slot.document, [replacement]);
  }
  for (const [document, replacements] of byDocument) {
    const { text } = document;
    const lineBreak = lineBreakOf(text);
    const inOrder = replacements.sort((a, b) => a.span.start - b.span.start);
    byDocument.set(
      document,
      inOrder.map((one, index) => ({
        span: tidied(text, one, inOrder[index - 1]?.span.end ?? 0, inOrder[index + 1]?.span.start),
        text: withLineBreaks(one.text, lineBreak),
      })),
    );
  }
  return {
    edits: byDocument,
    creates: creates.map((file) => ({ ...file, text: file.text.replaceAll(FRESH_KEY, key) })),
  };
}

/** The text after replacements that are in order and do not overlap. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  let at = 0;
  let result = '';
  for (const { span, text: inserted } of replacements) {
    result += text.slice(at, span.start) + inserted;
    at = span.end;
  }
  return result + text.slice(at);
}

/** What ends the first line; a text of one line has `\n`. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * The span of an edit, grown so that it leaves no blanks at the end of a line and no line of blanks only. It grows
 * neither below `least` nor beyond `most`, where other edits are.
 */
function tidied(
  text: string,
  { span, text: inserted }: Replacement,
  least: number,
  most = text.length,
): Span {
  const isDeletion = inserted === '' && span.end > span.start;
  if (!isDeletion && !inserted.startsWith('\n')) return span;
  const start = skipBlanksBack(text, span.start, least);
  const end = isDeletion ? skipBlanks(text, span.end, most) : span.end;
  const isAtEnd = end === text.length || text[end] === '\n' || text.startsWith('\r\n', end);
  if (isDeletion && !isAtEnd) return span;
  const isAtStart = start === 0 || text[start - 1] === '\n';
  if (!isDeletion) return isAtStart ? span : { start, end };
  if (!isAtStart) return { start, end };
  // The line behind a continued one ends the statement, even when it is empty.
  const isContinued = /\\\r?\n$/.test(text.slice(Math.max(0, start - 3), start));
  const next = text.indexOf('\n', end) + 1;
  return next > 0 && next <= most && !isContinued ? { start, end: next } : { start, end };
}

function skipBlanks(text: string, from: number, most: number): number {
  let at = from;
  while (at < most && isBlank(text[at])) at++;
  return at;
}

function skipBlanksBack(text: string, from: number, least: number): number {
  let at = from;
  while (at > least && isBlank(text[at - 1])) at--;
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function withLineBreaks(text: string, lineBreak: '\n' | '\r\n'): string {
  return lineBreak === '\n' ? text : text.replaceAll(/\r?\n/g, lineBreak);
}

/** 160 bits in hex: as long as a sha1 sum, and short enough for DRBD, whose shared-secret has at most 64 characters. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
