import type { Cluster } from '../../server/src/core/cluster.ts';
import type { Diagnostic, Fix } from '../../server/src/core/diagnostic.ts';

/** The text of a file after the first fix of the problems with this code. */
export function mended(cluster: Cluster, uri: string, code: string): string {
  const problems = cluster.diagnostics(uri).filter((one) => one.code === code);
  const [fix] = problems.flatMap(({ fixes }: Diagnostic): readonly Fix[] => fixes);
  const document = cluster.documents.get(uri);
  if (!fix || !document) throw new Error(`no fix for ${code}`);
  const edits = fix.edits
    .map(({ location: { slot, span }, text }) => ({
      start: slot.start + span.start,
      end: slot.start + span.end,
      text,
    }))
    .sort((a, b) => b.start - a.start);
  return edits.reduce(
    (result, { start, end, text }) => result.slice(0, start) + text + result.slice(end),
    document.text,
  );
}
