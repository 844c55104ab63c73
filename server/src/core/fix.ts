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
    const { document } = slot;
    const replacement = {
      span: { start: slot.start + span.start, end: slot.start + span.end },
      text: withLineBreaks(text.replaceAll(FRESH_KEY, key), lineBreakOf(document.text)),
    };
    const known = byDocument.get(document);
    if (known) known.push(replacement);
    else byDocument.set(document, [replacement]);
  }
  for (const replacements of byDocument.values()) replacements.sort((a, b) => a.span.start - b.span.start);
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

function withLineBreaks(text: string, lineBreak: '\n' | '\r\n'): string {
  return lineBreak === '\n' ? text : text.replaceAll(/\r?\n/g, lineBreak);
}

/** 160 bits in hex: as long as a sha1 sum, and short enough for DRBD, whose shared-secret has at most 64 characters. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
