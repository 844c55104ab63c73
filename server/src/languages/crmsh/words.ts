import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import { cover, type Span, span } from '../../core/span.ts';
import type { Word } from './tree.ts';

/** What a token of the parser carries: its text as crmsh reads it, and where each character stands. */
export interface WordPayload {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly offsets: readonly number[] | undefined;
}

export function makeWordToken(type: TokenType, payload: WordPayload): IToken {
  const token = createTokenInstance(
    type,
    payload.text,
    payload.start,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  );
  token.payload = payload;
  return token;
}

const NOTHING: WordPayload = { text: '', start: 0, end: 0, offsets: undefined };

/** The payload of a token; of Chevrotain's recording phase, which has none, an empty one. */
export function payloadOf(token: IToken): WordPayload {
  return (token.payload as WordPayload | undefined) ?? NOTHING;
}

/** A stretch of a word, by positions in its text; without the quotes around it. */
export function slicePayload(payload: WordPayload, from: number, to = payload.text.length): WordPayload {
  const at = (index: number): number => payload.offsets?.[index] ?? payload.start + index;
  const start = from < payload.text.length ? at(from) : from === 0 ? payload.start : payload.end;
  const end = to > from ? at(to - 1) + 1 : start;
  return {
    text: payload.text.slice(from, to),
    start,
    end,
    offsets: payload.offsets?.slice(from, to + 1),
  };
}

export function wordOf(token: IToken): Word {
  return part(token, 0);
}

/** A part of a token's text as a word of its own. */
export function part(token: IToken, from: number, to?: number): Word {
  const { text, start, end } = slicePayload(payloadOf(token), from, to);
  return { text, span: span(start, end) };
}

/** The whole stretch a token covers, quotes included. */
export function spanOf(token: IToken): Span {
  const { start, end } = payloadOf(token);
  return span(start, end);
}

/** The span around all that is there. */
export function around(
  first: Span,
  ...rest: readonly (Spanned | readonly (Spanned | undefined)[] | undefined)[]
): Span {
  let whole = first;
  for (const one of rest) {
    // Lists come as they are: a line may have more words than a call takes arguments.
    for (const each of one !== undefined && 'length' in one ? one : [one]) {
      if (each) whole = cover(whole, each.span);
    }
  }
  return whole;
}

interface Spanned {
  readonly span: Span;
}
