import type { Part, SimpleCommand, Word } from '../shell/tree.ts';
import { partsFrom, staticPrefix } from '../shell/word.ts';

/** The shell variables whose values are certain; one that is not here may be anything. */
export class Variables {
  readonly #values: Map<string, string>;

  constructor(values: Iterable<readonly [string, string]> = []) {
    this.#values = new Map(values);
  }

  clone(): Variables {
    return new Variables(this.#values);
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  set(name: string, value: string | undefined): void {
    if (value === undefined) this.#values.delete(name);
    else this.#values.set(name, value);
  }

  /** Takes over what the ways through the script agree on. */
  merge(ways: readonly Variables[]): void {
    const [first = new Variables(), ...others] = ways;
    const agreed = [...first.#values].filter(([name, value]) =>
      others.every((other) => other.get(name) === value),
    );
    this.#values.clear();
    for (const [name, value] of agreed) this.#values.set(name, value);
  }

  forgetAll(): void {
    this.#values.clear();
  }

  /** The text of a word, or of the value in a word, when all in it is certain. */
  text(parts: readonly Part[], known: string | undefined): string | undefined {
    if (known !== undefined) return known;
    let text = '';
    let hasVariable = false;
    for (const part of parts) {
      if (part.kind === 'text') text += part.value;
      else {
        const value = part.kind === 'variable' ? this.#values.get(part.name) : undefined;
        // Outside of quotes the shell would split or expand it.
        if (value === undefined || (!part.quoted && /[\s*?[]|^$/.test(value))) return undefined;
        text += value;
        hasVariable = true;
      }
    }
    // A word of text alone that is not certain is a pattern of file names.
    return hasVariable ? text : undefined;
  }

  word(word: Word): string | undefined {
    return this.text(word.parts, word.value);
  }

  /** Does what a command does to variables, as far as it is a command that does such things. */
  run(command: SimpleCommand): void {
    const name = command.words[0]?.value;
    if (command.words.length === 0) {
      for (const { name: variable, value, append } of command.assignments) {
        const text = value.parts.length === 0 ? '' : this.word(value);
        const before = append ? this.#values.get(variable) : '';
        this.set(variable, text === undefined || before === undefined ? undefined : before + text);
      }
      return;
    }
    if (name === undefined) {
      // `((i++))` and what a variable runs.
      this.forgetAll();
    } else if (DECLARING.has(name)) {
      for (const word of command.words.slice(1)) {
        const variable = /^([A-Za-z_]\w*)=/.exec(staticPrefix(word))?.[1];
        if (variable === undefined) continue;
        const parts = partsFrom(word, variable.length + 1);
        const certain = parts.every((part) => part.kind === 'text');
        const known = certain
          ? parts.map((part) => (part.kind === 'text' ? part.value : '')).join('')
          : undefined;
        this.set(variable, this.text(parts, known));
      }
    } else if (SETTING.has(name)) {
      for (const word of command.words.slice(1))
        if (word.value !== undefined) this.set(word.value, undefined);
    } else if (CHANGING.has(name)) this.forgetAll();
  }
}

const DECLARING: ReadonlySet<string> = new Set(['export', 'local', 'readonly', 'declare', 'typeset']);
/** Commands that give new values to the variables they name. */
const SETTING: ReadonlySet<string> = new Set(['read', 'unset', 'mapfile', 'readarray', 'getopts']);
/** Commands that may change any variable. */
const CHANGING: ReadonlySet<string> = new Set(['.', 'source', 'eval', 'let']);
