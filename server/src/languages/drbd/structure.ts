import type { IToken } from 'chevrotain';
import { isOption } from './option-names.ts';
import * as Token from './tokens.ts';
import type { Place } from './tree.ts';

/**
 * What may stand where in any version of DRBD (drbdadm_parser.c of 8.3, 8.4 and 9). It serves recovery: a statement
 * that cannot stand in the section around it shows that this section has lost its closing brace. Which of this a
 * version really has is in the catalog.
 */
const RESOURCE: readonly Place[] = ['resource', 'common'];
const HOST: readonly Place[] = ['on', 'floating', 'stacked-on-top-of'];
const VOLUME: readonly Place[] = ['volume', 'resource volume', 'stacked volume'];
const PARTS: readonly Place[] = ['resource', 'common', ...HOST, ...VOLUME];

const places: ReadonlyMap<string, readonly Place[]> = new Map<string, readonly Place[]>([
  ['global', ['file']],
  ['common', ['file']],
  ['resource', ['file']],
  ['include', ['file']],
  ['skip', ['file', 'resource', 'common', ...HOST, ...VOLUME, 'connection']],
  ['on', ['resource']],
  ['ignore-on', RESOURCE],
  ['floating', ['resource']],
  ['stacked-on-top-of', ['resource']],
  ['connection', RESOURCE],
  ['connection-mesh', RESOURCE],
  ['template-file', RESOURCE],
  ['path', ['connection']],
  ['volume', [...RESOURCE, ...HOST, 'connection']],
  ['net', [...RESOURCE, 'connection', 'connection-mesh']],
  ['disk', [...PARTS, 'connection', 'connection volume']],
  ['startup', RESOURCE],
  ['handlers', RESOURCE],
  ['syncer', RESOURCE],
  ['options', [...RESOURCE, ...HOST, 'proxy on']],
  ['proxy', [...RESOURCE, ...HOST]],
  ['plugin', ['proxy']],
  ['device', PARTS],
  ['meta-disk', PARTS],
  ['flexible-meta-disk', PARTS],
  ['address', [...HOST, 'connection', 'path']],
  ['alternate-link-address', HOST],
  ['node-id', HOST],
  ['host', ['connection', 'path']],
  ['hosts', ['connection-mesh']],
  ['inside', ['proxy on']],
  ['outside', ['proxy on']],
  ['protocol', [...RESOURCE, 'net']],
]);

/** Where a statement that begins with this word may stand; undefined when the word says nothing about that. */
export function placesOf(word: string): readonly Place[] | undefined {
  return places.get(word);
}

/** Words that begin a statement of a resource, a host or a part of them, never one of the file. */
export function standsInside(word: string): boolean {
  return places.get(word)?.includes('file') === false;
}

/** Keywords that make no statement without a body. */
const sections: ReadonlyMap<string, Place> = new Map<string, Place>([
  ['global', 'global'],
  ['common', 'common'],
  ['resource', 'resource'],
  ['on', 'on'],
  ['stacked-on-top-of', 'stacked-on-top-of'],
  ['volume', 'volume'],
  ['connection', 'connection'],
  ['connection-mesh', 'connection-mesh'],
  ['path', 'path'],
  ['net', 'net'],
  ['startup', 'startup'],
  ['handlers', 'handlers'],
  ['options', 'options'],
  ['syncer', 'syncer'],
  ['proxy', 'proxy'],
  ['plugin', 'plugin'],
  ['skip', 'skip'],
]);

export function needsBody(word: string): boolean {
  return sections.has(word);
}

/** What kind of volume one is, by what it stands in. */
export function volumePlace(inside: Place): Place {
  if (inside === 'resource' || inside === 'common') return 'resource volume';
  if (inside === 'connection') return 'connection volume';
  return inside === 'stacked-on-top-of' ? 'stacked volume' : 'volume';
}

/** What the body of a statement is, by the words before its brace and the section around it. */
export function bodyPlace(head: IToken, second: IToken | undefined, inside: Place): Place {
  const word = head.image;
  if (word === 'volume') return volumePlace(inside);
  if (word === 'proxy' && second?.tokenType === Token.On) return 'proxy on';
  if (word === 'host' || word === 'address') return 'proxy on';
  if (word === 'disk' || word === 'floating') return word;
  return sections.get(word) ?? 'unknown';
}

/** How many words a statement takes before one on the next line can only be the next statement. */
export function wordLimit(head: IToken): number {
  switch (head.tokenType) {
    case Token.On:
    case Token.Hosts:
    case Token.ProxyWord:
    case Token.Skip:
      return Number.POSITIVE_INFINITY;
    case Token.Address:
    case Token.AlternateLinkAddress:
    case Token.Inside:
    case Token.Outside:
    case Token.Floating:
    case Token.Host:
    case Token.Device:
      return 3;
    default:
      return head.image === 'become-primary-on' ? Number.POSITIVE_INFINITY : 1;
  }
}

/** Keywords that go on with the statement instead of beginning the next one. */
export function continues(head: IToken, word: IToken): boolean {
  switch (word.tokenType) {
    case Token.Family:
    case Token.Minor:
    case Token.Port:
    case Token.Via:
    case Token.OutsideAddress:
      return true;
    case Token.On:
    case Token.ProxyWord:
      return (
        head.tokenType === Token.ProxyWord ||
        head.tokenType === Token.Host ||
        head.tokenType === Token.Address
      );
    case Token.Address:
      return head.tokenType === Token.Host;
    default:
      return head.tokenType === Token.Skip;
  }
}

/** Whether a statement may have a body. Unknown words may: they are sections of a name that DRBD does not have. */
export function takesBody(head: IToken, words: readonly IToken[]): boolean {
  const { image } = head;
  if (!placesOf(image)) return !isOption(image);
  if (needsBody(image) || image === 'disk' || image === 'floating') return true;
  return words.some(({ tokenType }) => tokenType === Token.ProxyWord);
}

/** Whether a token ends the words of a statement. */
export function endsStatement({ tokenType }: IToken): boolean {
  return tokenType === Token.Semicolon || tokenType === Token.LBrace || tokenType === Token.RBrace;
}
