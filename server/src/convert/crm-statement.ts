import { comment } from './conversion.ts';

/** Makes ids, each once: letters, digits, `_`, `-` and `.`, as XML wants them. */
export class Ids {
  readonly #used: Set<string>;

  /** Ids that others have already are made by nobody. */
  constructor(used: Iterable<string> = []) {
    this.#used = new Set(used);
  }

  make(...parts: readonly string[]): string {
    const word = parts
      .map((part) => part.replace(/[^\w.-]+/g, '_').replace(/^_+|_+$/g, ''))
      .filter((part) => part !== '')
      .join('_')
      .replaceAll('.', '_');
    const base = /^[A-Za-z_]/.test(word) ? word : `r_${word}`;
    let id = base;
    for (let count = 2; this.#used.has(id); count++) id = `${base}_${count}`;
    this.#used.add(id);
    return id;
  }
}

/** A comment of a crm file. crmsh keeps it as one of XML, in which two hyphens may not follow each other nor end it. */
export function crmComment(text: string): readonly string[] {
  return comment(text.replace(/-(?=-)/g, '- ')).map((line) => (line.endsWith('-') ? `${line}.` : line));
}

/** A statement on one line. */
export function statement(words: readonly string[]): string {
  return words.join(' ');
}

/** A statement whose parts stand on lines of their own. */
export function longStatement(head: string, parts: readonly string[]): string {
  return [head, ...parts].join(' \\\n    ');
}

/** `name=value`, quoted where crmsh would otherwise end the value or take it for something else. */
export function pair(name: string, value: string): string {
  return /^[\w./:,@%+-]+$/.test(value) ? `${name}=${value}` : `${name}="${value.replaceAll('"', '')}"`;
}
