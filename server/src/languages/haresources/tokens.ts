import { createToken, Lexer } from 'chevrotain';
import { makeLexer } from '../../core/chevrotain.ts';

/** A carriage return is a blank here, so that a file with such line ends can be read; a rule speaks of it. */
export const Blank = createToken({ name: 'Blank', pattern: /[ \t\r\n\f]+/, line_breaks: true });
/** Joins lines without a blank between them (ResourceManager, ipres: `s/\\\n//`). */
export const Continuation = createToken({
  name: 'Continuation',
  pattern: /\\\r*\n/,
  line_breaks: true,
  push_mode: 'joined',
});
/**
 * The comment is cut off before lines are joined, and never after: a backslash inside it joins nothing, and on
 * continued lines there are no comments.
 */
export const Comment = createToken({ name: 'Comment', pattern: /#[\0-\x09\v-\uffff]*/ });
/** Any part of a word. */
export const Piece = createToken({ name: 'Piece', pattern: Lexer.NA });
/** What a manual leaves to be filled in; blanks in it do not make it two words. */
export const Placeholder = createToken({
  name: 'Placeholder',
  pattern: /<[\0-\x09\v\f\x0e-"$-;=?-[\]-\uffff]*>|\{\{[\0-\x09\v\f\x0e-"$-[\]-z|~-\uffff]*\}\}/,
  categories: Piece,
});
export const Separator = createToken({ name: 'Separator', pattern: /::/, categories: Piece });
/** Pieces of words: a colon or a backslash alone, and what is neither. */
export const Colon = createToken({ name: 'Colon', pattern: /:/, categories: Piece });
export const Backslash = createToken({ name: 'Backslash', pattern: /\\/, categories: Piece });
export const Hash = createToken({ name: 'Hash', pattern: /#/, categories: Piece });
export const Text = createToken({
  name: 'Text',
  pattern: /[\0-\x08\v\x0e-\x1f!-"$-9;-[\]-\uffff]+/,
  categories: Piece,
});

export const allTokens = [
  ...[Blank, Continuation, Comment, Placeholder, Separator, Colon, Backslash, Hash, Text],
  Piece,
];
export const lexer = makeLexer({
  defaultMode: 'first',
  modes: {
    first: [Blank, Comment, Continuation, Placeholder, Separator, Colon, Backslash, Text],
    joined: [Blank, Continuation, Placeholder, Separator, Colon, Backslash, Hash, Text],
  },
});
