import type { Document } from '../../server/src/core/document.ts';

/** The blocks of a document as data, without what belongs to the machinery. */
export function blocksOf(document: Document): readonly unknown[] {
  return document.slots.map(({ block, start }) => ({
    start,
    text: block.text,
    tree: block.tree,
    faults: block.faults,
    facts: block.facts,
  }));
}
