import { type Deployment, hasEnded } from './deployments.ts';
import { Fleet } from './fleet.ts';
import type { NodeAccess, SshSettings } from './node-access.ts';
import { deploymentsOf } from './settle.ts';

/** A deployment, as the nodes keep it. */
export interface PastDeployment {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly outcome: 'complete' | 'undone' | 'cut off';
  readonly takesBack?: string;
  readonly files: readonly { readonly node: string; readonly path: string }[];
}

/** What was deployed to nodes, the youngest first. */
export async function history(
  nodes: readonly NodeAccess[],
  ssh: SshSettings,
  signal?: AbortSignal,
): Promise<readonly PastDeployment[]> {
  const fleet = new Fleet(nodes, ssh, signal);
  try {
    return pastDeployments(await fleet.each(fleet.names, deploymentsOf));
  } finally {
    await fleet.close();
  }
}

/** Each node keeps its own part; together they are the deployments. */
export function pastDeployments(
  byNode: ReadonlyMap<string, readonly Deployment[]>,
): readonly PastDeployment[] {
  const ids = [...new Set([...byNode.values()].flatMap((own) => own.map(({ id }) => id)))];
  const found = ids.map((id): PastDeployment => {
    const parts = [...byNode].flatMap(([node, own]) =>
      own.flatMap((deployment) => (deployment.id === id ? [{ node, deployment }] : [])),
    );
    const about = parts.find(({ deployment }) => deployment.about)?.deployment.about;
    const outcome = parts.some(({ deployment }) => !hasEnded(deployment))
      ? 'cut off'
      : parts.some(({ deployment }) => deployment.phase === 'undone')
        ? 'undone'
        : 'complete';
    return {
      id,
      by: about?.by ?? 'somebody',
      at: about?.at ?? 'an unknown time',
      outcome,
      ...(about?.takesBack !== undefined && { takesBack: about.takesBack }),
      files: parts.flatMap(({ node, deployment }) =>
        (deployment.about?.paths ?? []).map((path) => ({ node, path })),
      ),
    };
  });
  return found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
