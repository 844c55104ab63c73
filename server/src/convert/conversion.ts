import type { LanguageId } from '../core/language.ts';

/** A file for another tool, made from one of the cluster's files. It is shown to a person; nothing is written. */
export interface Conversion {
  readonly language: LanguageId;
  /** The name the file usually has. */
  readonly name: string;
  readonly text: string;
}

/** The mark of lines that a person must look at before the result is used. */
export const CHECK = 'CHECK:';

const WIDTH = 100;

/** Text as comment lines of at most a hundred columns. */
export function comment(text: string, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = `${indent}#`;
  for (const word of text.split(' ')) {
    if (line.length + word.length >= WIDTH && line !== `${indent}#`) {
      lines.push(line);
      line = `${indent}#`;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
