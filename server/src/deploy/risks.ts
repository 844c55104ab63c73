import type { Versions } from '../core/cluster-view.ts';
import type { Inspection } from './inspect.ts';
import type { PlannedFile, PlannedNode } from './plan.ts';
import { isOfLine } from './versions.ts';

/** Beyond so many seconds, clocks that differ confuse logs and, with Heartbeat, the cluster itself. */
const SKEW = 5;

/** What a person should think about before a deployment goes on, in sentences. */
export function risksOf(
  nodes: readonly PlannedNode[],
  seen: ReadonlyMap<string, Inspection>,
  files: readonly PlannedFile[],
  checkedFor: Versions,
): readonly string[] {
  const risks: string[] = [];
  for (const { name, versions } of nodes) {
    for (const [tool, line] of Object.entries(checkedFor)) {
      const release = versions[tool];
      if (release !== undefined && !isOfLine(release, line)) {
        risks.push(
          `${name} has ${tool} ${release}, while ha-cluster.json has the files checked for ${tool} ${line}.`,
        );
      }
    }
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
