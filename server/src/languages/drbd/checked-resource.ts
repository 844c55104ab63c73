import { nearest } from '../../core/suggest.ts';
import { type DrbdNode, ofKind, type ResourceSection } from './tree.ts';

/** Whether what a resource lacks can be told: it has a body, and no other file completes it. */
export function isComplete(resource: ResourceSection): boolean {
  return resource.braces && resource.inside === 'file' && ofKind(resource.body, 'template-file').length === 0;
}

/** Whether a statement stands there under a misspelled name; then its absence is no second mistake. */
export function hasMisspelled(
  body: readonly DrbdNode[],
  keyword: string,
  keywords: readonly string[],
): boolean {
  return ofKind(body, 'option').some((line) => nearest(line.keyword.text, keywords) === keyword);
}
