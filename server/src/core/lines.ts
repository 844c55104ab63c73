import type { Span } from './span.ts';

/** The end of the line that starts at `start`, its line break included: `blockEnd` of line-based languages. */
export function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

const encoder = new TextEncoder();

/** What a tool that reads so many bytes of a line at most takes for a new one, in each line of a text. */
export function cutOffs(text: string, bytes: number): readonly Span[] {
  const found: Span[] = [];
  for (let start = 0, end: number; start < text.length; start = end) {
    end = lineEnd(text, start);
    const line = text.slice(start, end);
    const cut = cutOff(line, bytes);
    if (cut !== undefined) found.push({ start: start + cut, end: start + line.trimEnd().length });
  }
  return found;
}

/** The offset at which a line of UTF-8 is cut; undefined where nothing but blanks is left. */
function cutOff(line: string, bytes: number): number | undefined {
  // A character has three bytes at most for each unit of the string.
  if (line.length * 3 <= bytes) return undefined;
  const { read } = encoder.encodeInto(line, new Uint8Array(bytes));
  return line.slice(read).trim() === '' ? undefined : read;
}
