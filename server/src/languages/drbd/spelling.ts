import type { IToken } from 'chevrotain';
import { tokenSpan } from '../../core/chevrotain.ts';
import type { Fault } from '../../core/syntax.ts';
import * as Token from './tokens.ts';
import { isPlainWord, plainSpelling } from './words.ts';

export interface SpellingProblem {
  readonly fault: Fault;
  /** Whether it still is a word, and no character that says nothing. */
  readonly isWord: boolean;
}

/** What is wrong with a word as it is spelt; brackets of an address hold what no word does. */
export function spellingProblem(token: IToken, inBrackets: boolean): SpellingProblem | undefined {
  const at = { span: tokenSpan(token), found: token.image };
  switch (token.tokenType) {
    case Token.Placeholder:
      return { fault: { kind: 'placeholder', ...at }, isWord: true };
    case Token.UnterminatedText:
      return { fault: { kind: 'unterminated-string', ...at }, isWord: true };
    case Token.SingleQuoted:
      return { fault: { kind: 'single-quotes', ...at }, isWord: true };
    case Token.TypographicText:
      return typographic(token);
    case Token.OddWord: {
      if (inBrackets) return undefined;
      if (isPlainWord(plainSpelling(token.image))) return typographic(token);
      const isWord = /\w/.test(token.image);
      return { fault: { kind: 'stray-character', ...at, ...(isWord && { expected: '"' }) }, isWord };
    }
    default:
      return undefined;
  }
}

function typographic(token: IToken): SpellingProblem {
  const { image } = token;
  const fault = {
    kind: 'typographic-character',
    span: tokenSpan(token),
    found: image,
    expected: plainSpelling(image),
  };
  return { fault, isWord: true };
}
