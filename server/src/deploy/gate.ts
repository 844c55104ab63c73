import { URI } from 'vscode-uri';
import type { Cluster } from '../core/cluster.ts';
import { DeployFailure } from './failure.ts';

/** How many errors are told; the rest is counted. */
const TOLD = 5;

/**
 * Lets only a cluster without errors pass. There is no way around it: what is an error here is refused by the tools of
 * the nodes, or puts data at risk.
 *
 * @throws DeployFailure that names the first errors.
 */
export function gate(cluster: Cluster): void {
  const errors = [...cluster.documents.values()].flatMap((document) =>
    cluster
      .diagnostics(document.uri)
      .filter(({ severity }) => severity === 'error')
      .map((diagnostic) => {
        const { slot, span } = diagnostic.location;
        const { line } = document.range(slot, span).start;
        const file = URI.parse(document.uri).path.replace(`${cluster.root}/`, '');
        return `${file}:${line + 1}: ${diagnostic.message} [${diagnostic.code}]`;
      }),
  );
  if (errors.length === 0) return;
  const more = errors.length > TOLD ? [`and ${errors.length - TOLD} more`] : [];
  throw new DeployFailure(
    'refused',
    [
      `Files with errors are not deployed. Mend ${errors.length === 1 ? 'this one' : 'these'} first:`,
      ...errors.slice(0, TOLD),
      ...more,
    ].join('\n'),
  );
}
