import type { Location } from '../../core/fact.ts';
import type { DocumentView } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import { scriptNames } from './scripts.ts';
import type { Group, HaresourcesNode } from './tree.ts';

/** A line of the file in its place. */
export interface PlacedGroup {
  readonly group: Group;
  /** Its place among the groups, from 0. */
  readonly order: number;
  at(span: Span): Location;
  /** The place of its last word: where a backslash belongs. */
  readonly end: Location;
}

/** The groups of a file, in order. */
export function groupsOf({ blocks }: DocumentView<HaresourcesNode>): readonly PlacedGroup[] {
  const groups: PlacedGroup[] = [];
  for (const { tree, at } of blocks) {
    if (tree.kind !== 'group') continue;
    const end = at({ start: tree.span.end, end: tree.span.end });
    groups.push({ group: tree, order: groups.length, at, end });
  }
  return groups;
}

const known = new Set(scriptNames);

/**
 * A line that goes on with the resources of the line above, which lost its backslash: a resource stands where a node
 * should. Services have the names of machines too, so that only an indented one that stands alone is taken for one.
 */
export function lacksNode({ node, resources }: Group): boolean {
  const { text, span } = node;
  if (text.includes('::') || /^\d+(?:\.\d+){3}(?:\/|$)/.test(text)) return true;
  return span.start > 0 && resources.length === 0 && known.has(text);
}
