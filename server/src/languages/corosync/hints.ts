import type { InlayHint } from '../../core/language.ts';
import { keyOf } from './catalog.ts';
import { numberOf } from './config.ts';
import { duration } from './describe.ts';
import { type CorosyncNode, children, isPlaceholder } from './tree.ts';

/** Times, which corosync.conf has in milliseconds, as people say them. */
export function inlayHints(tree: CorosyncNode): readonly InlayHint[] {
  const inner = children(tree).flatMap(inlayHints);
  if (tree.kind !== 'entry' || tree.inside === undefined || isPlaceholder(tree.value)) return inner;
  const value = keyOf(tree.inside, tree.key.text)?.value;
  const number = numberOf({ node: tree });
  if (value?.type !== 'number' || value.unit !== 'ms' || number === undefined) return inner;
  return [{ kind: 'unit', offset: tree.value.span.end, text: duration(number) }, ...inner];
}
