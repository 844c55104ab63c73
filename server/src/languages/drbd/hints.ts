import type { ClusterView } from '../../core/cluster-view.ts';
import type { InlayHint } from '../../core/language.ts';
import { amountOf, optionOf } from './hover.ts';
import { minorOf } from './resource.ts';
import { children, type DrbdNode } from './tree.ts';

/** The device that a minor stands for, and what numbers amount to: `timeout 60` is 6 s. */
export function inlayHints(tree: DrbdNode, cluster: ClusterView): readonly InlayHint[] {
  return [...hintsOf(tree, cluster), ...children(tree).flatMap((child) => inlayHints(child, cluster))];
}

function hintsOf(node: DrbdNode, cluster: ClusterView): readonly InlayHint[] {
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
