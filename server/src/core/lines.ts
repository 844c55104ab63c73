/** The end of the line that starts at `start`, its line break included: `blockEnd` of line-based languages. */
export function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

const encoder = new TextEncoder();

/**
 * Where a line is cut that a tool reads into a buffer of so many bytes: the offset of what it takes for a new line;
 * undefined where nothing but blanks is left. Files are UTF-8.
 */
export function cutOff(line: string, bytes: number): number | undefined {
  // A character has three bytes at most for each unit of the string.
  if (line.length * 3 <= bytes) return undefined;
  const { read } = encoder.encodeInto(line, new Uint8Array(bytes));
  return line.slice(read).trim() === '' ? undefined : read;
}
