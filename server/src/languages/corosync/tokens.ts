import { createToken, Lexer } from 'chevrotain';
import { makeLexer } from '../../core/chevrotain.ts';

/*
 * A line is read as corosync's coroparse.c (parse_section) reads it: whatever holds a `{` opens a section, else
 * whatever holds a `:` is a key with its value, else `}` closes a section. The classes of characters are written as
 * what they are and not as what they are not, since only so can Chevrotain dispatch by the first character.
 */

/** Any character of a name: not `{`, `}`, `:` or the end of the line. */
const NAME = '[\\0-\\x09\\v-9;-z|~-\\uffff]';
/** The first one: no blank and no `#` either. */
const FIRST = '[\\0-\\x08\\v-\\x1f!"$-9;-z|~-\\uffff]';
/** The same with colons. */
const ODD_NAME = '[\\0-\\x09\\v-z|~-\\uffff]';
const ODD_FIRST = '[\\0-\\x08\\v-\\x1f!"$-z|~-\\uffff]';
/** Nothing but blanks up to the end of the line. */
const END_OF_LINE = '[ \\t\\r]*(?![\\0-\\t\\v-\\uffff])';

/** Blanks, and the one carriage return before the end of a line that corosync takes off. */
const Blank = createToken({ name: 'Blank', pattern: /[ \t]+|\r(?![\0-\t\v-\uffff])/, group: Lexer.SKIPPED });
export const Newline = createToken({ name: 'Newline', pattern: /\n/, line_breaks: true });
/** The end of a line that ends a value. */
const ValueEnd = createToken({
  name: 'ValueEnd',
  pattern: /\n/,
  line_breaks: true,
  pop_mode: true,
  categories: [Newline],
});
/** `#` starts a comment as the first character of a line only; beside a brace corosync refuses it. */
export const Comment = createToken({ name: 'Comment', pattern: /#[\0-\t\v-\uffff]*/ });
export const OpeningBrace = createToken({ name: 'OpeningBrace', pattern: /\{/ });
export const ClosingBrace = createToken({ name: 'ClosingBrace', pattern: /\}/ });
/**
 * The name before `{`; corosync takes blanks and colons off its end, so that `totem: {` opens totem. A colon within
 * the name is a part of it when the brace ends the line; else a value with a brace in it is meant.
 */
export const SectionName = createToken({
  name: 'SectionName',
  pattern: new RegExp(`${FIRST}${NAME}*(?::[ \\t]*)?(?=\\{)|${ODD_FIRST}${ODD_NAME}*(?=\\{${END_OF_LINE})`),
});
export const Key = createToken({ name: 'Key', pattern: new RegExp(`${FIRST}${NAME}*(?=:)`) });
export const Colon = createToken({ name: 'Colon', pattern: /:/, push_mode: 'value' });
/** Everything behind the colon, whatever it is: there are no quotes, escapes or comments. */
export const Value = createToken({ name: 'Value', pattern: /[\0-\t\v-\uffff]+/ });
/** Text that is no name of anything. */
export const Stray = createToken({ name: 'Stray', pattern: new RegExp(`${FIRST}${NAME}*`) });

export const allTokens = [
  ...[Blank, Newline, ValueEnd, Comment, OpeningBrace, ClosingBrace],
  ...[SectionName, Key, Colon, Value, Stray],
];

export const lexer = makeLexer({
  defaultMode: 'line',
  modes: {
    line: [Blank, Newline, Comment, OpeningBrace, ClosingBrace, SectionName, Key, Colon, Stray],
    value: [ValueEnd, Value],
  },
});
