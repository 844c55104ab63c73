/** The end of the line that starts at `start`, its line break included: `blockEnd` of line-based languages. */
export function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}
