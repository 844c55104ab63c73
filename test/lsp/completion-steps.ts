import type { Cluster } from '../../server/src/core/cluster.ts';
import type { Document } from '../../server/src/core/document.ts';
import type { Completion } from '../../server/src/core/language.ts';
import type { Span } from '../../server/src/core/span.ts';
import { type CleanCluster, versionIn } from '../clusters/clusters.ts';
import { makeCluster } from '../support/analyse.ts';
import { expandSnippet } from '../support/snippet.ts';

/** A clean cluster, checked against the versions it is written for. */
export function openCluster(clean: CleanCluster): Cluster {
  const tools = ['drbd', 'corosync', 'pacemaker', 'crmsh', 'tgt'];
  const versions = tools.flatMap((tool) => {
    const version = versionIn(clean, tool);
    return version === undefined ? [] : [[tool, version] as const];
  });
  return makeCluster(clean.files, Object.fromEntries(versions));
}

/** What a completion puts into the text when every default is taken. */
export function inserted({ insert, label, snippet }: Completion): string {
  return snippet ? expandSnippet(insert ?? label).text : (insert ?? label);
}

/** Puts text in place of a span for as long as `work` takes. */
export function during<T>(cluster: Cluster, document: Document, at: Span, text: string, work: () => T): T {
  const before = document.slice(at.start, at.end);
  cluster.edit(document, [{ from: at.start, to: at.end, text }]);
  try {
    return work();
  } finally {
    cluster.edit(document, [{ from: at.start, to: at.start + text.length, text: before }]);
  }
}
