import { EmbeddedActionsParser, EOF, type IToken, type TokenType } from 'chevrotain';
import { tokenSpan } from '../../../core/chevrotain.ts';
import { type Span, span } from '../../../core/span.ts';
import type { Fault } from '../../../core/syntax.ts';
import type { ScannedDocument } from './scan.ts';
import * as t from './tokens.ts';
import type { HereDocument, Item, Part, Redirect, Word } from './tree.ts';
import { decodeDollarQuoted, makeWord, withoutTabs } from './word.ts';

/** Deeper nesting than this is nobody's script; what lies below is stepped over. */
const MAX_DEPTH = 50;

/** A here-document whose body is still to be read, and where its parts go. */
export interface UnreadBody {
  readonly body: Span;
  readonly strip: boolean;
  readonly parts: Part[];
}

/** What one run of the parser reads. */
export interface Source {
  /** The whole text that spans refer to. */
  readonly text: string;
  /** Where the tokens' text begins in it. */
  readonly base: number;
  readonly documents: ReadonlyMap<number, ScannedDocument>;
  readonly faults: Fault[];
  readonly unread: UnreadBody[];
}

const NO_SOURCE: Source = { text: '', base: 0, documents: new Map(), faults: [], unread: [] };

/** The words of a shell: quotes, expansions, redirections and the here-documents they ask for. */
export abstract class WordParser extends EmbeddedActionsParser {
  protected source: Source = NO_SOURCE;
  /** How many constructs are open that a token would end. */
  protected open = new Map<TokenType, number>();
  protected depth = 0;
  /** Whether something was stepped over for its depth. */
  tooDeep = false;

  /** The commands of a substitution; a rule of the grammar around this one. */
  protected abstract list: (index: number) => Item[];

  begin(source: Source, tokens: IToken[]): void {
    this.source = source;
    this.open = new Map();
    this.depth = 0;
    this.tooDeep = false;
    this.input = tokens;
  }

  protected redirects = this.RULE('redirects', (into: Redirect[] = []): void => {
    this.MANY(() => this.SUBRULE(this.redirect, { ARGS: [into] }));
  });

  protected redirect = this.RULE('redirect', (into: Redirect[] = []): void => {
    const start = this.LA(1).startOffset;
    let target: Word | undefined;
    this.OPTION(() => this.CONSUME(t.Descriptor));
    const operator = this.OR([
      { ALT: () => this.CONSUME(t.HereOperator) },
      { ALT: () => this.CONSUME(t.Redirection) },
    ]);
    this.OPTION2(() => {
      target = this.SUBRULE(this.word);
    });
    this.ACTION(() => {
      if (!target) this.fault('missing-file', tokenSpan(operator), { found: operator.image });
      const document = operator.tokenType === t.HereOperator ? this.document(operator, target) : undefined;
      const at = span(start, this.endOfLast());
      into.push({ kind: 'redirect', span: at, operator: operator.image, target, document });
    });
  });

  protected word = this.RULE('word', (): Word => {
    const start = this.LA(1).startOffset;
    const parts: Part[] = [];
    this.SUBRULE(this.part, { ARGS: [parts] });
    this.MANY({
      GATE: () => this.isAdjacent(),
      DEF: () => this.SUBRULE2(this.part, { ARGS: [parts] }),
    });
    return this.ACTION(() => makeWord(span(start, this.endOfLast()), parts));
  });

  private part = this.RULE('part', (into: Part[] = []): void => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.quoted, { ARGS: [into] }) },
        { ALT: () => this.SUBRULE(this.expansion, { ARGS: [into, false] }) },
        {
          ALT: () => {
            const token = this.CONSUME(t.Part);
            this.ACTION(() => this.addPlain(token, into));
          },
        },
      ],
    });
  });

  private quoted = this.RULE('quoted', (into: Part[] = []): void => {
    const opening = this.CONSUME(t.QuoteOpen);
    const inner: Part[] = [];
    this.SUBRULE(this.quotedParts, { ARGS: [inner] });
    this.OPTION({
      GATE: () => this.isClosed(t.QuoteClose, opening, 'unterminated-quote', '"'),
      DEF: () => this.CONSUME(t.QuoteClose),
    });
    this.ACTION(() => {
      // An empty pair of quotes is a word, too.
      const end = opening.startOffset + opening.image.length;
      if (inner.length === 0) into.push({ kind: 'text', span: span(end, end), value: '', quoted: true });
      for (const part of inner) into.push(part);
    });
  });

  /** What stands in double quotes, or in a here-document whose delimiter is not quoted. */
  quotedParts = this.RULE('quotedParts', (into: Part[] = []): void => {
    this.MANY({
      GATE: () => ![EOF, t.QuoteClose].includes(this.LA(1).tokenType),
      DEF: () => {
        this.OR({
          IGNORE_AMBIGUITIES: true,
          DEF: [
            { ALT: () => this.SUBRULE(this.expansion, { ARGS: [into, true] }) },
            {
              ALT: () => {
                const token = this.CONSUME(t.Anything);
                this.ACTION(() => this.addQuoted(token, into));
              },
            },
          ],
        });
      },
    });
  });

  private expansion = this.RULE('expansion', (into: Part[] = [], quoted = false): void => {
    this.OR([
      { ALT: () => this.SUBRULE(this.substitution, { ARGS: [into, quoted] }) },
      { ALT: () => this.SUBRULE(this.braces, { ARGS: [into, quoted] }) },
    ]);
  });

  private substitution = this.RULE('substitution', (into: Part[] = [], quoted = false): void => {
    const opening = this.OR([
      { ALT: () => this.CONSUME(t.SubstitutionOpen) },
      { ALT: () => this.CONSUME(t.BacktickOpen) },
    ]);
    const outer = this.ACTION(() => {
      const kept = this.open;
      this.open = new Map([
        [t.SubstitutionClose, 1],
        [t.BacktickClose, 1],
      ]);
      this.depth++;
      return kept;
    });
    const body = this.SUBRULE(this.list);
    this.ACTION(() => {
      this.open = outer;
      this.depth--;
    });
    this.OPTION({
      GATE: () => this.isSubstitutionClosed(opening),
      DEF: () => {
        this.OR2([
          { ALT: () => this.CONSUME(t.SubstitutionClose) },
          { ALT: () => this.CONSUME(t.BacktickClose) },
        ]);
      },
    });
    this.ACTION(() => into.push({ kind: 'substitution', span: this.since(opening), body, quoted }));
  });

  private braces = this.RULE('braces', (into: Part[] = [], quoted = false): void => {
    const inner: Part[] = [];
    const opening = this.OR([
      { ALT: () => this.CONSUME(t.BraceExpansionOpen) },
      { ALT: () => this.CONSUME(t.QuotedBraceExpansionOpen) },
    ]);
    this.ACTION(() => {
      this.depth++;
    });
    this.MANY({
      GATE: () => ![EOF, t.BraceExpansionClose].includes(this.LA(1).tokenType),
      DEF: () => {
        this.OR2({
          IGNORE_AMBIGUITIES: true,
          DEF: [
            {
              GATE: () => !this.isTooDeep(),
              ALT: () => this.SUBRULE(this.expansion, { ARGS: [inner, true] }),
            },
            { GATE: () => !this.isTooDeep(), ALT: () => this.SUBRULE(this.quoted, { ARGS: [inner] }) },
            { ALT: () => this.CONSUME(t.Anything) },
          ],
        });
      },
    });
    this.ACTION(() => {
      this.depth--;
    });
    this.OPTION({
      GATE: () => this.isClosed(t.BraceExpansionClose, opening, 'unterminated-quote', '}'),
      DEF: () => this.CONSUME(t.BraceExpansionClose),
    });
    this.ACTION(() => into.push(this.braceExpansion(this.since(opening), quoted)));
  });

  /** The end of the last token, with the here-documents that a line break carries. */
  get consumed(): number {
    const last = this.LA(0);
    return last.startOffset + last.image.length;
  }

  protected isTooDeep(): boolean {
    if (this.depth > MAX_DEPTH) this.tooDeep = true;
    return this.depth > MAX_DEPTH;
  }

  /** Whether the next token continues the word of the last: nothing between them, or only joined lines. */
  protected isAdjacent(): boolean {
    const from = this.endOfLast();
    const to = this.LA(1).startOffset;
    return to === from || /^(?:\\\r?\n)+$/.test(this.source.text.slice(from, to));
  }

  protected isClosed(
    closer: TokenType,
    opening: IToken | undefined,
    kind: string,
    expected: string,
  ): boolean {
    if (this.LA(1).tokenType === closer) return true;
    if (opening) this.fault(kind, tokenSpan(opening), { subject: opening.image, expected });
    return false;
  }

  private isSubstitutionClosed(opening: IToken): boolean {
    const closer = opening.tokenType === t.BacktickOpen ? t.BacktickClose : t.SubstitutionClose;
    return this.isClosed(closer, opening, 'unterminated-quote', closer === t.BacktickClose ? '`' : ')');
  }

  protected fault(kind: string, at: Span, more: Partial<Fault>): void {
    this.source.faults.push({ kind, span: at, ...more });
  }

  protected endOfLast(): number {
    const last = this.LA(0);
    // A line break carries here-documents behind it; what ends with it ends before it.
    return last.tokenType === t.Newline ? last.startOffset : last.startOffset + last.image.length;
  }

  protected since(opening: IToken): Span {
    return span(opening.startOffset, this.endOfLast());
  }

  private addPlain(token: IToken, into: Part[]): void {
    const { start, end } = tokenSpan(token);
    const { image, tokenType } = token;
    if (tokenType === t.SingleQuoted || tokenType === t.DollarQuoted) {
      const open = tokenType === t.SingleQuoted ? 1 : 2;
      const closed = image.length > open && image.endsWith("'");
      if (!closed) {
        this.fault('unterminated-quote', span(start, start + open), { subject: "'", expected: "'" });
      }
      const inner = span(start + open, closed ? end - 1 : end);
      const raw = image.slice(open, closed ? -1 : undefined);
      const value = open === 1 ? raw : decodeDollarQuoted(raw);
      into.push(
        value === undefined
          ? { kind: 'expansion', span: span(start, end), quoted: true }
          : { kind: 'text', span: inner, value, quoted: true },
      );
    } else if (tokenType === t.Escape) {
      into.push({ kind: 'text', span: span(start + 1, end), value: image.slice(1), quoted: true });
    } else if (tokenType === t.Variable) {
      into.push({ kind: 'variable', span: span(start, end), name: image.slice(1), quoted: false });
    } else if (tokenType === t.Arithmetic || tokenType.name === 'ArithmeticCommand') {
      into.push({ kind: 'expansion', span: span(start, end), quoted: false });
    } else {
      into.push({ kind: 'text', span: span(start, end), value: image, quoted: false });
    }
  }

  private addQuoted(token: IToken, into: Part[]): void {
    const { start, end } = tokenSpan(token);
    const { image, tokenType } = token;
    if (tokenType === t.Variable) {
      into.push({ kind: 'variable', span: span(start, end), name: image.slice(1), quoted: true });
    } else if (tokenType === t.Arithmetic) {
      into.push({ kind: 'expansion', span: span(start, end), quoted: true });
    } else if (tokenType === t.QuotedEscape || tokenType.CATEGORIES?.includes(t.QuotedEscape)) {
      const character = image.slice(1).replace(/\r?\n/, '');
      if (character) {
        into.push({ kind: 'text', span: span(start + 1, end), value: character, quoted: true });
      }
    } else addText(into, span(start, end), image);
  }

  /** `${NAME}` is a variable; with an operator in it, something only the shell can work out. */
  private braceExpansion(at: Span, quoted: boolean): Part {
    const inner = this.source.text.slice(at.start + 2, at.end - 1);
    return /^(?:[A-Za-z_]\w*|\d+|[@*#?$!-])$/.test(inner)
      ? { kind: 'variable', span: at, name: inner, quoted }
      : { kind: 'expansion', span: at, quoted };
  }

  private document(operator: IToken, target: Word | undefined): HereDocument | undefined {
    const { base, documents, faults, text, unread } = this.source;
    const scanned = documents.get(operator.startOffset - base);
    if (!target) return undefined;
    if (!scanned?.terminated) {
      const { start, end } = target.span;
      const subject = scanned?.delimiter ?? text.slice(start, end);
      faults.push({ kind: 'unterminated-heredoc', span: span(operator.startOffset, end), subject });
    }
    if (!scanned) {
      const body = span(target.span.end, target.span.end);
      return { delimiter: '', quoted: true, strip: false, body, terminated: false, parts: [] };
    }
    const { delimiter, quoted, strip, terminated } = scanned;
    const body = span(scanned.bodyStart + base, scanned.bodyEnd + base);
    const parts: Part[] = [];
    const inner = text.slice(body.start, body.end);
    if (!quoted && /[$`\\]/.test(inner)) unread.push({ body, strip, parts });
    else parts.push(...withoutTabs([{ kind: 'text', span: body, value: inner, quoted: true }], strip));
    return { delimiter, quoted, strip, body, terminated, parts };
  }
}

/** Adds quoted text, to the text before it when nothing is between them. */
function addText(into: Part[], at: Span, value: string): void {
  const last = into.at(-1);
  const joins =
    last?.kind === 'text' &&
    last.quoted &&
    last.span.end === at.start &&
    last.value.length === last.span.end - last.span.start;
  if (!joins) into.push({ kind: 'text', span: at, value, quoted: true });
  else into[into.length - 1] = { ...last, span: span(last.span.start, at.end), value: last.value + value };
}
