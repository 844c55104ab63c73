import type { NamedFile } from '../../core/language.ts';
import { type CorosyncNode, children } from './tree.ts';

/** Every value that is a path: `logfile`, `keyfile`, the certificates of a quorum device. */
export function namedFiles(node: CorosyncNode): readonly NamedFile[] {
  if (node.kind !== 'entry') return children(node).flatMap(namedFiles);
  const { text, span } = node.value;
  return text.startsWith('/') ? [{ paths: [text], span }] : [];
}
