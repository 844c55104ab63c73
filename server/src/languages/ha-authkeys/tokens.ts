import { createToken, Lexer } from 'chevrotain';
import { makeLexer } from '../../core/chevrotain.ts';

/** Blanks as heartbeat skips them (auth.c, WHITESPACE): a line may also begin with them. */
export const Blank = createToken({
  name: 'Blank',
  pattern: /[ \t\r\n\f]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
/** `#` starts a comment only as the first character of a line; later it is text. */
export const Comment = createToken({
  name: 'Comment',
  pattern: { exec: (text, offset) => (text.slice(0, offset).trim() === '' ? commentAt(text, offset) : null) },
  start_chars_hint: ['#'],
  line_breaks: false,
});
/** Any word of a line, whatever else it is: numbers and `auth` are words like others after the first. */
export const AnyWord = createToken({ name: 'AnyWord', pattern: Lexer.NA });
/** Anything but blanks, written as what it is and not as what it is not: only so can Chevrotain dispatch by character. */
export const Word = createToken({
  name: 'Word',
  pattern: /[\0-\x08\v\x0e-\x1f!-\uffff]+/,
  categories: AnyWord,
});
export const Auth = createToken({ name: 'Auth', pattern: /auth/, longer_alt: Word, categories: AnyWord });
export const Integer = createToken({
  name: 'Integer',
  pattern: /\d+/,
  longer_alt: Word,
  categories: AnyWord,
});

export const allTokens = [Blank, Comment, Auth, Integer, Word, AnyWord];
export const lexer = makeLexer(allTokens);

function commentAt(text: string, offset: number): RegExpExecArray | null {
  const pattern = /#[^\n]*/y;
  pattern.lastIndex = offset;
  return pattern.exec(text);
}
