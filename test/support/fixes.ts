import type { Cluster } from '../../server/src/core/cluster.ts';
import { changeOf, replaced } from '../../server/src/core/fix.ts';

/** The text of a file after the first fix of the problems with this code. */
export function mended(cluster: Cluster, uri: string, code: string): string {
  const problems = cluster.diagnostics(uri).filter((one) => one.code === code);
  const [fix] = problems.flatMap(({ fixes }) => fixes);
  const document = cluster.documents.get(uri);
  if (!fix || !document) throw new Error(`no fix for ${code}`);
  return replaced(document.text, changeOf(fix).edits.get(document) ?? []);
}
