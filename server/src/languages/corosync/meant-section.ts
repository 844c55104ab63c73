import type { IToken } from 'chevrotain';
import { keyOf, sectionsIn, standsIn } from './catalog.ts';
import { ClosingBrace, Key, OpeningBrace, SectionName } from './tokens.ts';
import { isKeyName } from './tree.ts';
import { nameText } from './words.ts';

/** So many names in a section are enough to know it by. */
const ENOUGH = 8;
/** No more tokens are looked at, lest braces in braces cost the square of their number. */
const FARTHEST = 64;

/**
 * The section that a name before a brace is meant for: itself, where it can be a name at all. One with blanks in it is
 * known by the word that fits, and one that is lost by what stands in the section. `index` is that of the brace.
 */
export function meantSection(
  name: string,
  inside: string | undefined,
  tokens: readonly IToken[],
  index: number,
): string {
  if (inside === undefined || isKeyName(name)) return name;
  const word = name.split(/[\s:]+/).find((one) => one !== '' && standsIn(inside, one));
  return word ?? sectionOf(namesIn(tokens, index), inside) ?? name;
}

/** The names of keys and sections directly in the section whose brace stands at `index`. */
function namesIn(tokens: readonly IToken[], index: number): readonly string[] {
  const names: string[] = [];
  let depth = 1;
  for (const token of tokens.slice(index + 1, index + 1 + FARTHEST)) {
    if (depth === 0 || names.length === ENOUGH) break;
    if (token.tokenType === OpeningBrace) depth++;
    else if (token.tokenType === ClosingBrace) depth--;
    else if (depth === 1 && (token.tokenType === Key || token.tokenType === SectionName))
      names.push(nameText(token));
  }
  return names;
}

/** The one section in which most of these names stand; undefined when several have as many. */
function sectionOf(names: readonly string[], inside: string): string | undefined {
  const scores = sectionsIn(inside)
    .map(({ path, name }) => ({
      name,
      score: names.filter((one) => keyOf(path, one) ?? standsIn(path, one)).length,
    }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  return best && best.score > (second?.score ?? 0) ? best.name : undefined;
}
