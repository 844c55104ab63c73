import { createToken, EmbeddedActionsParser, type IToken, Lexer } from 'chevrotain';
import { makeLexer, onFirstUse, tokenSpan } from './chevrotain.ts';
import { cover, type Span, span } from './span.ts';
import type { Fault } from './syntax.ts';

/** A value with its place. */
export type JsonValue =
  | { readonly kind: 'object'; readonly span: Span; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly span: Span; readonly items: readonly JsonValue[] }
  | { readonly kind: 'string'; readonly span: Span; readonly value: string }
  /** A number, `true`, `false` or `null`. */
  | { readonly kind: 'literal'; readonly span: Span; readonly value: number | boolean | null }
  /** A word that JSON does not have. */
  | { readonly kind: 'word'; readonly span: Span; readonly value: string };

export interface JsonMember {
  readonly kind: 'member';
  readonly span: Span;
  readonly key: { readonly text: string; readonly span: Span };
  /** Undefined while it is still to be typed. */
  readonly value: JsonValue | undefined;
}

export interface ParsedJson {
  /** Undefined when the text holds no value at all. */
  readonly value: JsonValue | undefined;
  /** The first thing that JSON does not allow; undefined in good JSON. */
  readonly fault: Fault | undefined;
}

/** How deep values may lie in one another; no configuration goes as far. */
const DEEPEST = 50;

const Blank = createToken({
  name: 'Blank',
  pattern: /[\0- \u00a0\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
const Comment = createToken({
  name: 'Comment',
  pattern: /\/(?:\/[\0-\x09\v\f\x0e-\uffff]*|\*(?:[\0-)+-\uffff]|\*(?!\/))*(?:\*\/)?)/,
  group: 'comments',
  line_breaks: true,
});
const LeftBrace = createToken({ name: 'LeftBrace', pattern: '{' });
const RightBrace = createToken({ name: 'RightBrace', pattern: '}' });
const LeftBracket = createToken({ name: 'LeftBracket', pattern: '[' });
const RightBracket = createToken({ name: 'RightBracket', pattern: ']' });
const Comma = createToken({ name: 'Comma', pattern: ',' });
const Colon = createToken({ name: 'Colon', pattern: ':' });
/** A string that is not closed ends with its line. */
const Text = createToken({
  name: 'Text',
  pattern: /"(?:\\[\0-\x09\v-\uffff]|[\0-\x09\v\f\x0e-!#-[\]-\uffff])*"?/,
});
/** Anything else up to a blank or a sign, so that every text is a row of tokens. */
const Word = createToken({
  name: 'Word',
  pattern:
    /(?:[!#-+\-.0-9;-Z\\^-z|~-\u009f\u00a1-\ufefe\uff00-\uffff]|\/)[!#-+\-./0-9;-Z\\^-z|~-\u009f\u00a1-\ufefe\uff00-\uffff]*/,
});

const tokens = [Blank, Comment, LeftBrace, RightBrace, LeftBracket, RightBracket, Comma, Colon, Text, Word];
const lexer = makeLexer(tokens);

type Sign = { readonly kind: 'comma'; readonly span: Span };

/**
 * JSON as people type it: commas, colons and closing signs may be missing or too many, and what is there is kept. What
 * the standard does not allow is a fault.
 */
class JsonParser extends EmbeddedActionsParser {
  faults: Fault[] = [];

  constructor() {
    super(tokens, { maxLookahead: 1, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  text = this.RULE('text', (): JsonValue | undefined => {
    let first: JsonValue | undefined;
    this.MANY(() => {
      const found = this.OR([
        { ALT: () => this.SUBRULE(this.value) },
        { ALT: () => this.SUBRULE(this.stray) },
      ]);
      this.ACTION(() => {
        if (!found) return;
        if (first) this.fault(found.span, 'nothing more');
        else first = found;
      });
    });
    return first;
  });

  private value = this.RULE(
    'value',
    (): JsonValue =>
      this.OR([
        { ALT: () => this.SUBRULE(this.object) },
        { ALT: () => this.SUBRULE(this.array) },
        { ALT: () => this.string(this.CONSUME(Text)) },
        { ALT: () => this.word(this.CONSUME(Word)) },
      ]),
  );

  /** A sign where none can stand. */
  private stray = this.RULE('stray', (): undefined => {
    const sign = this.OR([
      { ALT: () => this.CONSUME(RightBrace) },
      { ALT: () => this.CONSUME(RightBracket) },
      { ALT: () => this.CONSUME(Comma) },
      { ALT: () => this.CONSUME(Colon) },
    ]);
    this.ACTION(() => this.fault(tokenSpan(sign), 'nothing more', sign.image));
    return undefined;
  });

  private object = this.RULE('object', (): JsonValue => {
    const open = this.CONSUME(LeftBrace);
    const parts: (JsonMember | Sign)[] = [];
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.member, { ARGS: [parts] }) },
        { ALT: () => parts.push(comma(this.CONSUME(Comma))) },
        {
          ALT: () => {
            const colon = this.CONSUME(Colon);
            this.ACTION(() => this.fault(tokenSpan(colon), 'a name in double quotes', ':'));
          },
        },
        {
          ALT: () => {
            const found = this.OR2([
              { ALT: () => this.SUBRULE(this.object) },
              { ALT: () => this.SUBRULE(this.array) },
            ]);
            this.ACTION(() =>
              this.fault(span(found.span.start, found.span.start + 1), 'a name in double quotes'),
            );
          },
        },
      ]),
    );
    const close = this.OPTION(() => this.CONSUME(RightBrace));
    return this.ACTION((): JsonValue => {
      const members = this.separated(parts, 'a name in double quotes');
      return { kind: 'object', span: this.closed(open, close, members, '}'), members };
    }) as JsonValue;
  });

  private member = this.RULE('member', (into: (JsonMember | Sign)[] = []): void => {
    const name = this.OR([{ ALT: () => this.CONSUME(Text) }, { ALT: () => this.CONSUME(Word) }]);
    const colon = this.OPTION(() => this.CONSUME(Colon));
    let value: JsonValue | undefined;
    // Without a colon, what follows is the next name.
    this.OPTION2({
      GATE: () => colon !== undefined,
      DEF: () => {
        value = this.SUBRULE(this.value);
      },
    });
    this.ACTION(() => {
      const at = tokenSpan(name);
      if (name.tokenType === Word) this.fault(at, 'a name in double quotes', name.image);
      else if (!isClosed(name.image)) this.fault(at, 'a closing "', name.image);
      if (!colon) this.fault(at, 'a colon and a value behind the name');
      else if (!value) this.fault(tokenSpan(colon), 'a value behind the colon');
      const end = value?.span ?? (colon ? tokenSpan(colon) : at);
      into.push({
        kind: 'member',
        span: cover(at, end),
        key: { text: name.tokenType === Word ? name.image : unquoted(name.image), span: at },
        value,
      });
    });
  });

  private array = this.RULE('array', (): JsonValue => {
    const open = this.CONSUME(LeftBracket);
    const parts: (JsonValue | Sign)[] = [];
    this.MANY(() =>
      this.OR([
        { ALT: () => parts.push(this.SUBRULE(this.value)) },
        { ALT: () => parts.push(comma(this.CONSUME(Comma))) },
        {
          ALT: () => {
            const colon = this.CONSUME(Colon);
            this.ACTION(() => this.fault(tokenSpan(colon), 'a comma', ':'));
          },
        },
      ]),
    );
    const close = this.OPTION(() => this.CONSUME(RightBracket));
    return this.ACTION((): JsonValue => {
      const items = this.separated(parts, 'a value');
      return { kind: 'array', span: this.closed(open, close, items, ']'), items };
    }) as JsonValue;
  });

  /** The parts between commas; a comma too many and one that is missing are faults. */
  private separated<T extends { readonly kind: string; readonly span: Span }>(
    parts: readonly (T | Sign)[],
    wanted: string,
  ): T[] {
    const found: T[] = [];
    let before: T | Sign | undefined;
    for (const part of parts) {
      if (isComma(part)) {
        if (!before || isComma(before)) this.fault(part.span, wanted, ',');
      } else {
        if (before && !isComma(before)) {
          this.fault(span(before.span.end, before.span.end), 'a comma', undefined, part.span);
        }
        found.push(part);
      }
      before = part;
    }
    if (before && isComma(before) && found.length > 0)
      this.fault(before.span, 'no comma behind the last', ',');
    return found;
  }

  private closed(
    open: IToken,
    close: IToken | undefined,
    parts: readonly { readonly span: Span }[],
    sign: string,
  ): Span {
    const start = tokenSpan(open);
    if (close) return cover(start, tokenSpan(close));
    this.fault(start, `a closing ${sign}`, open.image);
    return cover(start, parts.at(-1)?.span ?? start);
  }

  private string(token: IToken): JsonValue {
    const at = tokenSpan(token);
    this.ACTION(() => {
      if (!isClosed(token.image)) this.fault(at, 'a closing "', token.image);
      else if (plain(token.image) === undefined) this.fault(at, 'text that JSON can read', token.image);
    });
    return { kind: 'string', span: at, value: unquoted(token.image) };
  }

  private word(token: IToken): JsonValue {
    const at = tokenSpan(token);
    const value = plain(token.image);
    if (value === null || typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'literal', span: at, value };
    }
    this.ACTION(() => this.fault(at, 'text in double quotes, a number, true or false', token.image));
    return { kind: 'word', span: at, value: token.image };
  }

  fault(at: Span, expected: string, found?: string, origin?: Span): void {
    this.faults.push({
      kind: 'bad-json',
      span: at,
      expected,
      ...(found !== undefined && { found }),
      ...(origin && { origin }),
    });
  }
}

const theParser = onFirstUse(() => new JsonParser());

/** Reads JSON. Every text has a result: what can be read of it, and the first fault, of kind `bad-json`. */
export function parseJson(text: string): ParsedJson {
  const parser = theParser();
  const { tokens: all, groups } = lexer.tokenize(text);
  const tooDeep = firstTooDeep(all);
  parser.input = all.slice(0, tooDeep);
  parser.faults = [];
  const value = parser.text();
  for (const token of groups['comments'] ?? []) {
    parser.fault(tokenSpan(token), 'no comment', token.image.slice(0, 2));
  }
  const cut = tooDeep === undefined ? undefined : all[tooDeep];
  if (cut)
    parser.faults = [{ kind: 'bad-json', span: tokenSpan(cut), expected: `at most ${DEEPEST} levels` }];
  return { value, fault: first(parser.faults) };
}

/** One fault is enough, as more may follow from it; that a brace is not closed may follow from any other. */
function first(faults: readonly Fault[]): Fault | undefined {
  const inOrder = faults.toSorted((a, b) => a.span.start - b.span.start);
  return inOrder.find(({ expected }) => !/^a closing [}\]]$/.test(expected ?? '')) ?? inOrder[0];
}

/** The index of the sign that opens one level too many. */
function firstTooDeep(all: readonly IToken[]): number | undefined {
  let depth = 0;
  for (const [index, { tokenType }] of all.entries()) {
    if (tokenType === LeftBrace || tokenType === LeftBracket) depth++;
    if (tokenType === RightBrace || tokenType === RightBracket) depth--;
    if (depth > DEEPEST) return index;
  }
  return undefined;
}

function comma(token: IToken): Sign {
  return { kind: 'comma', span: tokenSpan(token) };
}

function isComma(part: { readonly kind: string }): part is Sign {
  return part.kind === 'comma';
}

function isClosed(image: string): boolean {
  return /^"(?:\\[\s\S]|[^"\\])*"$/.test(image);
}

/** What the standard makes of a word or string; undefined when it refuses it. */
function plain(image: string): unknown {
  try {
    return JSON.parse(image) as unknown;
  } catch {
    return undefined;
  }
}

function unquoted(image: string): string {
  const value = plain(image);
  return typeof value === 'string' ? value : image.replace(/^"|"$/g, '');
}
