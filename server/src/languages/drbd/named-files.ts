import type { NamedFile } from '../../core/language.ts';
import { children, type DrbdNode } from './tree.ts';

/** The scripts of handlers. Their arguments come behind them, in the same word: `"/usr/lib/drbd/notify.sh root"`. */
export function namedFiles(node: DrbdNode): readonly NamedFile[] {
  if (node.kind !== 'option') return children(node).flatMap(namedFiles);
  const path = /^\/\S*/.exec(node.value?.text ?? '')?.[0];
  return node.value && path !== undefined ? [{ paths: [path], span: node.value.span }] : [];
}
