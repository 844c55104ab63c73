import type { Span } from '../../../core/span.ts';

/** A place in the script: a block and a span in it. */
export interface At {
  readonly block: number;
  readonly span: Span;
}

/** Something that was made, and whether that is sure. */
export interface Made {
  readonly at: At;
  /** False when only some of the ways to here make it. */
  readonly sure: boolean;
}

export interface Target extends Made {
  readonly name: string | undefined;
  /** Units by number, initiators by `address X` or `name X`. */
  readonly units: ReadonlyMap<string, Made>;
  readonly initiators: ReadonlyMap<string, Made>;
  /** Users whose accounts are bound to it. */
  readonly accounts: ReadonlyMap<string, Made>;
  readonly outgoing: Made | undefined;
}

/** What one tgtd knows at some point of the script. Changed in place; ways that part take copies. */
export interface Daemon {
  readonly targets: Map<string, Target>;
  /** Tids of targets by name. */
  readonly names: Map<string, string>;
  readonly accounts: Map<string, Made>;
  /** By address and port. */
  readonly portals: Map<string, Made>;
  /** Targets that were deleted and not made again. */
  readonly deleted: Map<string, Made>;
  /** Something out of sight may have made targets or accounts, or taken them away. */
  readonly isOpen: boolean;
}

export function freshDaemon(): Daemon {
  return {
    targets: new Map(),
    names: new Map(),
    accounts: new Map(),
    portals: new Map(),
    deleted: new Map(),
    isOpen: false,
  };
}

export function copyDaemon({ targets, names, accounts, portals, deleted, isOpen }: Daemon): Daemon {
  return {
    targets: new Map(targets),
    names: new Map(names),
    accounts: new Map(accounts),
    portals: new Map(portals),
    deleted: new Map(deleted),
    isOpen,
  };
}

/** A map with one entry more, other, or (without a value) less. */
export function withEntry<T>(
  map: ReadonlyMap<string, T>,
  key: string,
  value: T | undefined,
): ReadonlyMap<string, T> {
  const copy = new Map(map);
  if (value === undefined) copy.delete(key);
  else copy.set(key, value);
  return copy;
}

/** What is certain after one of several ways: what all of them made is there, what some made may be. */
export function mergeDaemons(ways: readonly Daemon[]): Daemon {
  const targets = mergeMaps(
    ways.map((way) => way.targets),
    mergeTargets,
  );
  return {
    targets,
    names: namesOf(targets),
    accounts: mergeMaps(ways.map(({ accounts }) => accounts)),
    portals: mergeMaps(ways.map(({ portals }) => portals)),
    deleted: mergeMaps(ways.map(({ deleted }) => deleted)),
    isOpen: ways.some(({ isOpen }) => isOpen),
  };
}

/** The same daemon with nothing in it sure. */
export function unsure(daemon: Daemon): Daemon {
  return { ...mergeDaemons([daemon, freshDaemon()]), isOpen: true };
}

function mergeMaps<T extends Made>(
  maps: readonly ReadonlyMap<string, T>[],
  combine: (all: readonly T[]) => T = firstOf,
): Map<string, T> {
  const merged = new Map<string, T>();
  for (const key of new Set(maps.flatMap((map) => [...map.keys()]))) {
    const present = maps.flatMap((map) => map.get(key) ?? []);
    const sure = present.length === maps.length && present.every((one) => one.sure);
    merged.set(key, { ...combine(present), sure });
  }
  return merged;
}

function mergeTargets(all: readonly Target[]): Target {
  const outgoing = all.flatMap((one) => one.outgoing ?? []);
  const sureOutgoing = outgoing.length === all.length && outgoing.every(({ sure }) => sure);
  return {
    ...firstOf(all),
    name: all.every(({ name }) => name === all[0]?.name) ? all[0]?.name : undefined,
    units: mergeMaps(all.map(({ units }) => units)),
    initiators: mergeMaps(all.map(({ initiators }) => initiators)),
    accounts: mergeMaps(all.map(({ accounts }) => accounts)),
    outgoing: outgoing[0] && { ...outgoing[0], sure: sureOutgoing },
  };
}

function firstOf<T>(all: readonly T[]): T {
  const [first] = all;
  if (first === undefined) throw new Error('nothing to combine');
  return first;
}

function namesOf(targets: ReadonlyMap<string, Target>): Map<string, string> {
  return new Map([...targets].flatMap(([tid, { name }]) => (name === undefined ? [] : [[name, tid]])));
}
