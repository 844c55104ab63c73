import { URI, Utils } from 'vscode-uri';
import { type Block, outerSpan } from './block.ts';
import type { Cluster } from './cluster.ts';
import type { Document } from './document.ts';
import { includedFiles, resolvedPath } from './include-path.ts';
import type { NamedFile } from './language.ts';
import { type Span, shift } from './span.ts';

/** A place of a document that leads to another file. */
export interface Link {
  /** In the document. */
  readonly span: Span;
  readonly target: Document;
}

/** The includes that mean one file which is there; a pattern of several files leads nowhere in particular. */
export function links(cluster: Cluster, document: Document): readonly Link[] {
  const { language } = document;
  return document.slots.flatMap((slot) =>
    (language.includes?.(slot.block.tree) ?? []).flatMap(({ pattern, span }): Link[] => {
      const [target, ...others] = filesOf(cluster, document, pattern);
      return target && others.length === 0 ? [{ span: shift(span, slot.start), target }] : [];
    }),
  );
}

/** A place of a document that leads to a file, if that is there: of several URIs to the first that is. */
export interface PossibleLink {
  readonly span: Span;
  readonly places: readonly string[];
}

/** The files that a document names without reading them, wherever its cluster may have them. */
export function possibleLinks(cluster: Cluster, document: Document): readonly PossibleLink[] {
  const uri = URI.parse(document.uri);
  const directory = Utils.dirname(uri).path;
  return document.slots.flatMap(({ block, start }) =>
    namedFiles(block).map(({ paths, span }) => ({
      span: shift(span, start),
      places: paths
        .flatMap((path) => cluster.layout.places(document, path))
        .map((place) => uri.with({ path: resolvedPath(directory, place) }).toString()),
    })),
  );
}

/** What the languages say, that of embedded text included. */
function namedFiles({ language, tree, embedded }: Block): readonly NamedFile[] {
  return [
    ...(language.namedFiles?.(tree) ?? []),
    ...embedded.flatMap((part) =>
      namedFiles(part.block).map(({ paths, span }) => ({ paths, span: outerSpan(part, span) })),
    ),
  ];
}

/** Whatever is included is read, so that a file that is there is one of the cluster's documents. */
function filesOf(cluster: Cluster, document: Document, pattern: string): readonly Document[] {
  const base = Utils.dirname(URI.parse(document.uri));
  const found = new Set<Document>();
  for (const place of cluster.layout.places(document, pattern)) {
    const included = includedFiles(base.path, place);
    if (included.kind === 'file') {
      const one = cluster.documents.get(base.with({ path: included.path }).toString());
      if (one) found.add(one);
      continue;
    }
    const directory = base.with({ path: included.directory }).toString();
    for (const one of cluster.documents.values()) {
      const uri = URI.parse(one.uri);
      if (Utils.dirname(uri).toString() === directory && included.matches(Utils.basename(uri)))
        found.add(one);
    }
  }
  return [...found];
}
