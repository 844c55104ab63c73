import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { makeLexer, tokenMatch } from '../../core/chevrotain.ts';
import { startsStatement } from './keywords.ts';
import { continuationAt } from './layout.ts';
import { type ScannedWord, scanWord } from './scan.ts';

/**
 * Text becomes tokens in two steps. Chevrotain's lexer finds words as shlex does, with quotes and continuation
 * lines; what a word means depends on its statement (`network` is a section of a bundle and a fine name for a group
 * member), so that classify.ts then gives each word one of the types below.
 */

// What the lexer finds.

export const Blank = createToken({ name: 'Blank', pattern: /[ \t\r\f\v]+/, group: Lexer.SKIPPED });
export const LineBreak = createToken({ name: 'LineBreak', pattern: /\n/ });
export const Continuation = createToken({
  name: 'Continuation',
  pattern: { exec: (text, offset) => matchOf(text, offset, continuationAt(text, offset)) },
  start_chars_hint: ['\\'],
  line_breaks: true,
});
/** A comment line, or what is meant as one: `#` at the start of a word that is no name of a node attribute. */
export const Comment = createToken({
  name: 'Comment',
  pattern: { exec: commentAt },
  start_chars_hint: ['#'],
  line_breaks: false,
});

// What the parser reads. Every word is an AnyWord.

export const AnyWord = createToken({ name: 'AnyWord', pattern: Lexer.NA });
/** A word of an attribute list: `name=value`, a name without value, `@reference`. */
export const AttributeWord = word('AttributeWord');
/** A word that can name something: an id, a node, an agent. */
export const NameWord = word('NameWord');
/** A word that begins the next part of the statement. */
export const SectionWord = word('SectionWord');

/** `name=value`, `$id:name=value`. */
export const PairWord = word('PairWord', AttributeWord);
/** `role=R` or `$role=R`. */
export const RoleWord = word('RoleWord', AttributeWord);
/** `description=text`. */
export const DescriptionWord = word('DescriptionWord', AttributeWord);
/** `$id=id` or `$id-ref=id`. */
export const IdWord = word('IdWord', AttributeWord);
/** `@id`. */
export const AtWord = word('AtWord', AttributeWord, NameWord);
/** `=`, or a word that begins with it: a blank too many before the equals sign. */
export const EqualsWord = word('EqualsWord', AttributeWord);
/** `inf:`: a score, an id or a fencing target. */
export const ScoreWord = word('ScoreWord', NameWord);
/** A word with a colon inside: an agent, `resource:role`. */
export const ColonWord = word('ColonWord', NameWord);
export const PlainWord = word('PlainWord', AttributeWord, NameWord);
export const OpenBracket = word('OpenBracket');
export const CloseBracket = word('CloseBracket');

export const Params = word('Params', SectionWord);
export const Meta = word('Meta', SectionWord);
export const Utilization = word('Utilization', SectionWord);
export const Attributes = word('Attributes', SectionWord);
export const Operations = word('Operations', SectionWord);
export const Op = word('Op', SectionWord);
export const OpParams = word('OpParams', SectionWord);
export const OpMeta = word('OpMeta', SectionWord);
export const Rule = word('Rule', SectionWord);
/** docker, podman or rkt. */
export const Container = word('Container', SectionWord);
export const Network = word('Network', SectionWord);
export const PortMapping = word('PortMapping', SectionWord);
export const Storage = word('Storage', SectionWord);
export const StorageMapping = word('StorageMapping', SectionWord);
export const Contained = word('Contained', SectionWord);
export const Select = word('Select', SectionWord);
export const To = word('To', SectionWord);

/** Inside rules. */
export const And = word('And');
export const Or = word('Or');
export const DateWord = word('DateWord');
/** defined or not_defined. */
export const Unary = word('Unary');

export const Node = word('Node');
export const Primitive = word('Primitive');
export const Template = word('Template');
export const Group = word('Group');
export const Clone = word('Clone');
export const Bundle = word('Bundle');
export const Location = word('Location');
export const Colocation = word('Colocation');
export const Order = word('Order');
export const Ticket = word('Ticket');
export const Property = word('Property');
export const Defaults = word('Defaults');
export const Fencing = word('Fencing');
export const Tag = word('Tag');
export const Role = word('Role');
export const User = word('User');
export const Acl = word('Acl');
export const Alert = word('Alert');
export const Monitor = word('Monitor');
export const Xml = word('Xml');
/** A command of the crm shell that is no statement. */
export const Command = word('Command');
/** A first word that crmsh does not know. */
export const Unknown = word('Unknown');

/** The types the parser knows. */
export const parserTokens: TokenType[] = [
  AnyWord,
  AttributeWord,
  NameWord,
  SectionWord,
  PairWord,
  RoleWord,
  DescriptionWord,
  IdWord,
  AtWord,
  EqualsWord,
  ScoreWord,
  ColonWord,
  PlainWord,
  OpenBracket,
  CloseBracket,
  Params,
  Meta,
  Utilization,
  Attributes,
  Operations,
  Op,
  OpParams,
  OpMeta,
  Rule,
  Container,
  Network,
  PortMapping,
  Storage,
  StorageMapping,
  Contained,
  Select,
  To,
  And,
  Or,
  DateWord,
  Unary,
  Node,
  Primitive,
  Template,
  Group,
  Clone,
  Bundle,
  Location,
  Colocation,
  Order,
  Ticket,
  Property,
  Defaults,
  Fencing,
  Tag,
  Role,
  User,
  Acl,
  Alert,
  Monitor,
  Xml,
  Command,
  Unknown,
];

/** Lexes the words of a block. `careful` ends a quote at its line's end: for text whose quotes do not balance. */
export function tokenize(text: string, careful: boolean): readonly IToken[] {
  return (careful ? carefulLexer : usualLexer).tokenize(text).tokens;
}

function word(name: string, ...categories: TokenType[]): TokenType {
  return createToken({ name, pattern: Lexer.NA, categories: [AnyWord, ...categories] });
}

function rawWord(name: string, quotesSpanLines: boolean): TokenType {
  return createToken({
    name,
    pattern: {
      exec(text, offset) {
        const scanned = scanWord(text, offset, quotesSpanLines);
        const match: RegExpExecArray & { payload?: ScannedWord } = tokenMatch(text, offset, scanned.end);
        match.payload = scanned;
        return match;
      },
    },
    start_chars_hint: anyCharacter(),
    line_breaks: true,
  });
}

const usualLexer = makeLexer([Blank, LineBreak, Continuation, Comment, rawWord('RawWord', true)]);
const carefulLexer = makeLexer([Blank, LineBreak, Continuation, Comment, rawWord('CarefulWord', false)]);

/** Chevrotain looks up token types by first character, characters beyond Latin-1 in buckets of 255. */
function anyCharacter(): number[] {
  const codes: number[] = [];
  for (let code = 0; code < 256; code++)
    if (!/[ \t\r\n\f\v]/.test(String.fromCharCode(code))) codes.push(code);
  for (let code = 256; code <= 0xffff; code += 100) codes.push(code);
  return codes;
}

/** Attributes of nodes that rules may test; pacemaker's own begin with `#`. */
const NODE_ATTRIBUTE = /#(?:uname|kind|id|is_dc|cluster-name|site-name|role|ra-version)(?![\w-])/iy;

function commentAt(text: string, offset: number): RegExpExecArray | null {
  if (beginsLogicalLine(text, offset)) return tokenMatch(text, offset, commentLineEnd(text, offset));
  NODE_ATTRIBUTE.lastIndex = offset;
  if (NODE_ATTRIBUTE.test(text)) return null;
  return tokenMatch(text, offset, lineContent(text, offset).end);
}

/** The end of a comment line: backslashes draw further lines into it, though none that begins a statement. */
function commentLineEnd(text: string, offset: number): number {
  for (let at = offset; ; ) {
    const { end, next, continued } = lineContent(text, at);
    if (!continued || next >= text.length || startsStatement(text, next, '')) return end;
    at = next;
  }
}

function beginsLogicalLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && /[ \t\r\f\v]/.test(text[at] ?? '')) at--;
  if (at < 0) return true;
  if (text[at] !== '\n') return false;
  at--;
  while (at >= 0 && /[ \t\r\f\v]/.test(text[at] ?? '')) at--;
  return text[at] !== '\\';
}

/** What stands in the rest of a line before blanks and backslashes at its end. */
function lineContent(text: string, offset: number) {
  const breakAt = text.indexOf('\n', offset);
  const next = breakAt < 0 ? text.length : breakAt + 1;
  let end = breakAt < 0 ? text.length : breakAt;
  while (end > offset && /\s/.test(text[end - 1] ?? '')) end--;
  const continued = text[end - 1] === '\\';
  while (end > offset && text[end - 1] === '\\') end--;
  while (end > offset + 1 && /\s/.test(text[end - 1] ?? '')) end--;
  return { end, next, continued };
}

function matchOf(text: string, offset: number, length: number): RegExpExecArray | null {
  return length > 0 ? tokenMatch(text, offset, offset + length) : null;
}
