import { firstCommandEnd } from './shell/read.ts';

/**
 * The end of the block that starts at an offset: one command at the top level of the script with all its lines,
 * its here-documents, and the comments above it. A line that begins with an option is the rest of the one above
 * and lost its backslash; it belongs to the same block.
 *
 * The lexer reads a growing stretch of lines until a command ends in it, so that the cost of a block follows its
 * size.
 */
export function blockEnd(text: string, start: number): number {
  let end = commandEnd(text, start);
  while (end < text.length && beginsWithOption(text, end)) end = commandEnd(text, end);
  return end;
}

function commandEnd(text: string, start: number): number {
  for (let size = 0; ; size = (to(text, start, size) - start) * 2) {
    const end = to(text, start, size);
    const found = firstCommandEnd(text.slice(start, end));
    if (found !== undefined) return start + found;
    if (end === text.length) return end;
  }
}

/** The end of the line that is `size` characters behind `start`. */
function to(text: string, start: number, size: number): number {
  const newline = text.indexOf('\n', start + size);
  return newline < 0 ? text.length : newline + 1;
}

function beginsWithOption(text: string, start: number): boolean {
  const option = /[ \t]*--?[A-Za-z]/y;
  option.lastIndex = start;
  return option.test(text);
}
