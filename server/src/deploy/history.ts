import { type Deployment, deploymentsOf, hasEnded } from './deployments.ts';
import { Fleet } from './fleet.ts';
import type { NodeAccess, SshSettings } from './node-access.ts';

/** A deployment, as the nodes keep it. */
export interface PastDeployment {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly outcome: 'complete' | 'undone' | 'cut off';
  readonly takesBack?: string;
  readonly files: readonly { readonly node: string; readonly path: string }[];
  /** The node through which the CIB was changed. */
  readonly cib?: string;
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
  return inOrder(byNode).map((id): PastDeployment => {
    const parts = [...byNode].flatMap(([node, own]) =>
      own.flatMap((deployment) => (deployment.id === id ? [{ node, deployment }] : [])),
    );
    const about = parts.find(({ deployment }) => deployment.about)?.deployment.about;
    const outcome = parts.some(({ deployment }) => !hasEnded(deployment))
      ? 'cut off'
      : parts.some(({ deployment }) => deployment.phase === 'undone')
        ? 'undone'
        : 'complete';
    const cib = parts.find(({ deployment }) => deployment.about?.cib)?.node;
    return {
      id,
      by: about?.by ?? 'somebody',
      at: about?.at ?? 'an unknown time',
      outcome,
      ...(about?.takesBack !== undefined && { takesBack: about.takesBack }),
      files: parts.flatMap(({ node, deployment }) =>
        (deployment.about?.paths ?? []).map((path) => ({ node, path })),
      ),
      ...(cib !== undefined && { cib }),
    };
  });
}

/**
 * The ids in the order in which the nodes ended them: desks may have clocks that differ. Only of what has no node in
 * common, the desks' time decides.
 */
function inOrder(byNode: ReadonlyMap<string, readonly Deployment[]>): readonly string[] {
  let lists = [...byNode.values()];
  const order: string[] = [];
  for (;;) {
    const heads = lists.flatMap(([head]) => head ?? []);
    const free = heads.filter(({ id }) => lists.every((own) => own.findIndex((one) => one.id === id) <= 0));
    const [next] = (free.length > 0 ? free : heads).sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
    if (!next) return order;
    order.push(next.id);
    lists = lists.map((own) => own.filter(({ id }) => id !== next.id));
  }
}

function timeOf({ about }: Deployment): string {
  return about?.at ?? '';
}
