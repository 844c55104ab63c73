import type { IToken } from 'chevrotain';
import { needsBody, placesOf } from './structure.ts';
import * as Token from './tokens.ts';
import type { Place } from './tree.ts';

/** Statements whose words may be keywords as well as names. */
const TAKES_ANY = new Set<IToken['tokenType']>([
  Token.Host,
  Token.Hosts,
  Token.Include,
  Token.IgnoreOn,
  Token.TemplateFile,
  Token.Skip,
  Token.ProxyWord,
]);

/** So many words a header or line has at most before its brace or semicolon. */
const LONGEST = 8;

/**
 * Whether a word alone before a statement on its line belongs to nothing, as in `startup common {`: what follows is
 * whole, with its brace or value, and may stand here.
 *
 * @param ahead the tokens after `next`, from 1
 */
export function isStray(
  word: IToken,
  next: IToken,
  place: Place,
  ahead: (distance: number) => IToken | undefined,
): boolean {
  if (!placesOf(next.image)?.includes(place)) return false;
  if (TAKES_ANY.has(word.tokenType) || TAKES_ANY.has(next.tokenType)) return false;
  if (word.tokenType === Token.Text || word.tokenType === Token.LBracket) return false;
  const first = ahead(1)?.tokenType;
  if (first === undefined || first === Token.Semicolon || first === Token.RBrace) return false;
  const end = endOf(ahead);
  if (end === Token.LBrace) {
    if (!needsBody(next.image) && next.tokenType !== Token.Disk && next.tokenType !== Token.Floating)
      return false;
    // `on net {` is a host of that name.
    return !isNamed(word) || first !== Token.LBrace;
  }
  return end === Token.Semicolon && !needsBody(next.image);
}

function endOf(ahead: (distance: number) => IToken | undefined): IToken['tokenType'] | undefined {
  for (let distance = 1; distance <= LONGEST; distance++) {
    const type = ahead(distance)?.tokenType;
    if (type === Token.LBrace || type === Token.RBrace || type === Token.Semicolon) return type;
  }
  return undefined;
}

/** Whether a section has a name before its brace. */
export function isNamed({ tokenType, image }: IToken): boolean {
  return tokenType === Token.On || /^(?:resource|volume|stacked-on-top-of)$/.test(image);
}
