import type { NamedFile } from '../../core/language.ts';
import { type CrmshNode, children, type Word } from './tree.ts';

/** Parameters that are paths, as `configfile=/etc/apache2/apache2.conf`, and the scripts of alerts. */
export function namedFiles(node: CrmshNode): readonly NamedFile[] {
  const own = node.kind === 'pair' ? node.value : node.kind === 'alert' ? node.path : undefined;
  return [...(own ? pathOf(own) : []), ...children(node).flatMap(namedFiles)];
}

function pathOf({ text, span }: Word): readonly NamedFile[] {
  return text.startsWith('/') ? [{ paths: [text], span }] : [];
}
