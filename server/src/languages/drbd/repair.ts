import type { IToken, TokenType } from 'chevrotain';
import { tokenSpan } from '../../core/chevrotain.ts';
import { cover } from '../../core/span.ts';
import type { Fault } from '../../core/syntax.ts';
import { columnOf, isFirstOfLine, startsLine, textOf } from './layout.ts';
import { goesOn, lostAt, lostBefore, type OpenSection } from './lost-braces.ts';
import { isOption, isOptionOf } from './option-names.ts';
import { spellingProblem } from './spelling.ts';
import { isNamed, isStray } from './stray-words.ts';
import {
  bodyPlace,
  continues,
  endsStatement,
  needsBody,
  placesOf,
  takesBody,
  wordLimit,
} from './structure.ts';
import * as Token from './tokens.ts';

/** A row of tokens in which every statement ends and every brace has its partner, and what was wrong before. */
export interface Repaired {
  readonly tokens: IToken[];
  readonly faults: Fault[];
}

/** Sections nest seven deep in the grammar; what is deeper is noise, and would cost the parser its stack. */
const MAX_DEPTH = 24;

/**
 * Makes damaged text well-formed before the grammar sees it: puts in semicolons and braces that are missing, takes
 * out those that are too many, and reports each where a person would mend it. So the grammar is that of drbd.conf
 * and nothing else.
 *
 * Braces are only put in while the block has fewer closing than opening ones. Where, is decided by what may stand in
 * which section (`on` cannot stand in `net`), then by indentation, then by the end of the block. One pass, no
 * recursion: time is linear in the text whatever it holds.
 */
export function repair(text: string, tokens: readonly IToken[]): Repaired {
  return new Repair(text, tokens).run();
}

/** Where a cursor stands: the sections around it, outermost first, and the words of its statement before it. */
export interface CursorContext {
  readonly open: readonly OpenSection[];
  readonly words: readonly IToken[];
}

/** Reads a text up to a cursor, with the same eyes as `repair`; the word that the cursor touches is left out. */
export function contextAt(text: string, tokens: readonly IToken[], offset: number): CursorContext {
  return new Repair(text, tokens).contextAt(offset);
}

class Repair {
  readonly #text: string;
  readonly #tokens: readonly IToken[];
  readonly #out: IToken[] = [];
  readonly #faults: Fault[] = [];
  readonly #open: OpenSection[] = [];
  /** Closing braces that are missing in what is still to be read; negative when there are too many. */
  #missing = 0;
  /** The statement being read: its words, of which the first says what it is. */
  #statement: IToken[] = [];
  #at = 0;
  #inBrackets = false;
  /** The last token of the text itself. */
  #last: IToken | undefined;

  constructor(text: string, tokens: readonly IToken[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  contextAt(offset: number): CursorContext {
    this.#countBraces();
    for (; this.#at < this.#tokens.length; this.#at++) {
      const token = this.#tokens[this.#at];
      if (!token || token.startOffset >= offset) break;
      if (!endsStatement(token) && tokenSpan(token).end >= offset) break;
      this.#read(token);
    }
    const [head] = this.#statement;
    const word = this.#tokens[this.#at];
    const at = word && word.startOffset < offset ? word.startOffset : offset;
    // On a line of its own, the cursor begins the next statement when the one above has all its words.
    if (head && isFirstOfLine(this.#text, at) && this.#statement.length > wordLimit(head))
      this.#statement = [];
    return { open: this.#open, words: this.#statement };
  }

  #countBraces(): void {
    for (const token of this.#tokens) {
      if (token.tokenType === Token.LBrace) this.#missing++;
      else if (token.tokenType === Token.RBrace) this.#missing--;
    }
  }

  run(): Repaired {
    this.#countBraces();
    for (; this.#at < this.#tokens.length; this.#at++) {
      const token = this.#tokens[this.#at];
      if (token) this.#read(token);
    }
    this.#endStatement();
    while (this.#open.length > 0) this.#closeUnclosed();
    return { tokens: this.#out, faults: this.#faults };
  }

  #read(token: IToken): void {
    switch (token.tokenType) {
      case Token.LBrace:
        this.#brace(token);
        return;
      case Token.RBrace:
        this.#closingBrace(token);
        return;
      case Token.Semicolon:
        this.#semicolon(token);
        return;
      default:
        if (this.#checkSpelling(token)) this.#word(token);
        if (token.tokenType === Token.UnterminatedText) this.#skipSecondHalf();
    }
  }

  /** Passes over the rest of a text with a line break in it, up to the quote that ends it. */
  #skipSecondHalf(): void {
    for (let at = this.#at + 1; at < this.#tokens.length; at++) {
      const token = this.#tokens[at];
      if (!token || endsStatement(token)) return;
      if (token.tokenType !== Token.UnterminatedText) continue;
      this.#at = at;
      return;
    }
  }

  #word(token: IToken): void {
    const [head] = this.#statement;
    if (head && this.#isStray(head, token)) this.#dropStray(head, token);
    else if (head && this.#begins(token, head)) this.#endStatement(token);
    if (this.#statement.length === 0) this.#closeBefore(token);
    this.#inBrackets =
      token.tokenType === Token.LBracket || (this.#inBrackets && token.tokenType !== Token.RBracket);
    this.#statement.push(token);
    this.#emit(token);
  }

  #isStray(head: IToken, token: IToken): boolean {
    const [, second] = this.#statement;
    if (startsLine(this.#text, token)) return false;
    // `proxy here on alice { }`
    if (second && this.#statement.length === 2 && head.tokenType === Token.ProxyWord)
      return token.tokenType === Token.On && second.tokenType !== Token.On;
    const isKnown = placesOf(head.image) !== undefined || isOption(head.image);
    if ((second && isKnown) || continues(head, token)) return false;
    const place = this.#open.at(-1)?.place ?? 'file';
    return isStray(head, token, place, (distance) => this.#tokens[this.#at + distance]);
  }

  /** Leaves out the words before a statement that belong to nothing; after `proxy` the one behind it. */
  #dropStray(head: IToken, next: IToken): void {
    const isProxy = head.tokenType === Token.ProxyWord && this.#statement.length === 2;
    const words = isProxy ? this.#statement.slice(1) : this.#statement;
    const [first] = words;
    const last = words.at(-1);
    // What is odd in itself is reported as that.
    if (first && last && !words.some((word) => spellingProblem(word, false))) {
      this.#faults.push({
        kind: 'surplus-word',
        span: cover(tokenSpan(first), tokenSpan(last)),
        found: textOf(this.#text, words),
        subject: next.image,
      });
    }
    this.#out.splice(this.#out.length - words.length);
    this.#statement = isProxy ? [head] : [];
  }

  /** Whether a word begins a new statement although the one before has no semicolon. */
  #begins(token: IToken, head: IToken): boolean {
    if (continues(head, token)) return false;
    const words = this.#statement.length - 1;
    const known = placesOf(token.image) !== undefined;
    if (startsLine(this.#text, token)) {
      if (token.tokenType === Token.Text || token.tokenType === Token.LBracket) return false;
      if (token.tokenType === Token.Colon) return false;
      return known || isOption(token.image) || words >= wordLimit(head);
    }
    const place = this.#open.at(-1)?.place ?? 'file';
    const opens = this.#tokens[this.#at + 1]?.tokenType === Token.LBrace;
    // `on device alice {`: the brace is that of the section, and the word is one too many.
    if (opens && needsBody(head.image) && !takesBody(token, [token])) return false;
    if (
      this.#missing < 0 &&
      needsBody(head.image) &&
      words >= (isNamed(head) ? 1 : 0) &&
      (!opens || needsBody(token.image))
    ) {
      // `on bob address ...; }`: the brace is lost, and the word begins what it opened.
      const body = bodyPlace(head, this.#statement[1], place);
      if (known ? placesOf(token.image)?.includes(body) : isOptionOf(body, token.image)) return true;
    }
    if (words === 0) return false;
    return known ? placesOf(token.image)?.includes(place) === true : isOptionOf(place, token.image);
  }

  /** Ends a statement that has no semicolon, at `next` or at the end of its section. */
  #endStatement(next?: IToken): void {
    const [head, second] = this.#statement;
    if (!head || !this.#last) return;
    const subject = textOf(this.#text, this.#statement);
    const opens =
      head.tokenType === Token.Disk && !second && next !== undefined && isOptionOf('disk', next.image);
    if (needsBody(head.image) || opens) {
      this.#faults.push({ kind: 'missing-brace', span: tokenSpan(this.#last), subject, expected: '{' });
      if (next && this.#missing < 0) {
        this.#missing++;
        this.#emitMade(Token.LBrace);
        this.#push(head, second);
        return;
      }
    } else if (this.#last.tokenType !== Token.UnterminatedText && (second || isOption(head.image))) {
      // A keyword or an unknown word alone is reported by the rules, for what it lacks or is.
      this.#faults.push({ kind: 'missing-semicolon', span: tokenSpan(this.#last), subject, expected: ';' });
    }
    this.#emitMade(Token.Semicolon);
    this.#statement = [];
  }

  #semicolon(token: IToken): void {
    const [head, second] = this.#statement;
    if (!head || (!second && this.#cutsOff(head))) {
      this.#faults.push({ kind: 'surplus-semicolon', span: tokenSpan(token), found: ';' });
      if (head) this.#last = token;
      else this.#emitSurplus(token);
      return;
    }
    if (needsBody(head.image) && !(head.tokenType === Token.ProxyWord && second?.tokenType === Token.On)) {
      this.#faults.push({
        kind: 'missing-brace',
        span: tokenSpan(token),
        subject: textOf(this.#text, this.#statement),
        found: ';',
        expected: '{',
      });
    }
    this.#emit(token);
    this.#statement = [];
  }

  /** Whether a semicolon right after a keyword cuts it off from its words, which follow on the same line. */
  #cutsOff(head: IToken): boolean {
    const next = this.#tokens[this.#at + 1];
    if (!next || placesOf(head.image) === undefined || startsLine(this.#text, next)) return false;
    if (next.tokenType === Token.LBrace) return takesBody(head, [head]);
    const known = placesOf(next.image) !== undefined || isOption(next.image);
    return !known && next.tokenType !== Token.RBrace && next.tokenType !== Token.Semicolon;
  }

  #brace(token: IToken): void {
    const [head, second] = this.#statement;
    if (!head && this.#missing > 0) {
      // Nothing says what this opens, and there is a brace too many: it is this one.
      this.#missing--;
      this.#faults.push({ kind: 'surplus-brace', span: tokenSpan(token), found: '{' });
      this.#emitSurplus(token);
      return;
    }
    if (head && !takesBody(head, this.#statement)) {
      this.#faults.push({ kind: 'surplus-brace', span: tokenSpan(token), found: '{', subject: head.image });
      if (this.#missing > 0) {
        this.#missing--;
        this.#last = token;
        return;
      }
      this.#emitMade(Token.Semicolon);
    }
    this.#emit(token);
    this.#push(head ?? token, second);
    const place = this.#open.at(-1)?.place;
    if (place === 'skip' || place === 'plugin') this.#passOver((inner) => this.#emitFree(inner));
    else if (this.#open.length > MAX_DEPTH) {
      this.#faults.push({ kind: 'too-deep', span: tokenSpan(token) });
      this.#passOver(() => undefined);
    }
  }

  /** Passes over the text up to the brace that closes the innermost section, which is read next. */
  #passOver(each: (token: IToken) => void): void {
    let depth = 0;
    for (let at = this.#at + 1; at < this.#tokens.length; at++) {
      const token = this.#tokens[at];
      if (!token) break;
      if (token.tokenType === Token.RBrace && depth-- === 0) break;
      if (token.tokenType === Token.LBrace) depth++;
      each(token);
      this.#last = token;
      this.#at = at;
    }
    this.#missing -= Math.max(0, depth);
  }

  #push(head: IToken, second: IToken | undefined): void {
    const words = this.#statement.length > 0 ? this.#statement : [head];
    this.#open.push({
      place: bodyPlace(head, second, this.#open.at(-1)?.place ?? 'file'),
      subject: textOf(this.#text, words),
      origin: tokenSpan(head),
      indent: startsLine(this.#text, head) ? columnOf(this.#text, head) : undefined,
      inLine: head.tokenType === Token.Host || head.tokenType === Token.Address,
      indented: false,
    });
    this.#statement = [];
    this.#inBrackets = false;
  }

  #closingBrace(token: IToken): void {
    if (this.#interrupts()) {
      this.#missing++;
      this.#faults.push({ kind: 'surplus-brace', span: tokenSpan(token), found: '}' });
      this.#last = token;
      return;
    }
    this.#endStatement();
    if (this.#isSurplus()) {
      this.#missing++;
      this.#faults.push({ kind: 'surplus-brace', span: tokenSpan(token), found: '}' });
      this.#emitSurplus(token);
      return;
    }
    for (let lost = this.#lostAt(token); lost > 0; lost--) this.#closeUnclosed();
    const closed = this.#open.pop();
    this.#emit(token);
    this.#statement = [];
    if (closed?.inLine) this.#emitMade(Token.Semicolon);
  }

  /** How many sections inside of the one that this brace closes have lost theirs. */
  #lostAt(token: IToken): number {
    if (this.#missing <= 0 || !startsLine(this.#text, token)) return 0;
    const next = this.#tokens[this.#at + 1];
    return lostAt(this.#open, this.#missing, columnOf(this.#text, token), next?.image);
  }

  /** A closing brace too many that stands inside of a statement, which goes on after it on the same line. */
  #interrupts(): boolean {
    const next = this.#tokens[this.#at + 1];
    if (this.#missing >= 0 || this.#statement.length === 0 || !next || startsLine(this.#text, next))
      return false;
    return next.tokenType !== Token.RBrace;
  }

  /** A closing brace too many: nothing is open, or it would end the block in the middle. */
  #isSurplus(): boolean {
    if (this.#open.length === 0) return true;
    if (this.#missing >= 0) return false;
    const next = this.#tokens[this.#at + 1];
    if (next && goesOn(this.#open, next.image, startsLine(this.#text, next))) return true;
    if (this.#open.length > 1) return false;
    for (let at = this.#at + 1; at < this.#tokens.length; at++) {
      if (this.#tokens[at]?.tokenType !== Token.RBrace) return true;
    }
    return false;
  }

  /** Closes the sections that must have ended before a statement that begins with this word. */
  #closeBefore(token: IToken): void {
    const column = startsLine(this.#text, token) ? columnOf(this.#text, token) : undefined;
    const lost = this.#missing > 0 ? lostBefore(this.#open, this.#missing, token.image, column) : 0;
    for (let count = 0; count < lost; count++) this.#closeUnclosed();
    const around = this.#open.at(-1);
    if (around?.indent !== undefined && column !== undefined && column > around.indent)
      around.indented = true;
  }

  /** Closes the innermost section, which has no brace of its own. */
  #closeUnclosed(): void {
    const section = this.#open.pop();
    if (!section || !this.#last) return;
    this.#missing--;
    this.#faults.push({
      kind: 'unclosed-section',
      span: tokenSpan(this.#last),
      subject: section.subject,
      origin: section.origin,
      expected: '}',
    });
    this.#emitMade(Token.RBrace);
  }

  /** Reports what is wrong with a word as it is spelt; false when it is to be left out. */
  #checkSpelling(token: IToken): boolean {
    const problem = spellingProblem(token, this.#inBrackets);
    if (!problem) return true;
    this.#faults.push(problem.fault);
    return problem.isWord;
  }

  #emit(token: IToken): void {
    this.#out.push(token);
    this.#last = token;
  }

  #emitSurplus(token: IToken): void {
    this.#out.push(Token.made(Token.Surplus, token.image, token.startOffset));
    this.#last = token;
  }

  #emitFree(token: IToken): void {
    this.#out.push(Token.made(Token.FreeText, token.image, token.startOffset));
  }

  /** Puts in a token that is not in the text; it has its place, and no length. */
  #emitMade(type: TokenType): void {
    const end = this.#last ? tokenSpan(this.#last).end : 0;
    this.#out.push(Token.made(type, '', end));
  }
}
