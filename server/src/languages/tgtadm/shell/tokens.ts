import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import {
  type ScannedDocument,
  scanArithmetic,
  scanArithmeticCommand,
  scanCase,
  scanComment,
  scanEsac,
  scanHereOperator,
  scanLineBreak,
  scanParenClose,
  scanParenOpen,
  scanSubstitutionClose,
  scanSubstitutionOpen,
  startScan,
} from './scan.ts';

/** Tokens that may stand in a word: in argument position the reserved words are ordinary words. */
export const Part = createToken({ name: 'Part', pattern: Lexer.NA });
/** Tokens that end a list of commands. */
export const Closer = createToken({ name: 'Closer', pattern: Lexer.NA });
/** Every token, so that the parser can step over what it has no use for. */
export const Anything = createToken({ name: 'Anything', pattern: Lexer.NA });

const WORD = [Part, Anything];

const blank = createToken({ name: 'Blank', pattern: /[ \t\r]+/, group: Lexer.SKIPPED });
/** A backslash at the end of a line: the shell removes both, also in the middle of a word. */
const continuation = createToken({
  name: 'Continuation',
  pattern: /\\\r?\n/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
const comment = createToken({
  name: 'Comment',
  pattern: scanComment,
  start_chars_hint: ['#'],
  group: 'comments',
  line_breaks: false,
});

/** A line break, with the here-documents the line before it asked for. */
export const Newline = createToken({
  name: 'Newline',
  pattern: scanLineBreak,
  start_chars_hint: ['\n'],
  line_breaks: true,
  categories: Anything,
});

/** `<<` and `<<-`; the delimiter itself is the word that follows. */
export const HereOperator = createToken({
  name: 'HereOperator',
  pattern: scanHereOperator,
  start_chars_hint: ['<'],
  line_breaks: false,
  categories: Anything,
});
export const Redirection = createToken({
  name: 'Redirection',
  pattern: /&>>?|>[>&|]?|<<<|<[&>]?/,
  categories: Anything,
});
/** The number of a file descriptor, directly before its operator. */
export const Descriptor = createToken({
  name: 'Descriptor',
  pattern: /\d+(?=[<>])/,
  categories: Anything,
});

export const AndIf = createToken({ name: 'AndIf', pattern: /&&/, categories: Anything });
export const OrIf = createToken({ name: 'OrIf', pattern: /\|\|/, categories: Anything });
export const CaseSeparator = createToken({
  name: 'CaseSeparator',
  pattern: /;;&?|;&/,
  categories: [Closer, Anything],
});
export const Semicolon = createToken({ name: 'Semicolon', pattern: /;/, categories: Anything });
export const Ampersand = createToken({ name: 'Ampersand', pattern: /&/, categories: Anything });
export const Pipe = createToken({ name: 'Pipe', pattern: /\|&?/, categories: Anything });

export const ParenOpen = createToken({
  name: 'ParenOpen',
  pattern: scanParenOpen,
  start_chars_hint: ['('],
  line_breaks: false,
  categories: Anything,
});
export const SubstitutionClose = createToken({
  name: 'SubstitutionClose',
  pattern: scanSubstitutionClose,
  start_chars_hint: [')'],
  line_breaks: false,
  pop_mode: true,
  categories: [Closer, Anything],
});
export const ParenClose = createToken({
  name: 'ParenClose',
  pattern: scanParenClose,
  start_chars_hint: [')'],
  line_breaks: false,
  categories: [Closer, Anything],
});

export const SingleQuoted = createToken({
  name: 'SingleQuoted',
  pattern: /'[^']*'?/,
  line_breaks: true,
  categories: WORD,
});
/** bash: `$'…'` with the escapes of C. */
export const DollarQuoted = createToken({
  name: 'DollarQuoted',
  pattern: /\$'(?:[^'\\]|\\[\s\S])*'?/,
  line_breaks: true,
  categories: WORD,
});
/** bash: `$"…"` is translated; otherwise it is like `"…"`. */
export const QuoteOpen = createToken({
  name: 'QuoteOpen',
  pattern: /\$?"/,
  push_mode: 'quoted',
  categories: Anything,
});
export const QuoteClose = createToken({
  name: 'QuoteClose',
  pattern: /"/,
  pop_mode: true,
  categories: Anything,
});
export const QuotedText = createToken({
  name: 'QuotedText',
  pattern: /[\0-!#%-[\]-_a-\uffff]+/,
  line_breaks: true,
  categories: Anything,
});
/** Inside double quotes a backslash escapes only these; before anything else it stands for itself. */
export const QuotedEscape = createToken({
  name: 'QuotedEscape',
  pattern: /\\(?:["$`\\]|\r?\n)/,
  line_breaks: true,
  categories: Anything,
});
export const QuotedOther = createToken({ name: 'QuotedOther', pattern: /[\\$]/, categories: Anything });

export const Escape = createToken({
  name: 'Escape',
  pattern: /\\[^\r\n]/,
  categories: WORD,
});
export const Variable = createToken({
  name: 'Variable',
  pattern: /\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/,
  categories: WORD,
});
export const Arithmetic = createToken({
  name: 'Arithmetic',
  pattern: scanArithmetic,
  start_chars_hint: ['$'],
  line_breaks: false,
  categories: WORD,
});
const arithmeticCommand = createToken({
  name: 'ArithmeticCommand',
  pattern: scanArithmeticCommand,
  start_chars_hint: ['('],
  line_breaks: false,
  categories: WORD,
});
export const SubstitutionOpen = createToken({
  name: 'SubstitutionOpen',
  pattern: scanSubstitutionOpen,
  start_chars_hint: ['$', '<', '>'],
  line_breaks: false,
  push_mode: 'command',
  categories: Anything,
});
export const BacktickOpen = createToken({
  name: 'BacktickOpen',
  pattern: /`/,
  push_mode: 'backtick',
  categories: Anything,
});
export const BacktickClose = createToken({
  name: 'BacktickClose',
  pattern: /`/,
  pop_mode: true,
  categories: [Closer, Anything],
});
export const BraceExpansionOpen = createToken({
  name: 'BraceExpansionOpen',
  pattern: /\$\{/,
  push_mode: 'braces',
  categories: Anything,
});
export const QuotedBraceExpansionOpen = createToken({
  name: 'QuotedBraceExpansionOpen',
  pattern: /\$\{/,
  push_mode: 'quotedBraces',
  categories: Anything,
});
export const BraceExpansionClose = createToken({
  name: 'BraceExpansionClose',
  pattern: /\}/,
  pop_mode: true,
  categories: Anything,
});
/** What stands in `${…}` besides quotes and expansions; a `'` in it is a quote only outside of `"…"`. */
export const BraceText = createToken({
  name: 'BraceText',
  pattern: /[\0-!#%&(-[\]-_a-|~-\uffff]+/,
  line_breaks: true,
  categories: Anything,
});
export const BraceOther = createToken({ name: 'BraceOther', pattern: /[\\$']/, categories: Anything });

/** `NAME=` at the start of a word: an assignment before the command's name, text after it. */
export const Assign = createToken({
  name: 'Assign',
  pattern: /[A-Za-z_][A-Za-z0-9_]*\+?=/,
  categories: WORD,
});
export const Literal = createToken({
  name: 'Literal',
  pattern: /[\0-\x08\v\f\x0e-\x1f!%*-:=?-[\]-_a-{}-\uffff][\0-\x08\v\f\x0e-\x1f!#%*-:=?-[\]-_a-{}-\uffff]*/,
  categories: WORD,
});
/** Single characters that mean something only in company: `$` before a blank, `\` at the end of the text, `a"b"#`. */
export const Lone = createToken({ name: 'Lone', pattern: /[$\\#]/, categories: WORD });

/** Reserved words are whole, unquoted words; the parser asks for them where a command may begin. */
const reserved = (name: string, word: RegExp, categories: TokenType[] = [Part, Anything]): TokenType =>
  createToken({
    name,
    pattern: new RegExp(`(?:${word.source})(?![^\\s;&|()<>\`])`),
    categories,
  });
const CLOSING = [Part, Closer, Anything];

export const If = reserved('If', /if/);
export const Then = reserved('Then', /then/, CLOSING);
export const Elif = reserved('Elif', /elif/, CLOSING);
export const Else = reserved('Else', /else/, CLOSING);
export const Fi = reserved('Fi', /fi/, CLOSING);
export const For = reserved('For', /for|select/);
export const While = reserved('While', /while|until/);
export const Do = reserved('Do', /do/, CLOSING);
export const Done = reserved('Done', /done/, CLOSING);
export const Case = createToken({
  name: 'Case',
  pattern: scanCase,
  start_chars_hint: ['c'],
  line_breaks: false,
  categories: [Part, Anything],
});
export const In = reserved('In', /in/, WORD);
export const Esac = createToken({
  name: 'Esac',
  pattern: scanEsac,
  start_chars_hint: ['e'],
  line_breaks: false,
  categories: CLOSING,
});
export const FunctionWord = reserved('FunctionWord', /function/);
export const BraceOpen = reserved('BraceOpen', /\{/);
export const BraceClose = reserved('BraceClose', /\}/, CLOSING);
export const Bang = reserved('Bang', /!/);
export const TestOpen = reserved('TestOpen', /\[\[/);
export const TestClose = reserved('TestClose', /\]\]/);

const RESERVED = [
  If,
  Then,
  Elif,
  Else,
  Esac,
  Fi,
  FunctionWord,
  For,
  While,
  Done,
  Do,
  Case,
  In,
  BraceOpen,
  BraceClose,
  Bang,
  TestOpen,
  TestClose,
];
const EXPANSIONS = [Arithmetic, SubstitutionOpen];
const COMMAND = [
  continuation,
  blank,
  comment,
  Newline,
  ...RESERVED,
  AndIf,
  OrIf,
  CaseSeparator,
  Semicolon,
  ...EXPANSIONS,
  HereOperator,
  Redirection,
  Ampersand,
  Pipe,
  arithmeticCommand,
  ParenOpen,
  SubstitutionClose,
  ParenClose,
  SingleQuoted,
  DollarQuoted,
  QuoteOpen,
  BraceExpansionOpen,
  Variable,
  Descriptor,
  Assign,
  Literal,
  Escape,
];

const MODES: Record<string, TokenType[]> = {
  command: [...COMMAND, BacktickOpen, Lone],
  backtick: [...COMMAND, BacktickClose, Lone],
  quoted: [
    QuoteClose,
    ...EXPANSIONS,
    QuotedBraceExpansionOpen,
    Variable,
    BacktickOpen,
    QuotedEscape,
    QuotedText,
    QuotedOther,
  ],
  braces: [
    BraceExpansionClose,
    SingleQuoted,
    DollarQuoted,
    QuoteOpen,
    ...EXPANSIONS,
    BraceExpansionOpen,
    Variable,
    BacktickOpen,
    Escape,
    BraceText,
    BraceOther,
  ],
  quotedBraces: [
    BraceExpansionClose,
    QuoteOpen,
    ...EXPANSIONS,
    QuotedBraceExpansionOpen,
    Variable,
    BacktickOpen,
    Escape,
    BraceText,
    BraceOther,
  ],
  document: [
    ...EXPANSIONS,
    QuotedBraceExpansionOpen,
    Variable,
    BacktickOpen,
    createToken({
      name: 'DocumentEscape',
      pattern: /\\(?:[$`\\]|\r?\n)/,
      line_breaks: true,
      categories: [QuotedEscape, Anything],
    }),
    createToken({
      name: 'DocumentText',
      pattern: /[\0-#%-[\]-_a-\uffff]+/,
      line_breaks: true,
      categories: [QuotedText, Anything],
    }),
    QuotedOther,
  ],
};

const lexer = new Lexer(
  { modes: MODES, defaultMode: 'command' },
  { positionTracking: 'onlyOffset', ensureOptimizations: true },
);

/** All token types, for the parser. */
export const allTokens: TokenType[] = [...new Set([Part, Closer, Anything, ...Object.values(MODES).flat()])];

export interface Tokens {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  /** Here-documents by the offset of their operator; one without a line break behind its line is not here. */
  readonly documents: ReadonlyMap<number, ScannedDocument>;
}

/** The tokens of a script, or of the body of a here-document whose delimiter is not quoted. */
export function tokenize(text: string, mode: 'command' | 'document' = 'command'): Tokens {
  const documents = startScan();
  const { tokens, groups } = lexer.tokenize(text, mode);
  return { tokens, comments: groups['comments'] ?? [], documents };
}
