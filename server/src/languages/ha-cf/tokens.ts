import { createToken, Lexer } from 'chevrotain';
import { makeLexer } from '../../core/chevrotain.ts';
import { wholeLineDirectives } from './catalog.ts';

/** Blanks as heartbeat knows them (heartbeat.h, WHITESPACE). */
const Blank = createToken({
  name: 'Blank',
  pattern: /[ \t\r\n\f]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
/** Between the values of most directives a comma is as good as a blank (heartbeat.h, DELIMS). */
const Delimiter = createToken({
  name: 'Delimiter',
  pattern: /[, \t\r\n\f]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
/** A comment begins anywhere, even inside a word: nothing in this language quotes a `#`. */
const Comment = createToken({
  name: 'Comment',
  pattern: /#[\0-\x09\v-\uffff]*/,
  group: Lexer.SKIPPED,
});
/**
 * `<node1 name as per uname -n>` or `{{ node }}`: what a manual or a template leaves to be filled in. One that is
 * not closed takes the rest of the line.
 */
export const Placeholder = createToken({
  name: 'Placeholder',
  pattern: /<[\0-\x09\v\f\x0e-"$-=?-\uffff]*>?|\{\{[\0-\x09\v\f\x0e-"$-|~-\uffff]*(?:\}\})?/,
});
/** The name of a directive ends at a blank and nowhere else: to heartbeat, `node,alice` is one strange name. */
export const Name = createToken({
  name: 'Name',
  pattern: /[\0-\x08\v\x0e-\x1f!"$-\uffff]+/,
  push_mode: 'values',
});
/** Directives whose line heartbeat hands on as it stands: their words are split at blanks only. */
export const WholeLineName = createToken({
  name: 'WholeLineName',
  pattern: new RegExp([...wholeLineDirectives].sort((a, b) => b.length - a.length).join('|')),
  longer_alt: Name,
  categories: Name,
  push_mode: 'words',
});
export const Value = createToken({ name: 'Value', pattern: /[\0-\x08\v\x0e-\x1f!"$-+\--\uffff]+/ });
export const LineWord = createToken({
  name: 'LineWord',
  pattern: /[\0-\x08\v\x0e-\x1f!"$-\uffff]+/,
  categories: Value,
});

export const lexer = makeLexer({
  defaultMode: 'name',
  modes: {
    name: [Blank, Comment, WholeLineName, Name],
    values: [Delimiter, Comment, Placeholder, Value],
    words: [Blank, Comment, Placeholder, LineWord],
  },
});
export const allTokens = [Blank, Delimiter, Comment, Placeholder, WholeLineName, Name, LineWord, Value];
