import { commentsMatching } from '../../core/comments.ts';
import type { Span } from '../../core/span.ts';
import { isOption } from './option-names.ts';
import { standsInside } from './structure.ts';
import { OPAQUE } from './tokens.ts';

const BLANKS = new RegExp(`(?:\\s+|${OPAQUE.comment}|${OPAQUE.foreignComment})+`, 'y');
const TEXT = new RegExp(
  [OPAQUE.placeholder, OPAQUE.string, OPAQUE.unterminated, OPAQUE.singleQuoted, OPAQUE.typographic].join('|'),
  'y',
);
const WORD = /[A-Za-z0-9/._-]+/y;
const REST_OF_LINE = new RegExp(`[ \\t\\r]*(?:${OPAQUE.comment})?(?:\\n|$)`, 'y');
/** `resource NAME {`, whatever the name. */
const NAMED_SECTION = /resource\s+[^\s{};#]+(?:[^{};#\n]*[^{};#\n\s])?\s*\{/y;
const UNNAMED_SECTION = /(?:common|global)\s*\{/y;
const INCLUDE = /include[ \t]+[^\s;]/y;
const SECTION_KEYWORD = /^(?:resource|common|global)$/;
const FILE_KEYWORD = /^(?:resource|common|global|include|skip|require-drbd-module-version-\w\w)$/;

/**
 * The end of the statement of the file that starts at `start`, with the rest of its last line. Comments and blank
 * lines before a statement belong to its block.
 *
 * A statement that can only stand in the file ends a block whose braces are not closed, so that a lost brace damages
 * one block and not the rest of the file. After a closing brace the next word is looked at: what can only stand
 * inside a section (`on`, `net`, another `}`) still belongs to the block, because then that brace was one too many.
 * The text is looked at no further than the first words of the next block.
 */
export function blockEnd(text: string, start: number): number {
  return new Splitter(text, start).end();
}

class Splitter {
  readonly #text: string;
  readonly #start: number;
  #at: number;
  /** Braces open around the cursor. */
  #depth = 0;
  /** The depth outside of the `skip` or `plugin` section around the cursor. */
  #free: number | undefined;
  /** The end of the last token, before the cursor. */
  #last = 0;
  /** The first word of the statement at the cursor, and the column in which the block begins. */
  #head: string | undefined;
  #column = 0;
  /** Whether a section of the block is still open, although the braces do not say so: one of them is lost. */
  #lostBrace = false;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#at = start;
  }

  end(): number {
    const text = this.#text;
    for (this.#skipBlanks(); this.#at < text.length; this.#skipBlanks()) {
      const character = text[this.#at];
      if (character === '{') {
        if (this.#free === undefined && (this.#head === 'skip' || this.#head === 'plugin')) {
          this.#free = this.#depth;
        }
        this.#depth++;
        this.#take(1);
        this.#head = undefined;
      } else if (character === '}') {
        this.#depth = Math.max(0, this.#depth - 1);
        if (this.#free !== undefined && this.#depth <= this.#free) this.#free = undefined;
        this.#take(1);
        this.#head = undefined;
        if (this.#depth === 0) {
          if (this.#endsHere(true)) return this.#endOfLine();
          this.#lostBrace = true;
        }
      } else if (character === ';') {
        // `resource r0 protocol C;`: the section has lost its brace, and what follows may stand inside of it.
        this.#lostBrace ||= this.#depth === 0 && SECTION_KEYWORD.test(this.#head ?? '');
        this.#take(1);
        this.#head = undefined;
        if (this.#depth === 0 && this.#endsHere(this.#lostBrace)) return this.#endOfLine();
      } else if (this.#word()) return this.#endOfLine();
    }
    return text.length;
  }

  /** Reads a word or text; true when the block ends before it. */
  #word(): boolean {
    const length = matchLength(TEXT, this.#text, this.#at);
    if (length > 0) {
      this.#head ??= '"';
      this.#take(length);
      return false;
    }
    const word = this.#wordAt(this.#at);
    if (this.#free === undefined && this.#last > this.#start && this.#opensBlock(word)) return true;
    if (this.#last <= this.#start) this.#column = this.#columnOf(this.#at);
    this.#head ??= word;
    this.#take(Math.max(1, word.length));
    return false;
  }

  /** Whether the word at the cursor begins a statement of the file, although the one before has not ended. */
  #opensBlock(word: string): boolean {
    if (!FILE_KEYWORD.test(word)) return false;
    const startsLine = this.#startsLine();
    if (this.#depth === 0) return startsLine && this.#head !== 'skip';
    if (this.#head !== undefined && !startsLine) return false;
    if (word === 'include') {
      return startsLine && this.#columnOf(this.#at) <= this.#column && matches(INCLUDE, this.#text, this.#at);
    }
    return matches(NAMED_SECTION, this.#text, this.#at) || matches(UNNAMED_SECTION, this.#text, this.#at);
  }

  /** Whether the block ends after a `}` or `;` that leaves no section open; `mayGoOn` when a brace may be wrong. */
  #endsHere(mayGoOn: boolean): boolean {
    this.#skipBlanks();
    const next = this.#text[this.#at];
    if (next === '}' || next === ';') return false;
    const word = this.#wordAt(this.#at);
    return !(mayGoOn && (standsInside(word) || isOption(word)));
  }

  #endOfLine(): number {
    return this.#last + matchLength(REST_OF_LINE, this.#text, this.#last);
  }

  #take(length: number): void {
    this.#at += length;
    this.#last = this.#at;
  }

  #skipBlanks(): void {
    this.#at += matchLength(BLANKS, this.#text, this.#at);
  }

  #wordAt(at: number): string {
    return this.#text.slice(at, at + matchLength(WORD, this.#text, at));
  }

  #startsLine(): boolean {
    return this.#text.slice(this.#last, this.#at).includes('\n');
  }

  #columnOf(at: number): number {
    return at - (this.#text.lastIndexOf('\n', at - 1) + 1);
  }
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  return matchLength(pattern, text, at) > 0;
}

const COMMENT = new RegExp(`${OPAQUE.string}|${OPAQUE.foreignComment}|(${OPAQUE.comment})`, 'g');

/** The comments of a block, each without the carriage return that may end its line. */
export function comments(text: string): readonly Span[] {
  return commentsMatching(text, COMMENT).map(({ start, end }) => ({
    start,
    end: text[end - 1] === '\r' ? end - 1 : end,
  }));
}
