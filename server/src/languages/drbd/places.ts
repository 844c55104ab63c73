import { type DrbdPlace, type DrbdVersion, sections, versionsAtPlace } from './catalog.ts';
import type { DrbdNode, Place } from './tree.ts';

/** The places that the catalog lists statements for. */
const LISTED: readonly DrbdPlace[] = [
  'file',
  'common',
  'resource',
  'on',
  'stacked-on-top-of',
  'volume',
  'resource volume',
  'stacked volume',
  'connection',
  'connection volume',
  'path',
  'connection-mesh',
  'proxy',
  'proxy on',
];

/** The place under which the catalog lists the statements that stand here; undefined where there are none. */
export function catalogPlace(inside: Place): DrbdPlace | undefined {
  if (inside === 'floating') return 'on';
  return LISTED.find((place) => place === inside);
}

/** Whether options stand here, and no statements of other kinds (`proxy` has both). */
export function holdsOptions(inside: Place): boolean {
  return sections.includes(inside);
}

/** The name of a statement in the catalog, which tells `disk { }` from `disk NAME` and `proxy { }` from `proxy on`. */
export function statementKey(node: Exclude<DrbdNode, { kind: 'file' }>): string {
  if (node.kind === 'disk') return 'disk NAME';
  return node.kind === 'proxy-on' ? 'proxy on' : node.keyword.text;
}

/** The places where a version takes a statement. */
export function placesTaking(key: string, version: DrbdVersion): readonly DrbdPlace[] {
  return LISTED.filter((place) => versionsAtPlace(place, key).includes(version));
}

/** A place as it is written in the file: `on HOST { }`, `net { }`; `the top of the file`. */
export function placeName(place: Place): string {
  switch (place) {
    case 'file':
      return 'the file itself';
    case 'resource':
      return 'resource NAME { }';
    case 'on':
      return 'on HOST { }';
    case 'stacked-on-top-of':
      return 'stacked-on-top-of RESOURCE { }';
    case 'floating':
      return 'floating ADDRESS { }';
    case 'volume':
    case 'resource volume':
      return 'volume N { }';
    case 'stacked volume':
      return 'volume N { } of stacked-on-top-of';
    case 'connection volume':
      return 'volume N { } of a connection';
    case 'proxy on':
      return 'proxy on HOST { }';
    case 'unknown':
      return 'this section';
    default:
      return `${place} { }`;
  }
}
