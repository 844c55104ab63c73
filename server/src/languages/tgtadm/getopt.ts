import { type Span, span } from '../../core/span.ts';
import { longOption, options, shortOption, type TgtadmOption } from './catalog.ts';
import type { Word } from './shell/tree.ts';
import { makeWord, offsetIn, partsFrom, staticPrefix } from './shell/word.ts';
import type { OptionUse, Value } from './tree.ts';

/** What getopt_long makes of the words behind `tgtadm`. */
export interface Arguments {
  readonly options: readonly OptionUse[];
  readonly positionals: readonly Word[];
  readonly isOpen: boolean;
}

/**
 * Reads arguments as tgtadm.c does with GNU getopt_long: options and other words in any order, unambiguous
 * beginnings of long names, values in the same word or the next. Where a person made one of the usual mistakes
 * (`-tid`, `—tid`, a forgotten value), it goes on with what was meant, so that one mistake gives one message.
 */
export function readArguments(words: readonly Word[]): Arguments {
  return new ArgumentReader(words).read();
}

/** Dashes that a word processor or a web page made of `-` and `--`. */
const TYPOGRAPHIC_DASH = /^-*[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]*(?=[A-Za-z])/;

class ArgumentReader {
  readonly #words: readonly Word[];
  readonly #options: OptionUse[] = [];
  readonly #positionals: Word[] = [];
  #isOpen = false;
  /** The word that is read next. */
  #next = 0;

  constructor(words: readonly Word[]) {
    this.#words = words;
  }

  read(): Arguments {
    let optionsEnded = false;
    for (let word = this.#take(); word; word = this.#take()) {
      const prefix = staticPrefix(word);
      if (word.value === undefined && prefix === '') this.#isOpen = true;
      else if (optionsEnded) this.#positionals.push(word);
      else if (word.value === '--') optionsEnded = true;
      else if (TYPOGRAPHIC_DASH.test(prefix)) this.#typographic(word, prefix);
      else if (prefix.startsWith('--')) this.#long(word, prefix);
      else if (prefix.startsWith('-') && prefix !== '-') this.#short(word, prefix);
      else this.#positionals.push(word);
    }
    return { options: this.#options, positionals: this.#positionals, isOpen: this.#isOpen };
  }

  #take(): Word | undefined {
    return this.#words[this.#next++];
  }

  #long(word: Word, prefix: string): void {
    const equals = prefix.indexOf('=');
    if (equals < 0 && word.value === undefined) {
      this.#isOpen = true;
      return;
    }
    const name = prefix.slice(2, equals < 0 ? undefined : equals);
    const found = longOption(name);
    const inline = equals < 0 ? undefined : valueFrom(word, equals + 1);
    const nameSpan = span(word.span.start, equals < 0 ? word.span.end : offsetIn(word, equals));
    const use = { written: `--${name}`, nameSpan, word };
    if (found.kind === 'found') this.#add(use, found.value, inline);
    else {
      const candidates = found.kind === 'ambiguous' ? found.candidates : [];
      this.#push(use, { trouble: found.kind, candidates, value: inline });
      if (!inline) this.#skipLikelyValue();
    }
  }

  #short(word: Word, prefix: string): void {
    const whole = prefix.slice(1).split('=', 1)[0] ?? '';
    const meant = whole.length > 1 ? oneDashName(whole) : undefined;
    if (meant) {
      this.#mistyped(word, prefix, 1, meant, 'one-dash');
      return;
    }
    for (let at = 1; at < prefix.length; at++) {
      const letter = prefix.charAt(at);
      const option = shortOption(letter);
      const from = at === 1 ? word.span.start : offsetIn(word, at);
      const use = { written: `-${letter}`, nameSpan: span(from, offsetIn(word, at + 1)), word };
      if (!option) {
        this.#push(use, { trouble: 'unknown' });
        this.#skipLikelyValue();
        return;
      }
      const hasRest = at + 1 < prefix.length || word.value === undefined;
      if (option.shortTakesValue) {
        const inline = hasRest ? valueFrom(word, at + 1) : undefined;
        if (option.takesValue) this.#add(use, option, inline);
        else this.#addSwallowing(use, option, inline);
        return;
      }
      this.#push(use, { option });
    }
    if (word.value === undefined) this.#isOpen = true;
  }

  #typographic(word: Word, prefix: string): void {
    const dashes = TYPOGRAPHIC_DASH.exec(prefix)?.[0].length ?? 0;
    const name = prefix.slice(dashes).split('=', 1)[0] ?? '';
    const found = name.length > 1 ? longOption(name) : undefined;
    const option = found?.kind === 'found' ? found.value : shortOption(name);
    if (option) this.#mistyped(word, prefix, dashes, option, 'typographic-dash');
    else this.#positionals.push(word);
  }

  /** An option with the wrong dashes, read as the one that was meant. */
  #mistyped(
    word: Word,
    prefix: string,
    dashes: number,
    option: TgtadmOption,
    trouble: NonNullable<OptionUse['trouble']>,
  ): void {
    const equals = prefix.indexOf('=', dashes);
    const nameEnd = equals < 0 ? prefix.length : equals;
    const use = {
      written: prefix.slice(0, nameEnd),
      nameSpan: span(word.span.start, equals < 0 ? word.span.end : offsetIn(word, equals)),
      word,
    };
    let value = equals < 0 ? undefined : valueFrom(word, equals + 1);
    if (!value && option.takesValue) value = this.#nextValue();
    this.#push(use, { option, value, trouble });
  }

  #add(use: Written, option: TgtadmOption, inline: Value | undefined): void {
    if (!option.takesValue) {
      this.#push(use, inline ? { option, value: inline, trouble: 'value-not-taken' } : { option });
      return;
    }
    if (inline) {
      this.#push(use, { option, value: inline });
      return;
    }
    const next = this.#words[this.#next];
    if (!next) this.#push(use, { option, trouble: 'no-value' });
    else if (isOption(next)) this.#push(use, { option, trouble: 'option-as-value', taken: next });
    else this.#push(use, { option, value: this.#nextValue() });
  }

  /** `-F` and `-O`: flags whose short form wants a value, in tgtadm.c's table alone. */
  #addSwallowing(use: Written, option: TgtadmOption, inline: Value | undefined): void {
    const next = this.#words[this.#next];
    const taken = inline ? undefined : next;
    const value = inline ?? (next && !isOption(next) ? this.#nextValue() : undefined);
    this.#push(use, { option, value, taken, trouble: 'swallows' });
  }

  #nextValue(): Value | undefined {
    const next = this.#words[this.#next];
    if (!next || isOption(next)) return undefined;
    this.#next++;
    return { span: next.span, text: next.value, parts: next.parts };
  }

  /** Behind an option that nobody knows, the next word is its value more likely than a mistake of its own. */
  #skipLikelyValue(): void {
    const next = this.#words[this.#next];
    if (next && !staticPrefix(next).startsWith('-')) this.#next++;
  }

  #push({ written, nameSpan, word }: Written, more: Partial<OptionUse>): void {
    const end = Math.max(word.span.end, more.value?.span.end ?? 0);
    this.#options.push({
      written,
      nameSpan,
      span: span(nameSpan.start, end),
      option: undefined,
      candidates: [],
      value: undefined,
      taken: undefined,
      trouble: undefined,
      ...more,
    });
  }
}

interface Written {
  readonly written: string;
  readonly nameSpan: Span;
  readonly word: Word;
}

function valueFrom(word: Word, index: number): Value {
  const parts = partsFrom(word, index);
  const at = span(offsetIn(word, index), word.span.end);
  return { span: at, text: makeWord(at, parts).value, parts };
}

/** The option that a person means by its long name behind one dash. */
function oneDashName(name: string): TgtadmOption | undefined {
  const full = { target: 'targetname', param: 'params' }[name] ?? name;
  return options.find((option) => option.name === full);
}

/** Whether a word in the place of a value is surely the next option. */
function isOption(word: Word): boolean {
  const prefix = staticPrefix(word);
  if (TYPOGRAPHIC_DASH.test(prefix)) return true;
  if (prefix.startsWith('--')) {
    const name = prefix.slice(2).split('=', 1)[0] ?? '';
    return name.length > 1 && longOption(name).kind === 'found';
  }
  const letters = prefix.slice(1).split('=', 1)[0] ?? '';
  if (!prefix.startsWith('-') || letters === '') return false;
  return letters.length === 1 ? shortOption(letters) !== undefined : oneDashName(letters) !== undefined;
}
