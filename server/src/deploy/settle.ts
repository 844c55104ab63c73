import { type Deployment, hasEnded, readDeployments } from './deployments.ts';
import { DeployFailure } from './failure.ts';
import type { Fleet } from './fleet.ts';
import type { NodeSession } from './node-session.ts';
import { NodeTransaction } from './transaction.ts';

/** A deployment that was cut off: where it stands on the nodes that were asked. */
export interface Interrupted {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  /** All nodes it is about. */
  readonly nodes: readonly string[];
}

/** The deployments that were cut off, as the nodes tell. */
export function interrupted(byNode: ReadonlyMap<string, readonly Deployment[]>): readonly Interrupted[] {
  const found = new Map<string, Interrupted>();
  for (const [node, deployments] of byNode) {
    for (const deployment of deployments) {
      if (hasEnded(deployment)) continue;
      const { by = 'somebody', at = 'an unknown time', nodes = [] } = deployment.about ?? {};
      const known = found.get(deployment.id)?.nodes ?? [];
      found.set(deployment.id, {
        id: deployment.id,
        by,
        at,
        nodes: [...new Set([...known, ...nodes, node])],
      });
    }
  }
  return [...found.values()];
}

/**
 * Brings what was cut off to an end: finished when all nodes have the new files, else undone on all of them.
 * The fleet must hold the locks of `names`. Returns what was done, in sentences.
 *
 * @throws DeployFailure when a node that must be asked first is not among `names`.
 */
export async function settle(fleet: Fleet, names: readonly string[]): Promise<readonly string[]> {
  const byNode = await fleet.each(names, deploymentsOf);
  const done: string[] = [];
  for (const one of interrupted(byNode)) {
    const phases = one.nodes.map((node) => ({
      node,
      phase: byNode.get(node)?.find(({ id }) => id === one.id)?.phase,
      isAsked: byNode.has(node),
    }));
    const here = phases.filter(({ isAsked, phase }) => isAsked && phase !== undefined);
    const isNew = phases.every(({ phase }) => phase === 'committed' || phase === 'complete');
    const isOld = phases.some(
      ({ isAsked, phase }) => isAsked && phase !== 'committed' && phase !== 'complete',
    );
    const told = `The deployment ${one.id} by ${one.by} (${one.at}) was cut off`;
    if (phases.some(({ phase }) => phase === 'complete') || isNew) {
      for (const { node, phase } of here) {
        if (phase === 'committed') await transaction(await fleet.session(node), one.id).complete();
      }
      done.push(`${told} when all nodes had the new files: it is complete now.`);
    } else if (isOld) {
      const kept: string[] = [];
      for (const { node, phase } of here) {
        const each = transaction(await fleet.session(node), one.id);
        if (phase === 'staging') await each.discard();
        else if (phase !== 'undone') kept.push(...(await each.undo()).map((path) => `${path} on ${node}`));
      }
      const but =
        kept.length === 0 ? '' : ` Somebody has changed ${kept.join(', ')} since, which was left as it is.`;
      done.push(`${told}: the files from before are back.${but}`);
    } else {
      const missing = phases.flatMap(({ node, isAsked }) => (isAsked ? [] : [node]));
      throw new DeployFailure(
        'other',
        `${told}. Whether it is finished or undone depends on ${missing.join(', ')}: make that node reachable first.`,
      );
    }
  }
  return done;
}

export async function deploymentsOf(session: NodeSession): Promise<readonly Deployment[]> {
  const { stdout } = await session.run('deployments');
  return readDeployments(Buffer.from(stdout).toString().split('\n'));
}

function transaction(session: NodeSession, id: string): NodeTransaction {
  return new NodeTransaction(session, id, []);
}
