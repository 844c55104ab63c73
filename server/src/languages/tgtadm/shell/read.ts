import type { IToken } from 'chevrotain';
import { onFirstUse } from '../../../core/chevrotain.ts';
import { type Span, span } from '../../../core/span.ts';
import type { Fault } from '../../../core/syntax.ts';
import { ShellParser } from './parser.ts';
import * as t from './tokens.ts';
import type { Item, Part } from './tree.ts';
import { withoutTabs } from './word.ts';
import type { UnreadBody } from './word-parser.ts';

const theParser = onFirstUse(() => new ShellParser());

export interface ParsedShell {
  readonly items: readonly Item[];
  readonly faults: readonly Fault[];
}

/** Here-documents in the substitutions of here-documents in ...: nobody writes more. */
const MAX_BODY_DEPTH = 3;

/** Reads a stretch of a text as a script; spans are those of the whole text. */
export function parseShell(text: string, at: Span = span(0, text.length)): ParsedShell {
  const parser = theParser();
  const faults: Fault[] = [];
  const unread: UnreadBody[] = [];
  const { tokens, documents } = t.tokenize(text.slice(at.start, at.end));
  parser.begin({ text, base: at.start, documents, faults, unread }, shifted(tokens, at.start));
  const items = parser.script() ?? [];
  let { tooDeep } = parser;
  for (let level = 0, bodies = unread.splice(0); bodies.length > 0; level++, bodies = unread.splice(0)) {
    if (level === MAX_BODY_DEPTH) break;
    for (const { body, strip, parts } of bodies) {
      const inner = t.tokenize(text.slice(body.start, body.end), 'document');
      parser.begin(
        { text, base: body.start, documents: inner.documents, faults, unread },
        shifted(inner.tokens, body.start),
      );
      const found: Part[] = [];
      parser.quotedParts(found);
      for (const part of withoutTabs(found, strip)) parts.push(part);
      tooDeep ||= parser.tooDeep;
    }
  }
  return { items, faults: tooDeep ? [] : withoutConsequences(faults) };
}

/**
 * The end of the first command of a text, with the line breaks and comments before it; undefined when the text
 * ends within it.
 */
export function firstCommandEnd(text: string): number | undefined {
  const parser = theParser();
  const { tokens, documents } = t.tokenize(text);
  parser.begin({ text, base: 0, documents, faults: [], unread: [] }, tokens);
  return parser.line() ? parser.consumed : undefined;
}

function shifted(tokens: IToken[], by: number): IToken[] {
  if (by > 0) for (const token of tokens) token.startOffset += by;
  return tokens;
}

/**
 * One mistake, one message. What an unterminated quote or here-document swallows is missing elsewhere; a construct
 * that is not closed leaves its other words astray, and one such word is mostly followed by more.
 */
function withoutConsequences(faults: readonly Fault[]): Fault[] {
  const inOrder = [...faults].sort((a, b) => a.span.start - b.span.start);
  const swallower = inOrder.find(
    ({ kind }) => kind === 'unterminated-quote' || kind === 'unterminated-heredoc',
  );
  const isOpen = inOrder.some(({ kind }) => kind === 'unclosed-construct');
  const stray = isOpen ? undefined : inOrder.find(({ kind }) => kind === 'stray-word');
  return inOrder.filter((fault) => {
    if (fault === swallower || fault === stray) return true;
    if (fault.kind === 'stray-word') return false;
    return !swallower || (fault.span.start < swallower.span.start && fault.kind !== 'unclosed-construct');
  });
}
