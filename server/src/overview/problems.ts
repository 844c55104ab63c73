import type { Cluster } from '../core/cluster.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import type { Location } from '../core/fact.ts';
import type { Slot } from '../core/slot.ts';
import type { OverviewKind } from './item.ts';

/** A statement is one thing, and all that is said of it counts; a node or device is a word of a larger one. */
const OF_A_WORD: ReadonlySet<OverviewKind> = new Set<OverviewKind>([
  'node',
  'device',
  'lun',
  'address',
  'heartbeat-resource',
]);

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Finds what rules say of a thing of some kind at a place, the worst first. */
export type ProblemFinder = (kind: OverviewKind, place: Location) => readonly Diagnostic[];

/** Looks at all problems of a cluster once; `shown` leaves out those that a person turned off. */
export function problemFinder(cluster: Cluster, shown: (diagnostic: Diagnostic) => boolean): ProblemFinder {
  const bySlot = new Map<Slot, Diagnostic[]>();
  for (const { uri } of cluster.documents.values()) {
    for (const diagnostic of cluster.diagnostics(uri)) {
      if (!shown(diagnostic)) continue;
      const { slot } = diagnostic.location;
      const others = bySlot.get(slot);
      if (others) others.push(diagnostic);
      else bySlot.set(slot, [diagnostic]);
    }
  }
  const rank = ({ severity }: Diagnostic) => WORST_FIRST.indexOf(severity);
  return (kind, { slot, span }) => {
    const all = bySlot.get(slot) ?? [];
    const own = OF_A_WORD.has(kind)
      ? all.filter(({ location }) => location.span.start <= span.end && span.start <= location.span.end)
      : all;
    return [...own].sort((one, other) => rank(one) - rank(other));
  };
}
