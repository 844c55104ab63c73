import type { ClusterView } from '../../core/cluster-view.ts';
import type { InlayHint } from '../../core/language.ts';
import { inheritedOptions } from './effective.ts';
import { amountOf, optionOf } from './hover.ts';
import { minorOf } from './resource.ts';
import { children, type DrbdNode } from './tree.ts';

/** The device of a minor, what numbers amount to (`timeout 60` is 6 s), and what a resource takes from `common`. */
export function inlayHints(tree: DrbdNode, cluster: ClusterView): readonly InlayHint[] {
  return [...hintsOf(tree, cluster), ...children(tree).flatMap((child) => inlayHints(child, cluster))];
}

/** How many options are told beside a resource; the hover of a section tells all. */
const TOLD = 3;

function hintsOf(node: DrbdNode, cluster: ClusterView): readonly InlayHint[] {
  if (node.kind === 'resource') {
    const inherited = node.name ? inheritedOptions(node, cluster) : [];
    if (!node.name || inherited.length === 0) return [];
    const more = inherited.length > TOLD ? [`${inherited.length - TOLD} more`] : [];
    const text = [...inherited.slice(0, TOLD), ...more].join(', ');
    return [{ kind: 'inherited', offset: node.name.span.end, text }];
  }
  if (node.kind === 'device') {
    const minor = minorOf(node);
    if (node.path || minor === undefined || !node.minor) return [];
    return [{ kind: 'device', offset: node.minor.span.end, text: `/dev/drbd${minor}` }];
  }
  if (node.kind !== 'option' || !node.value) return [];
  const known = optionOf(node, cluster);
  const text = known && amountOf(known, node.value.text);
  return text === undefined ? [] : [{ kind: 'unit', offset: node.value.span.end, text }];
}
