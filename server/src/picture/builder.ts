import type { Cluster } from '../core/cluster.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Declaration, Location, Reference } from '../core/fact.ts';
import { Scope } from '../core/scope.ts';
import type { Slot } from '../core/slot.ts';
import type { OverviewKind } from '../overview/item.ts';
import { problemFinder } from '../overview/problems.ts';
import type { PictureThing } from './picture.ts';

/** What the parts of a picture are made with. */
export interface Builder {
  readonly cluster: Scope;
  factsOf(slot: Slot): readonly (Declaration | Reference)[];
  thing(
    kind: OverviewKind,
    key: string,
    place: Location | undefined,
    more?: { readonly label?: string; readonly detail?: string | undefined },
  ): PictureThing;
}

/** The id of a thing, which links name before or after the thing is made. */
export function thingId(kind: OverviewKind, key: string): string {
  return `${kind} ${key}`;
}

export function pictureBuilder(cluster: Cluster, shown: (diagnostic: Diagnostic) => boolean): Builder {
  const problems = problemFinder(cluster, shown);
  return {
    cluster: new Scope(cluster.model),
    factsOf: (slot) => cluster.model.factsOf(slot),
    thing: (kind, key, place, { label = key, detail } = {}) => ({
      id: thingId(kind, key),
      label,
      ...(detail && { detail }),
      ...(place && { place: placeOf(place) }),
      problems: place ? problems(kind, place).map(({ severity, message }) => ({ severity, message })) : [],
    }),
  };
}

function placeOf({ slot, span }: Location) {
  const { document, block } = slot;
  const { length } = block.text.trimEnd();
  return {
    uri: document.uri,
    range: document.range(slot, span),
    statement: document.range(slot, { start: 0, end: Math.max(length, span.end) }),
  };
}
