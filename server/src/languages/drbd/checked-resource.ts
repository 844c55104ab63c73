import { type DrbdNode, isHostSection, ofKind, type ResourceSection } from './tree.ts';

/**
 * Whether what a resource lacks can be told: it has a body, no other file completes it, and nothing in it is under a
 * name that DRBD does not know, which may be the very thing that is missing, or still being typed.
 */
export function isComplete(resource: ResourceSection): boolean {
  return (
    resource.braces &&
    resource.inside === 'file' &&
    ofKind(resource.body, 'template-file').length === 0 &&
    !isDamaged(resource.body) &&
    !resource.body.some((node) => isHostSection(node) && node.kind !== 'floating' && !node.braces)
  );
}

/** Whether a resource, host or volume holds a line under a name that DRBD does not know; options do not stand there. */
export function isDamaged(body: readonly DrbdNode[]): boolean {
  return body.some(
    (node) =>
      node.kind === 'unknown-section' ||
      (node.kind === 'option' && node.keyword.text !== 'tiebreaker' && node.keyword.text !== 'protocol'),
  );
}
