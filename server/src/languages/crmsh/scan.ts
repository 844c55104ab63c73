import { continuationAt } from './layout.ts';

/** Something odd that a word was written with. */
export interface Oddity {
  readonly kind: 'unbalanced-quote' | 'glued-continuation' | 'typographic-character';
  readonly start: number;
  readonly end: number;
}

/** A word of a statement as crmsh reads it (Python's shlex in POSIX mode). */
export interface ScannedWord {
  /** The text with quotes, escapes and continuations taken out. */
  readonly value: string;
  /** Where the characters of `value` stand, and at the end where the word ends; absent when they simply follow each other. */
  readonly offsets: readonly number[] | undefined;
  readonly end: number;
  readonly oddities: readonly Oddity[];
}

/** Quotes and dashes that word processors and web pages put in place of the plain ones. */
const TYPOGRAPHIC: Readonly<Record<string, string>> = {
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u202f': ' ',
  '\u200b': '',
  '\ufeff': '',
};

/** What a typographic character was typed for. */
export function plainCharacter(character: string): string | undefined {
  return TYPOGRAPHIC[character];
}

const PLAIN_WORD = /[!#-&(-[\]-~]+(?=[ \t\r\n]|$)/y;
const PLACEHOLDER = /<[^<>\n\\"'=]*>/y;
const NEW_PIECE =
  /(?:(?:params|meta|op|operations|utilization|attributes|op_params|op_meta|rule)(?=[\s\\]|$)|\$?[A-Za-z][\w-]*=)/iy;
/** After these a word may well be broken off on purpose. */
const UNFINISHED = /[:=,/]/;

/**
 * Reads the word at `at`. Total: whatever stands there gives a word of at least one character.
 *
 * @param quotesSpanLines what an open quote does at a line's end: go on, as crmsh has it, or (for text whose
 *   quotes do not balance) end with the first blank after the quote, so that one lost quote costs one word
 */
export function scanWord(text: string, at: number, quotesSpanLines: boolean): ScannedWord {
  PLAIN_WORD.lastIndex = at;
  const plain = PLAIN_WORD.exec(text);
  if (plain && !plain[0].includes('<')) {
    return { value: plain[0], offsets: undefined, end: at + plain[0].length, oddities: [] };
  }
  return new WordScanner(text, at, quotesSpanLines).scan();
}

class WordScanner {
  readonly #text: string;
  readonly #start: number;
  readonly #quotesSpanLines: boolean;
  readonly #oddities: Oddity[] = [];
  readonly #value: string[] = [];
  readonly #offsets: number[] = [];
  #at: number;

  constructor(text: string, start: number, quotesSpanLines: boolean) {
    this.#text = text;
    this.#start = start;
    this.#at = start;
    this.#quotesSpanLines = quotesSpanLines;
  }

  scan(): ScannedWord {
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] ?? '';
      if (isBlank(character)) break;
      if (character === '"' || character === "'") this.#quoted(character, character);
      else if (character === '\\') {
        if (!this.#backslash()) break;
      } else if (character === '<' && this.#placeholder()) continue;
      else if (TYPOGRAPHIC[character] !== undefined) {
        if (!this.#typographic(character)) break;
      } else this.#take(character);
    }
    this.#offsets.push(this.#at);
    return { value: this.#value.join(''), offsets: this.#offsets, end: this.#at, oddities: this.#oddities };
  }

  #take(character: string): void {
    this.#value.push(character);
    this.#offsets.push(this.#at);
    this.#at++;
  }

  /** The text between quotes, from the opening one on. */
  #quoted(open: string, close: string): void {
    const start = this.#at;
    const valueLength = this.#value.length;
    this.#at++;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] ?? '';
      if (character === close) {
        if (!this.#quotesSpanLines && this.#closesTheNext(start)) break;
        this.#at++;
        return;
      }
      if (character === '\n') break;
      if (character === '\\') {
        const continuation = continuationAt(this.#text, this.#at);
        const next = this.#text[this.#at + 1];
        if (continuation > 0) {
          if (!this.#quotesSpanLines) break;
          this.#at += continuation;
          continue;
        }
        if (open === '"' && (next === '"' || next === '\\')) {
          this.#at++;
          this.#take(next);
          continue;
        }
      }
      this.#take(character);
    }
    this.#unbalanced(start, valueLength);
  }

  /** In `a="b c="d"` the second quote opens the value of `c`; it is the first that lost its partner. */
  #closesTheNext(start: number): boolean {
    return this.#text[this.#at - 1] === '=' && /\s/.test(this.#text.slice(start, this.#at));
  }

  /** Takes back what was read after a quote that nobody closed, up to the first blank. */
  #unbalanced(start: number, valueLength: number): void {
    this.#oddities.push({ kind: 'unbalanced-quote', start, end: start + 1 });
    let end = start + 1;
    while (end < this.#at && !isBlank(this.#text[end] ?? '') && this.#text[end] !== '\\') end++;
    this.#at = end;
    let kept = valueLength;
    while (kept < this.#value.length && (this.#offsets[kept] ?? end) < end) kept++;
    this.#value.length = kept;
    this.#offsets.length = kept;
  }

  /** A backslash outside quotes; false when the word ends there. */
  #backslash(): boolean {
    const continuation = continuationAt(this.#text, this.#at);
    if (continuation === 0) {
      const next = this.#text[this.#at + 1];
      this.#at++;
      if (next !== undefined && next !== '\n') this.#take(next);
      return true;
    }
    const after = this.#at + continuation;
    if (after >= this.#text.length || isBlank(this.#text[after] ?? '')) return false;
    if (this.#at === this.#start) {
      this.#at = after;
      return true;
    }
    NEW_PIECE.lastIndex = after;
    const before = this.#text[this.#at - 1] ?? '';
    const apart =
      before === '"' ||
      before === "'" ||
      NEW_PIECE.test(this.#text) ||
      !(this.#value.includes('=') || UNFINISHED.test(before));
    if (apart) {
      this.#oddities.push({ kind: 'glued-continuation', start: this.#at, end: this.#at + 1 });
      return false;
    }
    this.#at = after;
    return true;
  }

  /** `<node1 name as per uname -n>` is one placeholder and not five words. */
  #placeholder(): boolean {
    PLACEHOLDER.lastIndex = this.#at;
    const found = PLACEHOLDER.exec(this.#text)?.[0];
    if (found === undefined) return false;
    for (let index = 0; index < found.length; index++) this.#take(found[index] ?? '');
    return true;
  }

  /** A character that only looks like one of the language's; false when it stands for a blank. */
  #typographic(character: string): boolean {
    this.#oddities.push({ kind: 'typographic-character', start: this.#at, end: this.#at + 1 });
    const plain = TYPOGRAPHIC[character] ?? '';
    if (plain === ' ') {
      if (this.#at > this.#start) this.#oddities.pop();
      else this.#at++;
      return false;
    }
    if (plain === '-') {
      this.#take(plain);
      return true;
    }
    this.#at++;
    if (plain === '"') {
      const close = /["\u201c-\u201f\n]/g;
      close.lastIndex = this.#at;
      const found = close.exec(this.#text);
      if (!found || found[0] === '\n') return true;
      while (this.#at < found.index) this.#take(this.#text[this.#at] ?? '');
    }
    return true;
  }
}

function isBlank(character: string): boolean {
  return character <= ' ' && /[ \t\n\r\f\v]/.test(character);
}
