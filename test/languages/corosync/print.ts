import type { Document } from '../../../server/src/core/document.ts';
import { corosync } from '../../../server/src/languages/corosync/index.ts';
import type { CorosyncNode } from '../../../server/src/languages/corosync/tree.ts';
import { freshDocument } from '../../support/incremental.ts';

export const PATH = 'etc/corosync/corosync.conf';

export function documentOf(text: string): Document {
  return freshDocument(corosync, PATH, text);
}

/** A file as an outline: blocks, sections (`name` with `!` where the brace is missing), entries, and faults. */
export function print(text: string): string[] {
  return documentOf(text).slots.flatMap(({ block }) => [
    '--',
    ...lines(block.tree as CorosyncNode, 0),
    ...block.faults.map(
      ({ kind, span }) => `? ${kind} ${JSON.stringify(block.text.slice(span.start, span.end))}`,
    ),
  ]);
}

function lines(node: CorosyncNode, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (node.kind === 'block') return node.body.flatMap((one) => lines(one, depth));
  if (node.kind === 'entry') return [`${indent}${node.key.text}=${node.value.text}`];
  if (node.kind === 'stray') return [`${indent}(stray)`];
  const known = node.path === undefined ? '?' : '';
  const open = node.closed ? '' : '!';
  return [`${indent}${node.name.text}${known}${open}`, ...node.body.flatMap((one) => lines(one, depth + 1))];
}
