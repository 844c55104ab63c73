import type { Cluster } from './cluster.ts';
import type { Document } from './document.ts';
import type { InlayHint } from './language.ts';
import { Scope } from './scope.ts';
import type { Span } from './span.ts';

/** What may be shown beside values within a stretch of a document; offsets are the document's. */
export function inlayHints(cluster: Cluster, document: Document, within: Span): readonly InlayHint[] {
  const { language } = document;
  const view = new Scope(cluster.model, document);
  return document.slots
    .filter(({ start, block }) => start <= within.end && start + block.text.length >= within.start)
    .flatMap(({ start, block }) =>
      (language.inlayHints?.(block.tree, view) ?? []).map((hint) => ({
        ...hint,
        offset: start + hint.offset,
      })),
    )
    .filter(({ offset }) => within.start <= offset && offset <= within.end);
}
