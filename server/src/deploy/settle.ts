import { type CibOutcome, recoverCib } from './cib.ts';
import { type Deployment, deploymentsOf, hasEnded, type Phase } from './deployments.ts';
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
  /** The node through which it was changing the CIB; its files, if it has any, are in place then. */
  readonly cib?: string;
  /** The deployment that it takes back. */
  readonly takesBack?: string;
}

/** What `settle` came to, in sentences. */
export interface Settled {
  readonly done: readonly string[];
  /** What cannot be known while Pacemaker does not answer. */
  readonly waiting: readonly string[];
}

/** The deployments that were cut off, as the nodes tell. */
export function interrupted(byNode: ReadonlyMap<string, readonly Deployment[]>): readonly Interrupted[] {
  const found = new Map<string, Interrupted>();
  for (const [node, deployments] of byNode) {
    for (const deployment of deployments) {
      if (hasEnded(deployment)) continue;
      const { by = 'somebody', at = 'an unknown time', nodes = [], takesBack } = deployment.about ?? {};
      const known = found.get(deployment.id);
      const cib = deployment.phase === 'activating' ? node : known?.cib;
      found.set(deployment.id, {
        id: deployment.id,
        by,
        at,
        nodes: [...new Set([...(known?.nodes ?? []), ...nodes, node])],
        ...(cib !== undefined && { cib }),
        ...(takesBack !== undefined && { takesBack }),
      });
    }
  }
  return [...found.values()];
}

/**
 * Brings what was cut off to an end: finished when all nodes have the new files, else undone on all of them; and whether
 * the CIB took over what it was just being given is noted. The fleet must hold the locks of `names`.
 *
 * @throws DeployFailure when a node that must be asked first is not among `names`.
 */
export async function settle(fleet: Fleet, names: readonly string[]): Promise<Settled> {
  const byNode = await fleet.each(names, deploymentsOf);
  const done: string[] = [];
  const waiting: string[] = [];
  for (const one of interrupted(byNode)) {
    done.push(...(await settleFiles(fleet, one, byNode)));
    if (one.cib === undefined) continue;
    const outcome = await recoverCib(fleet, names, one.cib, one.id);
    if (outcome) done.push(tellCib(one, outcome));
    else {
      waiting.push(
        `${told(one)} while it changed the CIB. What came of that only Pacemaker knows, which answers with quorum on none of ${names.join(', ')}: start the cluster, and run "ha-cluster rollback".`,
      );
    }
  }
  return { done, waiting };
}

function told({ id, by, at }: Interrupted): string {
  return `The deployment ${id} by ${by} (${at}) was cut off`;
}

async function settleFiles(
  fleet: Fleet,
  one: Interrupted,
  byNode: ReadonlyMap<string, readonly Deployment[]>,
): Promise<readonly string[]> {
  const phases = one.nodes.map((node) => ({
    node,
    phase: byNode.get(node)?.find(({ id }) => id === one.id)?.phase,
    isAsked: byNode.has(node),
  }));
  const here = phases.filter(({ isAsked, phase }) => isAsked && phase !== undefined);
  if (here.every(({ phase }) => isOver(phase))) return [];
  if (phases.some(({ phase }) => isOver(phase)) || phases.every(({ phase }) => isNew(phase))) {
    for (const { node, phase } of here) {
      if (phase === 'committed') await transaction(await fleet.session(node), one.id).complete();
    }
    return [`${told(one)} when all nodes had the new files: it is complete now.`];
  }
  if (phases.some(({ isAsked, phase }) => isAsked && !isNew(phase))) {
    const kept: string[] = [];
    for (const { node, phase } of here) {
      const each = transaction(await fleet.session(node), one.id);
      if (phase === 'staging') await each.discard();
      else if (phase !== 'undone') kept.push(...(await each.undo()).map((path) => `${path} on ${node}`));
    }
    if (here.every(({ phase }) => phase === 'staging')) return [`${told(one)} before it changed anything.`];
    const but =
      kept.length === 0 ? '' : ` Somebody has changed ${kept.join(', ')} since, which was left as it is.`;
    return [`${told(one)}: the files from before are back.${but}`];
  }
  const missing = phases.flatMap(({ node, isAsked }) => (isAsked ? [] : [node]));
  throw new DeployFailure(
    'other',
    `${told(one)}. Whether it is finished or undone depends on ${missing.join(', ')}: make that node reachable first.`,
  );
}

/** Whether the files of a node are the new ones, and that is noted as the end. */
function isOver(phase: Phase | undefined): boolean {
  return phase === 'complete' || phase === 'activating';
}

/** Whether the files of a node are the new ones. */
function isNew(phase: Phase | undefined): boolean {
  return phase === 'committed' || isOver(phase);
}

function tellCib(one: Interrupted, outcome: CibOutcome): string {
  const again =
    one.takesBack === undefined
      ? '"ha-cluster plan" shows what is missing there.'
      : `"ha-cluster rollback --activate ${one.takesBack}" puts it back.`;
  switch (outcome) {
    case 'taken':
      return `${told(one)} when the CIB had been changed: it is complete now.`;
    case 'left':
      return `${told(one)} before it changed the CIB, which is as it was. ${again}`;
    case 'changed':
      return `${told(one)} while it changed the CIB, and somebody has changed the CIB since, so that nobody can tell whether it came to that. ${again}`;
  }
}

function transaction(session: NodeSession, id: string): NodeTransaction {
  return new NodeTransaction(session, id, []);
}
