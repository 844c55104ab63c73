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
export const Comment = createToken({ name: 'Comment', pattern: /#[\0-\x09\v-\uffff]*/ });
/** Heartbeat reads `auth %d`, for which no blank is needed: `auth1` names key 1. */
export const Auth = createToken({ name: 'Auth', pattern: /auth/, push_mode: 'rest' });
/** The number of a key, read with `%d`, which ends at the first character that is no digit. */
export const Integer = createToken({ name: 'Integer', pattern: /\d+/, push_mode: 'rest' });
/** The first word of a line that is neither. */
export const FirstWord = createToken({
  name: 'FirstWord',
  pattern: /[\0-\x08\v\x0e-\x1f!-\uffff]+/,
  push_mode: 'rest',
});
/** Anything but blanks, written as what it is and not as what it is not: only so can Chevrotain dispatch by character. */
export const Word = createToken({ name: 'Word', pattern: /[\0-\x08\v\x0e-\x1f!-\uffff]+/ });

export const allTokens = [Blank, Comment, Auth, Integer, FirstWord, Word];
/** What the first characters of a line mean, they do not mean later: a secret may well begin with `auth` or `#`. */
export const lexer = makeLexer({
  defaultMode: 'line',
  modes: { line: [Blank, Comment, Auth, Integer, FirstWord], rest: [Blank, Word] },
});
