import type { Cluster } from './cluster.ts';
import { constraintIds } from './describe/resource.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Document } from './document.ts';
import type { Declaration, Location } from './fact.ts';
import { locationScores } from './location-scores.ts';
import { Scope } from './scope.ts';
import { INFINITY_SCORE } from './score.ts';
import type { Slot } from './slot.ts';

/** A line above a statement that tells who uses what it makes, and leads there. */
export interface Lens extends Location {
  readonly title: string;
  readonly uses: readonly Location[];
}

/**
 * Few on purpose: resources that constraints name, and DRBD resources that something uses. `shown` leaves out problems
 * that a person turned off.
 */
export function lenses(
  cluster: Cluster,
  document: Document,
  shown: (diagnostic: Diagnostic) => boolean,
): readonly Lens[] {
  const view = new Scope(cluster.model, document);
  let counted: ReadonlyMap<Slot, number> | undefined;
  const problems = () => {
    counted ??= countBySlot(cluster.diagnostics(document.uri).filter(shown));
    return counted;
  };
  let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const pathsOf = (resource: string) => {
    known ??= pathsByResource(view);
    return known.get(resource) ?? new Set<string>();
  };
  return document.slots.flatMap((slot) =>
    cluster.model.factsOf(slot).flatMap((fact): readonly Lens[] => {
      if (fact.role !== 'declares') return [];
      if (fact.kind === 'crm-resource') return crmLens(fact as Declaration<'crm-resource'>, view);
      if (fact.kind !== 'drbd-resource') return [];
      return drbdLens(
        fact as Declaration<'drbd-resource'>,
        view,
        pathsOf(fact.key),
        () => problems().get(slot) ?? 0,
      );
    }),
  );
}

function countBySlot(problems: readonly Diagnostic[]): ReadonlyMap<Slot, number> {
  const counts = new Map<Slot, number>();
  for (const { location } of problems) counts.set(location.slot, (counts.get(location.slot) ?? 0) + 1);
  return counts;
}

/** The paths of the devices of each DRBD resource: gathered once, since a file may have very many of them. */
function pathsByResource(view: Scope): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = new Map<string, Set<string>>();
  for (const { key, data } of view.declared('device')) {
    const all = paths.get(data.resource) ?? new Set();
    paths.set(data.resource, all.add(key));
  }
  return paths;
}

function crmLens({ slot, span, key, data }: Declaration<'crm-resource'>, view: Scope): readonly Lens[] {
  if (data.type === 'template') return [];
  const constraints = new Set(constraintIds(key, view));
  if (constraints.size === 0) return [];
  const uses = view
    .references('crm-resource', key)
    .filter((one) => one.data.by !== 'group' && one.data.by !== 'clone' && constraints.has(one.data.id));
  const title = [`used by ${count(constraints.size, 'constraint')}`, ...preferences(key, view)].join(', ');
  return [{ slot, span, title, uses }];
}

/** Where the locations of a resource want it, the most wanted first, and where it may not run. */
function preferences(resource: string, view: Scope): readonly string[] {
  const scores = locationScores(view, resource) ?? [];
  const wanted = scores.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const banned = scores.filter(({ score }) => score <= -INFINITY_SCORE);
  return [
    ...(wanted.length > 0 ? [`prefers ${wanted.map(({ name }) => name).join(', then ')}`] : []),
    ...(banned.length > 0 ? [`never on ${names(banned.map(({ name }) => name))}`] : []),
  ];
}

function drbdLens(
  { slot, span, key }: Declaration<'drbd-resource'>,
  view: Scope,
  paths: ReadonlySet<string>,
  problems: () => number,
): readonly Lens[] {
  const managers = view.references('drbd-resource', key).filter(({ data }) => IN_CLUSTER.has(data.parameter));
  const users = [...paths].flatMap((path) => view.references('device', path));
  const mounts = users.filter(({ data }) => data.by === 'filesystem');
  const exports = users.filter(({ data }) => data.by === 'lun');
  const parts = [
    ...(managers.length > 0 ? [`managed by ${names(managers.map(({ data }) => data.by))}`] : []),
    ...(mounts.length > 0 ? [`mounted by ${names(mounts.map(({ data }) => data.id))}`] : []),
    ...(exports.length > 0 ? [`exported ${exports.length === 1 ? 'once' : `${exports.length} times`}`] : []),
  ];
  if (parts.length === 0) return [];
  const found = problems();
  const title = [...parts, ...(found > 0 ? [count(found, 'problem')] : [])].join(', ');
  return [{ slot, span, title, uses: [...managers, ...mounts, ...exports] }];
}

/** Parameters of resources that manage a DRBD resource; other references are options of drbd.conf. */
const IN_CLUSTER = new Set(['drbd_resource', '1']);

function names(all: readonly string[]): string {
  return [...new Set(all)].join(', ');
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
