import type { Inspection } from './inspect.ts';
import type { PlannedFile, PlannedNode } from './plan.ts';

/** Beyond so many seconds, clocks that differ confuse logs and, with Heartbeat, the cluster itself. */
const SKEW = 5;

/** What a person should think about before a deployment goes on, in sentences. */
export function risksOf(
  nodes: readonly PlannedNode[],
  seen: ReadonlyMap<string, Inspection>,
  files: readonly PlannedFile[],
): readonly string[] {
  const risks: string[] = [];
  for (const { name } of nodes) {
    const inspection = seen.get(name);
    if (!inspection) continue;
    const { skew, activity } = inspection;
    if (Math.abs(skew) > SKEW) {
      risks.push(
        `The clock of ${name} is ${Math.round(Math.abs(skew))} s ${skew > 0 ? 'ahead of' : 'behind'} this one.`,
      );
    }
    if (activity.pacemaker && !activity.pacemaker.quorum) {
      risks.push(`${name} has no quorum: nothing will be activated.`);
    }
    for (const failure of activity.pacemaker?.failures ?? []) risks.push(`On ${name}: ${failure}`);
    for (const { resource, connections } of activity.drbd) {
      for (const connection of connections.filter((state) => state !== 'Connected')) {
        risks.push(
          `DRBD ${resource} on ${name} is ${connection}: its peer does not follow, and nothing will be activated.`,
        );
      }
    }
  }
  const removed = files.filter(({ after }) => after.kind === 'none');
  for (const { node, path } of removed) risks.push(`${path} on ${node} will be removed.`);
  return risks;
}
