import { type CustomPatternMatcherReturn, createToken, Lexer } from 'chevrotain';
import { makeLexer } from '../../core/chevrotain.ts';

export const Newline = createToken({ name: 'Newline', pattern: /\n/, line_breaks: true, pop_mode: true });
/** An empty line, or the end of one that held only a comment. */
const EmptyLine = createToken({ name: 'EmptyLine', pattern: /\n/, line_breaks: true, group: Lexer.SKIPPED });
const Blank = createToken({ name: 'Blank', pattern: /[ \t\r\f]+/, group: Lexer.SKIPPED });
const Continuation = createToken({
  name: 'Continuation',
  pattern: /\\\n/,
  line_breaks: true,
  group: Lexer.SKIPPED,
});
/** A `#` with a backslash in front is text (Config::General, _read). */
export const Comment = createToken({ name: 'Comment', pattern: /#[\0-\x09\v-\uffff]*/ });
/** A comment of C, which begins as the first thing of a line and may go over many. */
const BlockComment = createToken({
  name: 'BlockComment',
  pattern: { exec: blockComment },
  start_chars_hint: ['/'],
  line_breaks: true,
  group: Lexer.SKIPPED,
});
/** One that is not closed takes the rest of the file. */
export const OpenComment = createToken({
  name: 'OpenComment',
  pattern: /\/\*[\0-\uffff]*/,
  line_breaks: true,
});
const InlineComment = createToken({
  name: 'InlineComment',
  pattern: /\/\*(?:[\0-\x09\v-)+-\uffff]|\*+(?!\/))*\*+\//,
  group: Lexer.SKIPPED,
});
export const ClosingTag = createToken({
  name: 'ClosingTag',
  pattern: /<\/(?:[\0-\x09\v-"$-[\]-\uffff]|\\#?)*>/,
  push_mode: 'value',
});
export const OpeningTag = createToken({
  name: 'OpeningTag',
  pattern: /<[\0-\x09\v-"$-.0-\uffff](?:[\0-\x09\v-"$-[\]-\uffff]|\\#?)*>/,
  push_mode: 'value',
});
/** A tag without its `>`. */
export const BrokenTag = createToken({
  name: 'BrokenTag',
  pattern: /<(?:[\0-\x09\v-"$-[\]-\uffff]|\\#?)*/,
  push_mode: 'value',
});
/** The first word of a line, with the `=` that may follow it. */
export const Key = createToken({
  name: 'Key',
  pattern: /(?:[\0-\x08\v\x0e-\x1f!"$-<>-[\]-\uffff]|\\#|\\(?!\n))+(?:[ \t]*=)?|=/,
  push_mode: 'value',
});
/** `<<EOF`: the lines up to one with nothing but that word. */
export const HereDocument = createToken({
  name: 'HereDocument',
  pattern: { exec: hereDocument },
  start_chars_hint: ['<'],
  line_breaks: true,
});
export const Value = createToken({
  name: 'Value',
  pattern: /(?:[\0-\x08\v\x0e-\x1f!"$-[\]-\uffff]|\\#|\\(?!\n))+/,
});

export const allTokens = [
  ...[Newline, EmptyLine, Blank, Continuation, Comment, BlockComment, OpenComment, InlineComment],
  ...[ClosingTag, OpeningTag, BrokenTag, Key, HereDocument, Value],
];
export const lexer = makeLexer({
  defaultMode: 'line',
  modes: {
    line: [
      ...[EmptyLine, Blank, Continuation, Comment, BlockComment, OpenComment],
      ...[ClosingTag, OpeningTag, BrokenTag, Key],
    ],
    value: [Newline, Blank, Continuation, Comment, InlineComment, HereDocument, Value],
  },
});

/** Where a comment of C that begins here ends: behind the first end mark; undefined when there is none. */
export function blockCommentEnd(text: string, start: number): number | undefined {
  const end = text.startsWith('/*', start) ? text.indexOf('*/', start + 2) : -1;
  return end < 0 ? undefined : end + 2;
}

function blockComment(text: string, offset: number): CustomPatternMatcherReturn | null {
  const end = blockCommentEnd(text, offset);
  return end === undefined ? null : [text.slice(offset, end)];
}

const HERE_START = /<<[ \t]*([^\s<>#][^\s#]*)[ \t\r]*\n/y;

/**
 * The end of a here-document whose `<<` stands here, up to the word that ends it. One that is not closed takes the
 * rest of the file.
 */
export function hereDocumentEnd(text: string, start: number): number | undefined {
  HERE_START.lastIndex = start;
  const marker = HERE_START.exec(text)?.[1];
  if (marker === undefined) return undefined;
  for (let line = HERE_START.lastIndex; line < text.length; ) {
    const next = text.indexOf('\n', line);
    const end = next < 0 ? text.length : next;
    if (text.slice(line, end).trim() === marker) return end;
    line = end + 1;
  }
  return text.length;
}

/** Whether a here-document ends with its word, and not with the file. */
export function isClosed(hereDocument: string): boolean {
  const lines = hereDocument.split('\n');
  const marker = /<<[ \t]*([^\s#]*)/.exec(lines[0] ?? '')?.[1];
  return lines.length > 1 && lines.at(-1)?.trim() === marker;
}

function hereDocument(text: string, offset: number): CustomPatternMatcherReturn | null {
  const end = hereDocumentEnd(text, offset);
  return end === undefined ? null : [text.slice(offset, end)];
}
