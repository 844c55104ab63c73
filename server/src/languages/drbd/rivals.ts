import type { Declaration, EntityKind, Location } from '../../core/fact.ts';

/** The node whose folder a file lies in (`nodes/alice/etc/drbd.conf`): its copy of a file that every node has. */
function folderNode({ slot }: Location): string | undefined {
  return /\/nodes\/([^/]+)\//.exec(slot.document.path)?.[1];
}

/** Whether two files can be in force on the same host. */
function meet(a: Location, b: Location): boolean {
  const first = folderNode(a);
  const second = folderNode(b);
  return first === undefined || second === undefined || first === second;
}

/**
 * The declaration that was there first, among those that claim the same thing as `fact`; undefined when `fact` itself
 * is the first. So of two that clash the later one is reported.
 */
export function earlier<K extends EntityKind>(
  fact: Declaration<K>,
  all: readonly Declaration<K>[],
  clashes: (other: Declaration<K>) => boolean = () => true,
): Declaration<K> | undefined {
  for (const other of all) {
    if (other === fact) return undefined;
    if (meet(other, fact) && clashes(other)) return other;
  }
  return undefined;
}

/** Whether one place of the text said both: a line in the resource holds for all its hosts. */
export function samePlace(a: Location, b: Location): boolean {
  return a.slot === b.slot && a.span.start === b.span.start;
}
