import { createTokenInstance, type IToken } from 'chevrotain';
import { tokenSpan } from '../../core/chevrotain.ts';
import { cover, type Span, span } from '../../core/span.ts';
import type { Fault } from '../../core/syntax.ts';
import { childPath, isSectionName, keyOf, sections } from './catalog.ts';
import { meantSection } from './meant-section.ts';
import {
  ClosingBrace,
  Colon,
  Comment,
  Key,
  Newline,
  OpeningBrace,
  SectionName,
  Stray,
  Value,
} from './tokens.ts';
import { nameText } from './words.ts';

/** The tokens of a block with every brace in place, and what had to be mended. */
export interface Repaired {
  readonly tokens: readonly IToken[];
  readonly faults: readonly Fault[];
}

/** Deeper than this, the shortest of names make the path too long for corosync's maps. */
const DEEPEST = 127;
const DEEPEST_KNOWN = Math.max(...[...sections.keys()].map((path) => path.split('.').length));

/**
 * Puts the braces of a block in order, so that the parser proper meets only sound text.
 *
 * When the braces match as corosync counts them, they are left alone, whatever the indentation. Otherwise the
 * indentation and the names of sections say which one is lost or too many.
 */
export function repair(text: string, tokens: readonly IToken[]): Repaired {
  const strict = new Repair(text, tokens, 0);
  strict.run();
  if (strict.balance === 0 && !strict.isBroken) return strict;
  const balance = tokens.reduce(
    (sum, token, index) => sum + (isLoneName(tokens, index) ? 1 : weight(token)),
    0,
  );
  const loose = new Repair(text, tokens, balance === 0 ? 1 : balance);
  loose.run();
  return loose;
}

function weight(token: IToken): number {
  if (token.tokenType === OpeningBrace) return 1;
  return token.tokenType === ClosingBrace || closesAtEnd(token) ? -1 : 0;
}

/** The name of a section alone on its line, and no brace on the next: the brace is lost. */
function isLoneName(tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  if (token?.tokenType !== Stray || !isSectionName(nameText(token))) return false;
  const [before, after, next] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
  return (!before || isNewline(before)) && (!after || isNewline(after)) && next?.tokenType !== OpeningBrace;
}

/** `value }`: corosync takes the brace for a part of the value. */
function closesAtEnd(token: IToken): boolean {
  return token.tokenType === Value && !token.image.includes('{') && /(?:^|\s)\}[ \t\r]*$/.test(token.image);
}

interface Open {
  readonly name: string;
  readonly path: string | undefined;
  readonly column: number;
  readonly origin: Span;
}

class Repair implements Repaired {
  readonly tokens: IToken[] = [];
  readonly faults: Fault[] = [];
  /** Sections left open, or less than none for braces that opened nothing. */
  balance = 0;
  isBroken = false;
  readonly #text: string;
  readonly #source: readonly IToken[];
  /** 0: count as corosync does. Above: so many sections lost their end. Below: so many braces are too many. */
  #lost: number;
  #surplus: number;
  readonly #isLoose: boolean;
  readonly #open: Open[] = [];
  /** How many open sections begin in a column. */
  readonly #columns = new Map<number, number>();
  #lineStart = 0;
  /** The last token that says something, and those of the line at hand. */
  #last: IToken | undefined;
  #onLine: IToken[] = [];
  /** Whether the line at hand has been reported. */
  #isBlamed = false;

  constructor(text: string, source: readonly IToken[], balance: number) {
    this.#text = text;
    this.#source = source;
    this.#isLoose = balance !== 0;
    this.#lost = Math.max(0, balance);
    this.#surplus = Math.max(0, -balance);
  }

  run(): void {
    for (const [index, token] of this.#source.entries()) this.#take(token, index);
    this.balance += this.#open.length;
    while (this.#open.length > 0) this.#closeLost();
  }

  #take(token: IToken, index: number): void {
    switch (token.tokenType) {
      case OpeningBrace:
        this.#opening(token, index);
        break;
      case ClosingBrace:
        this.#closing(token);
        break;
      case Value:
        this.#value(token, index);
        break;
      case SectionName:
      case Key:
      case Colon:
      case Stray:
        this.#beside(token);
        if (token.tokenType === SectionName) this.#closeBefore(token);
        if (token.tokenType === Stray && !this.#isBesideBrace(index)) this.#unreadable(token, index);
        if (token.tokenType !== Stray) this.tokens.push(token);
        break;
      case Comment:
        this.#beside(token);
        return;
      default:
        this.#onLine = [];
        this.#isBlamed = false;
        this.#lineStart = tokenSpan(token).end;
        return;
    }
    this.#onLine.push(token);
    this.#last = token;
  }

  /** Text behind a brace on its line, or before a closing one. */
  #beside(token: IToken): void {
    const brace = this.#isBlamed ? undefined : this.#onLine.find(isBrace);
    if (!brace) return;
    this.#isBlamed = true;
    const end = token.tokenType === Comment ? tokenSpan(token).end : this.#endOfLine(token);
    this.faults.push({
      kind: 'text-beside-brace',
      span: trimmed(this.#text, span(token.startOffset, end)),
      found: brace.image,
      origin: tokenSpan(brace),
      ...(token.tokenType === Comment && { subject: 'comment' }),
    });
  }

  #isBesideBrace(index: number): boolean {
    if (this.#onLine.some(isBrace)) return true;
    return this.#source[index + 1]?.tokenType === ClosingBrace;
  }

  #unreadable(token: IToken, index: number): void {
    this.faults.push({ kind: 'unreadable-line', span: wordSpan(token), found: nameText(token) });
    if (isLoneName(this.#source, index) && this.#open.length < DEEPEST) {
      this.#closeBefore(token);
      const name = nameText(token);
      const at = wordSpan(token);
      this.tokens.push(
        createTokenInstance(SectionName, name, at.start, 0, 0, 0, 0, 0),
        createTokenInstance(OpeningBrace, '', at.end, 0, 0, 0, 0, 0),
      );
      this.#enter({ name, path: this.#pathFor(name), column: this.#column(token), origin: at });
      return;
    }
    // A key whose colon is lost is taken for what it is meant to be.
    const [, key = '', between = '', value = ''] =
      /^([\w.-]+)([ \t]*=[ \t]*|[ \t]+)(\S.*)$/s.exec(token.image) ?? [];
    const inside = this.#inside();
    if (inside === undefined || !keyOf(inside, key)) {
      this.tokens.push(token);
      return;
    }
    const at = token.startOffset;
    this.tokens.push(
      createTokenInstance(Key, key, at, 0, 0, 0, 0, 0),
      createTokenInstance(Colon, ':', at + key.length, 0, 0, 0, 0, 0),
      createTokenInstance(Value, value, at + key.length + between.length, 0, 0, 0, 0, 0),
    );
  }

  #opening(token: IToken, index: number): void {
    const before = this.#source[index - 1];
    const name = before?.tokenType === SectionName ? before : undefined;
    if (!name) {
      this.#beside(token);
      if (!this.#isBlamed) this.faults.push({ kind: 'missing-name', span: tokenSpan(token) });
      this.#isBlamed = true;
    }
    if (this.#open.length >= DEEPEST) {
      if (this.#open.length === DEEPEST)
        this.faults.push({ kind: 'too-deep', span: name ? wordSpan(name) : tokenSpan(token) });
    }
    const text = name ? nameText(name) : '';
    const meant = meantSection(text, this.#inside(), this.#source, index);
    // Deeper ones are counted all the same, so that their closing braces close them and nothing else.
    if (this.#open.length < DEEPEST) this.tokens.push(meant === text ? token : { ...token, payload: meant });
    const origin = name ? cover(wordSpan(name), tokenSpan(token)) : tokenSpan(token);
    this.#enter({ name: text, path: this.#pathFor(meant), column: this.#column(name ?? token), origin });
  }

  #enter(section: Open): void {
    this.#open.push(section);
    this.#columns.set(section.column, (this.#columns.get(section.column) ?? 0) + 1);
  }

  /** The path of the section at hand; undefined in one that is not known. */
  #inside(): string | undefined {
    return this.#open.length === 0 ? '' : this.#open.at(-1)?.path;
  }

  #pathFor(name: string): string | undefined {
    const inside = this.#inside();
    if (inside === undefined) return undefined;
    const path = childPath(inside, name);
    return sections.has(path) ? path : undefined;
  }

  #closing(token: IToken): void {
    const before = this.#onLine.at(-1);
    if (before && !this.#isBlamed) {
      this.#isBlamed = true;
      const stray = before.tokenType === Stray;
      this.faults.push({
        kind: 'text-beside-brace',
        span: stray ? wordSpan(before) : tokenSpan(token),
        found: token.image,
        origin: tokenSpan(token),
      });
    }
    if (this.#isLoose && this.#onLine.length === 0) {
      const column = this.#column(token);
      if (this.#surplus > 0 && this.#open.length > 0 && column > (this.#open.at(-1)?.column ?? 0)) {
        this.#surplus--;
        this.#tooMany(token);
        return;
      }
      while (this.#lost > 0 && this.#closesOuter(column)) this.#closeLost();
    }
    if (this.#open.length === 0) {
      this.isBroken = true;
      this.#tooMany(token);
      return;
    }
    this.#close(token);
  }

  /** Whether a brace in this column ends a section around the innermost one. */
  #closesOuter(column: number): boolean {
    const inner = this.#open.at(-1);
    return inner !== undefined && inner.column > column && (this.#columns.get(column) ?? 0) > 0;
  }

  #close(token: IToken): void {
    if (this.#open.length <= DEEPEST) this.tokens.push(token);
    const closed = this.#open.pop();
    if (closed) this.#columns.set(closed.column, (this.#columns.get(closed.column) ?? 1) - 1);
  }

  #tooMany(token: IToken): void {
    this.faults.push({ kind: 'surplus-brace', span: tokenSpan(token) });
  }

  #value(token: IToken, index: number): void {
    if (this.#isLoose && closesAtEnd(token) && this.#open.length > 0 && this.#closesHere(index)) {
      const at = token.startOffset + token.image.lastIndexOf('}');
      const inner = token.image.slice(0, at - token.startOffset).trimEnd();
      if (inner.trim() !== '')
        this.tokens.push(createTokenInstance(Value, inner, token.startOffset, 0, 0, 0, 0, 0));
      const brace = createTokenInstance(ClosingBrace, '}', at, 0, 0, 0, 0, 0);
      if (!this.#isBlamed) {
        this.#isBlamed = true;
        this.faults.push({
          kind: 'text-beside-brace',
          span: span(at, at + 1),
          found: '}',
          origin: span(at, at + 1),
          subject: 'value',
        });
      }
      this.#close(brace);
      return;
    }
    this.tokens.push(token);
  }

  /** A brace behind a value is meant to close its section unless the next line does that. */
  #closesHere(index: number): boolean {
    for (let next = index + 1; next < this.#source.length; next++) {
      const token = this.#source[next];
      if (!token || token.tokenType === Comment || isNewline(token)) continue;
      const column = token.startOffset - (this.#text.lastIndexOf('\n', token.startOffset) + 1);
      return !(token.tokenType === ClosingBrace && column >= (this.#open.at(-1)?.column ?? 0));
    }
    return true;
  }

  /** Closes sections that this one cannot stand in, where it can stand in one around them. */
  #closeBefore(name: IToken): void {
    if (this.#lost === 0) return;
    const text = nameText(name);
    const column = this.#column(name);
    // Sections of known paths stand before all others, and are few.
    const depth = this.#open
      .slice(0, DEEPEST_KNOWN)
      .findLastIndex(({ path }) => path !== undefined && sections.has(childPath(path, text)));
    const sibling = this.#open[depth + 1];
    if (depth < 0 || !sibling || column > sibling.column) return;
    while (this.#lost > 0 && this.#open.length > depth + 1) this.#closeLost();
  }

  #closeLost(): void {
    const section = this.#open.at(-1);
    if (!section) return;
    this.#lost--;
    const at = this.#last ? wordSpan(this.#last) : section.origin;
    if (this.#open.length <= DEEPEST) {
      this.faults.push({ kind: 'unclosed-section', span: at, subject: section.name, origin: section.origin });
    }
    this.#close(createTokenInstance(ClosingBrace, '', at.end, 0, 0, 0, 0, 0));
  }

  #column(token: IToken): number {
    return token.startOffset - this.#lineStart;
  }

  #endOfLine(token: IToken): number {
    const end = this.#text.indexOf('\n', token.startOffset);
    return end < 0 ? this.#text.length : end;
  }
}

function isBrace(token: IToken): boolean {
  return token.tokenType === OpeningBrace || token.tokenType === ClosingBrace;
}

function isNewline({ tokenType }: IToken): boolean {
  return tokenType === Newline || (tokenType.CATEGORIES ?? []).includes(Newline);
}

function wordSpan(token: IToken): Span {
  const length = token.image.trimEnd().length;
  const lead = token.tokenType === Value ? token.image.length - token.image.trimStart().length : 0;
  return span(token.startOffset + Math.min(lead, length), token.startOffset + length);
}

function trimmed(text: string, at: Span): Span {
  return span(at.start, at.start + text.slice(at.start, at.end).trimEnd().length);
}
