import type { ClusterView, Versions } from './cluster-view.ts';
import type { Slot } from './document.ts';
import type { Declaration, EntityKind, Fact, ReferableKind, Reference } from './fact.ts';

/**
 * A name for something a check can look up: the declarations or references of one entity, the set of keys of a
 * kind, or all declarations of a kind. The engine re-runs a check when something it looked up has changed.
 */
export type LookupKey = string;

export const lookupKey = {
  declarations: (kind: EntityKind, key: string): LookupKey => `d ${kind} ${key}`,
  references: (kind: ReferableKind, key: string): LookupKey => `r ${kind} ${key}`,
  keys: (kind: EntityKind): LookupKey => `k ${kind}`,
  declared: (kind: EntityKind): LookupKey => `a ${kind}`,
};

type AnyFact = Declaration | Reference;

/** The located facts of one entity, sorted when somebody looks. */
interface Entry {
  facts: AnyFact[];
  sorted: boolean;
}

const NOTHING: readonly never[] = [];

/** Indexes what all files of a cluster say, by entity. */
export class ClusterModel implements ClusterView {
  readonly versions: Versions;
  readonly #entries = new Map<LookupKey, Entry>();
  readonly #keys = new Map<EntityKind, Set<string>>();
  readonly #facts = new Map<Slot, readonly AnyFact[]>();

  constructor(versions: Versions = {}) {
    this.versions = versions;
  }

  declarations<K extends EntityKind>(kind: K, key: string): readonly Declaration<K>[] {
    return this.#sorted(lookupKey.declarations(kind, key)) as readonly Declaration<K>[];
  }

  references<K extends ReferableKind>(kind: K, key: string): readonly Reference<K>[] {
    return this.#sorted(lookupKey.references(kind, key)) as readonly Reference<K>[];
  }

  keys(kind: EntityKind): readonly string[] {
    return [...(this.#keys.get(kind) ?? NOTHING)].sort();
  }

  declared<K extends EntityKind>(kind: K): readonly Declaration<K>[] {
    return this.#sorted(lookupKey.declared(kind)) as readonly Declaration<K>[];
  }

  /** The facts of a slot in their place. */
  factsOf(slot: Slot): readonly AnyFact[] {
    return this.#facts.get(slot) ?? NOTHING;
  }

  /** Takes over the facts of changed slots and forgets removed ones; returns what lookups now answer otherwise. */
  replace(changed: readonly Slot[], removed: readonly Slot[]): Set<LookupKey> {
    const touched = new Set<LookupKey>();
    const gone: AnyFact[] = [];
    for (const slot of removed) this.#set(slot, [], touched, gone);
    for (const slot of changed) this.#set(slot, slot.block.facts, touched, gone);
    this.#remove(gone, touched);
    return touched;
  }

  #set(slot: Slot, facts: readonly Fact[], touched: Set<LookupKey>, gone: AnyFact[]): void {
    const old = new Map<string, AnyFact[]>();
    for (const fact of this.#facts.get(slot) ?? NOTHING) {
      const identity = identityOf(fact);
      const same = old.get(identity);
      if (same) same.push(fact);
      else old.set(identity, [fact]);
    }
    const located: AnyFact[] = [];
    for (const fact of facts) {
      const kept = old.get(identityOf(fact))?.pop();
      if (kept) {
        located.push(kept);
        continue;
      }
      const here = { ...fact, slot } as AnyFact;
      located.push(here);
      this.#add(here, touched);
    }
    for (const rest of old.values()) for (const fact of rest) gone.push(fact);
    if (located.length > 0) this.#facts.set(slot, located);
    else this.#facts.delete(slot);
  }

  #add(fact: AnyFact, touched: Set<LookupKey>): void {
    for (const key of lookupsOf(fact)) {
      touched.add(key);
      const entry = this.#entries.get(key);
      if (entry) {
        entry.facts.push(fact);
        entry.sorted = false;
      } else this.#entries.set(key, { facts: [fact], sorted: true });
    }
    if (fact.role !== 'declares') return;
    const keys = this.#keys.get(fact.kind);
    if (keys?.has(fact.key)) return;
    if (keys) keys.add(fact.key);
    else this.#keys.set(fact.kind, new Set([fact.key]));
    touched.add(lookupKey.keys(fact.kind));
  }

  /** All at once: an entry that loses many facts, as when a large file goes, is gone through only once. */
  #remove(gone: readonly AnyFact[], touched: Set<LookupKey>): void {
    const byKey = new Map<LookupKey, Set<AnyFact>>();
    for (const fact of gone) {
      for (const key of lookupsOf(fact)) {
        touched.add(key);
        const same = byKey.get(key);
        if (same) same.add(fact);
        else byKey.set(key, new Set([fact]));
      }
    }
    for (const [key, facts] of byKey) {
      const entry = this.#entries.get(key);
      if (!entry) continue;
      entry.facts = entry.facts.filter((fact) => !facts.has(fact));
      if (entry.facts.length === 0) this.#entries.delete(key);
    }
    for (const { role, kind, key } of gone) {
      if (role !== 'declares' || this.#entries.has(lookupKey.declarations(kind, key))) continue;
      if (this.#keys.get(kind)?.delete(key)) touched.add(lookupKey.keys(kind));
    }
  }

  #sorted(key: LookupKey): readonly AnyFact[] {
    const entry = this.#entries.get(key);
    if (!entry) return NOTHING;
    if (!entry.sorted) {
      entry.facts.sort(byPlace);
      entry.sorted = true;
    }
    return entry.facts;
  }
}

function lookupsOf(fact: AnyFact): LookupKey[] {
  return fact.role === 'declares'
    ? [lookupKey.declarations(fact.kind, fact.key), lookupKey.declared(fact.kind)]
    : [lookupKey.references(fact.kind, fact.key)];
}

/** Facts that are equal in this stand at the same place of their block and say the same. */
function identityOf(fact: Fact | AnyFact): string {
  return `${fact.role} ${fact.kind} ${fact.key} ${fact.span.start} ${fact.span.end} ${JSON.stringify(fact.data)}`;
}

function byPlace(a: AnyFact, b: AnyFact): number {
  const x = a.slot.document.path;
  const y = b.slot.document.path;
  if (x !== y) return x < y ? -1 : 1;
  return a.slot.start + a.span.start - (b.slot.start + b.span.start);
}
