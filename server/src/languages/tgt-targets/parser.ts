import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { onFirstUse, tokenSpan } from '../../core/chevrotain.ts';
import { lineEnd } from '../../core/lines.ts';
import { cover, type Span, span } from '../../core/span.ts';
import type { Fault, Parsed } from '../../core/syntax.ts';
import { type MeantTag, meantTag } from './meant-tag.ts';
import { nest } from './nesting.ts';
import {
  allTokens,
  BrokenTag,
  blockCommentEnd,
  ClosingTag,
  Comment,
  HereDocument,
  hereDocumentEnd,
  isClosed,
  Key,
  lexer,
  Newline,
  OpenComment,
  OpeningTag,
  Value,
} from './tokens.ts';
import type { TargetsNode, Word } from './tree.ts';

/** A line, before sections are put together of it. */
export type Line =
  | { readonly kind: 'entry'; readonly node: TargetsNode }
  | { readonly kind: 'opening'; readonly tag: Tag }
  | { readonly kind: 'closing'; readonly tag: Tag };

export interface Tag {
  readonly span: Span;
  readonly name: Word;
  readonly argument: Word | undefined;
  /** `<name/>`, which Config::General takes for an opening and a closing tag. */
  readonly closesItself: boolean;
}

/**
 * Lines as Config::General 2.65 reads them (_read, _parse) with the options that tgt-admin gives it:
 *
 *     file = { line newline }
 *     line = ( opening-tag | closing-tag | key { value } ) [ comment ]
 *
 * Sections nest without end there, so that they are put together in a loop and not in the grammar.
 */
class TargetsParser extends EmbeddedActionsParser {
  /** What is parsed: values are cut out of it with the blanks in them. */
  text = '';

  constructor() {
    super(allTokens, { maxLookahead: 1, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  file = this.RULE('file', (): { readonly lines: readonly Line[]; readonly faults: readonly Fault[] } => {
    const lines: Line[] = [];
    const faults: Fault[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.tagLine, { ARGS: [lines, faults] }) },
        { ALT: () => this.SUBRULE(this.entryLine, { ARGS: [lines, faults] }) },
        { ALT: () => this.CONSUME(Comment) },
        {
          ALT: () => {
            const at = this.CONSUME(OpenComment).startOffset;
            faults.push({ kind: 'unclosed-comment', span: span(at, at + 2) });
          },
        },
        { ALT: () => this.CONSUME(Newline) },
      ]);
    });
    return { lines, faults };
  });

  private tagLine = this.RULE('tagLine', (lines: Line[] = [], faults: Fault[] = []): void => {
    const token = this.OR([
      { ALT: () => this.CONSUME(OpeningTag) },
      { ALT: () => this.CONSUME(ClosingTag) },
      { ALT: () => this.CONSUME(BrokenTag) },
    ]);
    const rest: IToken[] = [];
    this.SUBRULE(this.values, { ARGS: [rest] });
    this.OPTION(() => this.CONSUME(Comment));
    this.ACTION(() => {
      const meant = this.meantAt(token);
      if (meant) {
        misread(meant, lines, faults);
        return;
      }
      const tag = tagOf(token);
      const isClosing = token.image.startsWith('</');
      const [extra] = rest;
      if (token.tokenType === BrokenTag) {
        faults.push({ kind: 'unclosed-tag', span: tag.span, found: token.image.trimEnd() });
      } else if (extra) {
        faults.push({ kind: 'text-after-tag', span: around(rest), found: extra.image, subject: token.image });
      }
      lines.push({ kind: isClosing ? 'closing' : 'opening', tag });
    });
  });

  private entryLine = this.RULE('entryLine', (lines: Line[] = [], faults: Fault[] = []): void => {
    const key = this.CONSUME(Key);
    const values: IToken[] = [];
    this.SUBRULE(this.values, { ARGS: [values] });
    const comment = this.OPTION(() => this.CONSUME(Comment));
    this.ACTION(() => {
      const meant = this.meantAt(key);
      if (meant) {
        misread(meant, lines, faults);
        return;
      }
      const open = values.find(({ tokenType, image }) => tokenType === HereDocument && !isClosed(image));
      if (open) {
        const at = span(open.startOffset, open.startOffset + 2);
        faults.push({ kind: 'unclosed-here-document', span: at });
        // Config::General keeps nothing of it, not even the key.
        return;
      }
      lines.push({ kind: 'entry', node: entryOf(this.text, key, values, comment) });
    });
  });

  /** The tag that the line of a token is meant for, with its place in the block. */
  private meantAt({ startOffset }: IToken): MeantTag | undefined {
    const lineStart = this.text.lastIndexOf('\n', startOffset) + 1;
    const meant = meantTag(this.text.slice(lineStart, lineEnd(this.text, startOffset)));
    return meant && { ...meant, start: lineStart + meant.start, end: lineStart + meant.end };
  }

  private values = this.RULE('values', (into: IToken[] = []): void => {
    this.MANY(() => {
      this.OR([
        { ALT: () => into.push(this.CONSUME(Value)) },
        { ALT: () => into.push(this.CONSUME(HereDocument)) },
      ]);
    });
  });
}

const theParser = onFirstUse(() => new TargetsParser());

/** Reads one block. Damaged text gives a tree of what can be read. */
export function parse(text: string): Parsed<TargetsNode> {
  const parser = theParser();
  parser.text = text;
  parser.input = lexer.tokenize(text).tokens;
  const { lines, faults } = parser.file() ?? { lines: [], faults: [] };
  const nested = nest(lines);
  const tree: TargetsNode = { kind: 'root', span: span(0, text.length), children: nested.nodes };
  return { tree, faults: [...faults, ...nested.faults] };
}

const EMPTY: Pick<Tag, 'name' | 'argument'> = { name: { text: '', span: span(0, 0) }, argument: undefined };

/** Goes on as if the tag were written as it is meant, so that nothing else is said about it. */
function misread({ kind, start, end, text, trouble }: MeantTag, lines: Line[], faults: Fault[]): void {
  const at = span(start, end);
  faults.push({ kind: 'misread-tag', span: at, subject: trouble, expected: text });
  // Of an empty tag nobody knows which section it is to close: it closes the innermost one.
  const isEmpty = trouble === 'turned' && end - start === 2;
  const { name, argument } = isEmpty ? EMPTY : tagOf({ image: text, startOffset: end - text.length });
  // Its name may stand nowhere in the text.
  const inside = (word: Word): Word =>
    word.span.start < start || word.text === '' ? { ...word, span: at } : word;
  lines.push({
    kind,
    tag: { span: at, name: inside(name), argument: argument && inside(argument), closesItself: false },
  });
}

function tagOf(token: Pick<IToken, 'image' | 'startOffset'>): Tag {
  const at = span(token.startOffset, token.startOffset + token.image.trimEnd().length);
  const isClosing = token.image.startsWith('</');
  const inner = token.image.slice(isClosing ? 2 : 1).replace(/\s*\/?>?\s*$/, '');
  const start = token.startOffset + (isClosing ? 2 : 1);
  const match = /^(\s*)("[^"]*"|\S*)(\s*)([\s\S]*)$/.exec(inner);
  const [, lead = '', first = '', gap = '', rest = ''] = match ?? [];
  const name = unquoted(first, start + lead.length);
  const argument = unquoted(rest.trimEnd(), start + lead.length + first.length + gap.length);
  return {
    span: at,
    name,
    argument: argument.text === '' ? undefined : argument,
    closesItself: !isClosing && /\/>\s*$/.test(token.image),
  };
}

/** Quotes around all of a word are taken off (Config::General, _parse). */
function unquoted(text: string, start: number): Word {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) {
    return { text, span: span(start, start + text.length) };
  }
  return { text: text.slice(1, -1), span: span(start + 1, start + text.length - 1) };
}

function entryOf(
  source: string,
  token: IToken,
  values: readonly IToken[],
  comment: IToken | undefined,
): TargetsNode {
  const name = token.image.replace(/[ \t]*=$/, '');
  const key = { text: name, span: span(token.startOffset, token.startOffset + name.length) };
  const last = values.at(-1);
  const at = last ? cover(tokenSpan(token), tokenSpan(last)) : tokenSpan(token);
  const value = values.length > 0 ? readValue(source, values) : undefined;
  if (value && /^include(?:optional)?$/i.test(name) && !token.image.endsWith('=')) {
    return { kind: 'include', span: at, path: value };
  }
  return {
    kind: 'entry',
    span: at,
    key,
    value,
    comment: comment && commentOf(comment),
  };
}

function commentOf({ image, startOffset }: IToken): Word {
  const text = image.trimEnd();
  return { text, span: span(startOffset, startOffset + text.length) };
}

function readValue(source: string, values: readonly IToken[]): Word {
  const at = around(values);
  const raw = source.slice(at.start, at.end);
  const [first] = values;
  if (first?.tokenType === HereDocument && values.length === 1) {
    return { text: raw.split('\n').slice(1, -1).join('\n'), span: at };
  }
  if (raw.includes('\n') || raw.includes('/*')) {
    return { text: values.map(({ image }) => image).join(' '), span: at };
  }
  const { text, span: inside } = unquoted(raw, at.start);
  return { text: text.replaceAll('\\#', '#'), span: inside };
}

function around(tokens: readonly IToken[]): Span {
  const [first] = tokens;
  const last = tokens.at(-1);
  return first && last ? cover(tokenSpan(first), tokenSpan(last)) : span(0, 0);
}

const OPENING = /^[ \t\r\f]*<(?!\/)/;
const CLOSING = /^[ \t\r\f]*<\//;
const TARGET = /^[ \t\r\f]*<[ \t]*target\b/i;
const ENTRY_WITH_HERE_DOCUMENT = /^[ \t\r\f]*[^\s=#<]+[ \t=]+<</;

/**
 * A section with all its lines, or else one line and what belongs to it. A section that is not closed ends where the
 * next target begins.
 */
export function blockEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const line = text.slice(at, lineEnd(text, at));
    const meant = meantTag(line);
    if (depth > 0 && TARGET.test(meant?.text ?? line)) return at;
    at = meant ? at + line.length : unitEnd(text, at);
    if (meant) depth += meant.kind === 'opening' ? 1 : -1;
    else if (OPENING.test(line)) depth += /\/>[ \t\r]*(?:#.*)?\n?$/.test(line) ? 0 : 1;
    else if (CLOSING.test(line)) depth--;
    if (depth <= 0) return at;
  }
  return text.length;
}

/** The end of a line with its continuations, of a comment of C, or of a here-document. */
function unitEnd(text: string, start: number): number {
  let first = start;
  while (/[ \t\r\f]/.test(text.charAt(first))) first++;
  if (text.startsWith('/*', first)) {
    const end = blockCommentEnd(text, first);
    return end === undefined ? text.length : lineEnd(text, end);
  }
  let end = lineEnd(text, start);
  const line = text.slice(start, end);
  if (line.includes('#')) return end;
  if (ENTRY_WITH_HERE_DOCUMENT.test(line)) {
    const close = hereDocumentEnd(text, start + line.indexOf('<<'));
    return close === undefined ? end : lineEnd(text, close);
  }
  while (end < text.length && text.slice(end - 2, end) === '\\\n') {
    end = lineEnd(text, end);
  }
  return end;
}

/** The comments of a block; those of C are not among them. */
export function comments(text: string): readonly Span[] {
  return lexer
    .tokenize(text)
    .tokens.flatMap((token) => (token.tokenType === Comment ? [tokenSpan(token)] : []));
}
