import type { IToken } from 'chevrotain';
import type { Word } from '../tree.ts';
import { part, payloadOf } from '../words.ts';

const SCORE_WITHOUT_COLON = /^[+-]?(?:inf|infinity|\d+|mandatory|advisory)$/i;

/** What stands after the equals sign. */
export function afterEquals(token: IToken): Word {
  return part(token, payloadOf(token).text.indexOf('=') + 1);
}

/** `inf:` without its colon. */
export function scoreOf(token: IToken): Word {
  const { text } = payloadOf(token);
  return part(token, 0, text.endsWith(':') ? text.length - 1 : text.length);
}

/** parse.py, _IDENT_RE. */
export function isIdentifier(token: IToken): boolean {
  return /^[\w#$<-][^=]*$/.test(payloadOf(token).text);
}

/** `$id-ref=id`: what is written elsewhere. */
export function isReference(token: IToken): boolean {
  return /^\$id-ref=/i.test(payloadOf(token).text);
}

/** A score that lacks its colon. */
export function isBareScore(text: string): boolean {
  return SCORE_WITHOUT_COLON.test(text);
}
