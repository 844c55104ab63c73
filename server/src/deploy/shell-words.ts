/** Words as one line that a POSIX shell reads as exactly these words, whatever they hold (but NUL, which no word can). */
export function shellWords(...words: readonly (string | number)[]): string {
  return words.map((word) => `'${String(word).replaceAll("'", "'\\''")}'`).join(' ');
}
