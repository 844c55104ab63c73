/** A default that holds no other placeholder, the first of some choices, or nothing. */
const STOP = /\\([$}\\])|\$(?:(\d+)|\{(\d+)(?::((?:\\.|[^{}\\])*)|\|((?:\\.|[^,|\\])*)[^}]*\|)?\})/g;

/**
 * What a snippet of ours leaves when every default and every first choice is taken: for editors that know no snippets.
 * Ours use tab stops, defaults and choices, and nothing else.
 */
export function plainSnippet(snippet: string): string {
  const defaults = new Map<string, string>();
  for (const [, , , number, text, choice] of snippet.matchAll(STOP)) {
    const value = text ?? choice;
    if (number !== undefined && value !== undefined) defaults.set(number, unescaped(value));
  }
  return snippet.replaceAll(
    STOP,
    (_, escaped?: string, bare?: string, braced?: string) =>
      escaped ?? defaults.get(bare ?? braced ?? '') ?? '',
  );
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1');
}
