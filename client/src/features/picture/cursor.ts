import type { Picture, PictureResource, PictureThing } from '../../../../server/src/protocol.ts';

/** A place of the cursor: where it is written, as the server writes it. */
export interface Cursor {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** The things whose name is under the cursor, or else those that its statement begins with. */
export function thingsAt(pictures: readonly Picture[], cursor: Cursor): readonly string[] {
  const here = pictures
    .flatMap(thingsOf)
    .flatMap(({ id, place }) => (place?.uri === cursor.uri ? [{ id, place }] : []));
  const named = here.filter(({ place }) => holds(place.range, cursor));
  if (named.length > 0) return named.map(({ id }) => id);
  const around = here.filter(({ place }) => holds(place.statement, cursor));
  const [first] = [...around].sort((one, other) => compare(one.place.range.start, other.place.range.start));
  if (!first) return [];
  return around
    .filter(({ place }) => compare(place.range.start, first.place.range.start) === 0)
    .map(({ id }) => id);
}

function thingsOf({ nodes, drbd, resources, constraints, targets }: Picture): readonly PictureThing[] {
  const withMembers = (one: PictureResource): readonly PictureThing[] => [
    one,
    ...one.members.flatMap(withMembers),
  ];
  return [
    ...nodes,
    ...drbd.flatMap((one) => [one, ...one.volumes]),
    ...resources.flatMap(withMembers),
    ...constraints,
    ...targets.flatMap((one) => [one, ...one.luns]),
  ];
}

type Point = Pick<Cursor, 'line' | 'character'>;

const compare = (one: Point, other: Point) => one.line - other.line || one.character - other.character;

const holds = ({ start, end }: { readonly start: Point; readonly end: Point }, at: Point) =>
  compare(start, at) <= 0 && compare(at, end) <= 0;
