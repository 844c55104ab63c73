import { createToken, createTokenInstance, type IToken, Lexer, type TokenType } from 'chevrotain';
import { makeLexer } from '../../core/chevrotain.ts';

/**
 * The words of drbd.conf, as the scanners of drbd-utils read them (drbdadm_scanner.fl): words of
 * `[A-Za-z0-9/._-]`, strings in double quotes on one line, `{ } ; [ ] :`, and comments from `#` to the end of the
 * line. What people write besides, and the tools refuse (single quotes, typographic quotes and dashes, `<names to
 * fill in>`, comments of C), has tokens of its own, so that it can be called by its name.
 */

/** Sources of the patterns that `blockEnd` needs too: inside these, braces and semicolons mean nothing. */
export const OPAQUE = {
  comment: '#[^\\n]*',
  // The stretch is limited so that many unclosed ones cannot cost a scan to the end each.
  foreignComment: '//(?=[ \\t])[^\\r\\n]*|/\\*[^]{0,4000}?\\*/',
  string: '"(?:\\\\[^\\n]|[^"\\\\\\n])*"',
  // Up to the end of the line, without the semicolon or brace that ends the statement.
  unterminated: '"(?:[^\\n#]*[^\\s;{}#])?',
  singleQuoted: "'[^'\\n]*'",
  typographic:
    '[\\u201c-\\u201f\\u00ab\\u2018-\\u201b][^\\n"\\u201c-\\u201f\\u00bb\\u2018-\\u201b]*["\\u201c-\\u201f\\u00bb\\u2018-\\u201b]',
  placeholder:
    '[\\w/.-]*(?:<[^<>\\n;{}"#]{1,80}>|\\$\\{[^{}\\n]{0,80}\\}|\\{\\{[^{}\\n]{0,80}\\}\\}|\\{%[^{}\\n]{0,80}%\\})(?:[\\w/.-]|<[^<>\\n;{}"#]{1,80}>|\\$\\{[^{}\\n]{0,80}\\})*' +
    '|(?:[\\w.-]*/[\\w/.-]*)?(?:\\$[A-Za-z_]\\w{0,80}|@[A-Za-z_]\\w{0,80}@|%[A-Za-z_]\\w{0,80}%)[\\w/.-]*',
} as const;

const pattern = (source: string): RegExp => new RegExp(source);

/** White space, with the invisible characters that a web page leaves behind (those are reported). */
export const Blank = createToken({
  name: 'Blank',
  pattern: /[ \t\r\n\f\v]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const Comment = createToken({
  name: 'Comment',
  pattern: pattern(OPAQUE.comment),
  group: Lexer.SKIPPED,
});
export const ForeignComment = createToken({
  name: 'ForeignComment',
  pattern: pattern(OPAQUE.foreignComment),
  group: 'foreign',
  line_breaks: true,
});
export const InvisibleBlank = createToken({
  name: 'InvisibleBlank',
  pattern: /[\u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff]+/,
  group: 'foreign',
});

/** Anything that can be part of a statement: everything but `{ } ;`. */
export const Atom = createToken({ name: 'Atom', pattern: Lexer.NA });
/** Anything that can be a name or a value: atoms but `[ ] :`. */
export const Value = createToken({ name: 'Value', pattern: Lexer.NA, categories: Atom });
/** The words of the grammar. They are values like others where a value is wanted. */
export const Keyword = createToken({ name: 'Keyword', pattern: Lexer.NA, categories: Value });

export const LBrace = createToken({ name: 'LBrace', pattern: /\{/ });
export const RBrace = createToken({ name: 'RBrace', pattern: /\}/ });
export const Semicolon = createToken({ name: 'Semicolon', pattern: /;/ });
export const LBracket = createToken({ name: 'LBracket', pattern: /\[/, categories: Atom });
export const RBracket = createToken({ name: 'RBracket', pattern: /\]/, categories: Atom });
export const Colon = createToken({ name: 'Colon', pattern: /:/, categories: Atom });

export const Text = createToken({ name: 'Text', pattern: pattern(OPAQUE.string), categories: Value });
export const UnterminatedText = createToken({
  name: 'UnterminatedText',
  pattern: pattern(OPAQUE.unterminated),
  categories: Value,
});
export const SingleQuoted = createToken({
  name: 'SingleQuoted',
  pattern: pattern(OPAQUE.singleQuoted),
  categories: Value,
});
export const TypographicText = createToken({
  name: 'TypographicText',
  pattern: pattern(OPAQUE.typographic),
  categories: Value,
});
/** A name that somebody or something is to fill in: `<node1>`, `${DISK}`, `{{ disk }}`, `@DISK@`. */
export const Placeholder = createToken({
  name: 'Placeholder',
  pattern: pattern(OPAQUE.placeholder),
  categories: Value,
});
export const Word = createToken({ name: 'Word', pattern: /[A-Za-z0-9/._-]+/, categories: Value });
/** A word with characters that may only stand in double quotes, or such characters alone. */
export const OddWord = createToken({
  name: 'OddWord',
  pattern:
    /[A-Za-z0-9/._-]*[\0-\x08\x0e-\x1f!$-'()*+,<=>?@\\^`|~\x7f-\x9f\u00a1-\u1fff\u200e-\u202e\u2030-\u205f\u2061-\u2fff\u3001-\ufefe\uff00-\uffff][A-Za-z0-9/._\-!$%&()*+,<=>?@\\^`|~\u00a1-\u1fff\u200e-\u202e\u2030-\u205f\u2061-\u2fff\u3001-\ufefe\uff00-\uffff]*/,
  categories: Value,
});

/** `net`, `startup` and the like: sections of options that go by their first word. */
export const OptionsKeyword = createToken({ name: 'OptionsKeyword', pattern: Lexer.NA, categories: Keyword });
export const MetaDiskKeyword = createToken({
  name: 'MetaDiskKeyword',
  pattern: Lexer.NA,
  categories: Keyword,
});
export const AddressKeyword = createToken({ name: 'AddressKeyword', pattern: Lexer.NA, categories: Keyword });
export const ProxySide = createToken({ name: 'ProxySide', pattern: Lexer.NA, categories: Keyword });

const keywords = new Map<string, TokenType>();

/** The keyword as its token, by how it is written. */
export const keywordTokens: ReadonlyMap<string, TokenType> = keywords;

function keyword(text: string, category: TokenType = Keyword): TokenType {
  const name = text.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const token = createToken({ name, pattern: text, longer_alt: [OddWord, Word], categories: category });
  keywords.set(text, token);
  return token;
}

export const Global = keyword('global');
export const Common = keyword('common');
export const Resource = keyword('resource');
export const Include = keyword('include');
export const Skip = keyword('skip');
export const On = keyword('on');
export const IgnoreOn = keyword('ignore-on');
export const Floating = keyword('floating');
export const StackedOnTopOf = keyword('stacked-on-top-of');
export const Volume = keyword('volume');
export const ConnectionMesh = keyword('connection-mesh');
export const Connection = keyword('connection');
export const Path = keyword('path');
export const ProxyWord = keyword('proxy');
export const Plugin = keyword('plugin');
export const Net = keyword('net', OptionsKeyword);
export const Disk = keyword('disk');
export const Startup = keyword('startup', OptionsKeyword);
export const Handlers = keyword('handlers', OptionsKeyword);
export const Options = keyword('options', OptionsKeyword);
export const Syncer = keyword('syncer', OptionsKeyword);
export const Device = keyword('device');
export const Minor = keyword('minor');
export const MetaDisk = keyword('meta-disk', MetaDiskKeyword);
export const FlexibleMetaDisk = keyword('flexible-meta-disk', MetaDiskKeyword);
export const Address = keyword('address', AddressKeyword);
export const AlternateLinkAddress = keyword('alternate-link-address', AddressKeyword);
export const NodeId = keyword('node-id');
export const Hosts = keyword('hosts');
export const Host = keyword('host');
export const Port = keyword('port');
export const Via = keyword('via');
export const OutsideAddress = keyword('outside-address');
export const Inside = keyword('inside', ProxySide);
export const Outside = keyword('outside', ProxySide);
export const TemplateFile = keyword('template-file');
export const RequireVersion = createToken({
  name: 'RequireVersion',
  pattern: /require-drbd-module-version-(?:eq|ne|gt|ge|lt|le)/,
  longer_alt: [OddWord, Word],
  categories: Keyword,
});
/** The family of an address. */
export const Family = createToken({
  name: 'Family',
  pattern: /ipv4|ipv6|ssocks|sdp|sci/,
  longer_alt: [OddWord, Word],
  categories: Keyword,
});

/** Made by repair.ts: braces and semicolons that are too many, and what stands inside `skip` and `plugin`. */
export const Surplus = createToken({ name: 'Surplus', pattern: Lexer.NA });
export const FreeText = createToken({ name: 'FreeText', pattern: Lexer.NA });

export const allTokens: readonly TokenType[] = [
  Blank,
  Comment,
  ForeignComment,
  InvisibleBlank,
  Placeholder,
  LBrace,
  RBrace,
  Semicolon,
  LBracket,
  RBracket,
  Colon,
  Text,
  UnterminatedText,
  SingleQuoted,
  TypographicText,
  RequireVersion,
  Family,
  ...keywords.values(),
  OddWord,
  Word,
  Surplus,
  FreeText,
  Atom,
  Value,
  Keyword,
  OptionsKeyword,
  MetaDiskKeyword,
  AddressKeyword,
  ProxySide,
];

export const lexer = makeLexer(allTokens);

/** A token that is not in the text, or stands for one there. */
export function made(type: TokenType, image: string, offset: number): IToken {
  const end = offset + Math.max(0, image.length - 1);
  return createTokenInstance(type, image, offset, end, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
}
