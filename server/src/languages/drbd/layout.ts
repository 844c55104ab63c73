import type { IToken } from 'chevrotain';
import { tokenSpan } from '../../core/chevrotain.ts';

/** Where tokens stand on their lines: people indent what they mean to nest, also where a brace is lost. */

export function startsLine(text: string, { startOffset }: IToken): boolean {
  return isFirstOfLine(text, startOffset);
}

export function isFirstOfLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && isBlank(text.charCodeAt(at))) at--;
  return at < 0 || text[at] === '\n';
}

/** The column of a token, with tabs of eight. */
export function columnOf(text: string, { startOffset }: IToken): number {
  let column = 0;
  for (let at = text.lastIndexOf('\n', startOffset - 1) + 1; at < startOffset; at++) {
    column = text[at] === '\t' ? column + 8 - (column % 8) : column + 1;
  }
  return column;
}

/** The text from the first token to the last, on one line and short enough for a message. */
export function textOf(text: string, tokens: readonly IToken[]): string {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return '';
  return text.slice(first.startOffset, tokenSpan(last).end).replace(/\s+/g, ' ').slice(0, 80);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}
