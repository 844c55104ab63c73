import type { AgentFile, ClusterView, Versions } from './cluster-view.ts';
import type { Document } from './document.ts';
import type { Declaration, EntityKind, Fact, ReferableKind, Reference } from './fact.ts';
import type { Slot } from './slot.ts';
import type { Span } from './span.ts';

type AnyFact = Declaration | Reference;

const NOTHING: readonly never[] = [];

/**
 * Something a check can look up: the declarations or references of one entity, the keys of a kind, or all
 * declarations of a kind. The slots whose checks looked it up wait here for a change of the answer.
 */
export class Topic {
  /** Most have one reader: the slot that tells the facts. */
  #readers: Slot | Set<Slot> | undefined;
  #alone: readonly Topic[] | undefined;

  /** A list of this topic and no other, shared because most checks look up a single thing. */
  get alone(): readonly Topic[] {
    this.#alone ??= [this];
    return this.#alone;
  }

  get readers(): Iterable<Slot> {
    if (this.#readers === undefined) return NOTHING;
    return this.#readers instanceof Set ? this.#readers : [this.#readers];
  }

  get idle(): boolean {
    return this.#readers === undefined;
  }

  join(reader: Slot): void {
    if (this.#readers === undefined) this.#readers = reader;
    else if (this.#readers instanceof Set) this.#readers.add(reader);
    else if (this.#readers !== reader) this.#readers = new Set([this.#readers, reader]);
  }

  leave(reader: Slot): void {
    if (this.#readers === reader) this.#readers = undefined;
    else if (this.#readers instanceof Set) {
      this.#readers.delete(reader);
      if (this.#readers.size === 0) this.#readers = undefined;
    }
  }
}

/** The position of a fact among those of its slot, which decides between facts of the same place. */
type OrderInSlot = (fact: AnyFact) => number;

/** The facts of one entity as a topic: what is looked up and what is waited for in one. */
export interface FactsTopic extends Topic {
  readonly facts: readonly AnyFact[];
}

/** The located facts of one entity, sorted when somebody looks. It lives while it has facts or readers. */
class Entity extends Topic {
  readonly key: string;
  readonly #home: Map<string, Entity>;
  readonly #order: OrderInSlot;
  #facts: AnyFact[] = [];
  #sorted = true;

  constructor(key: string, home: Map<string, Entity>, order: OrderInSlot) {
    super();
    this.key = key;
    this.#home = home;
    this.#order = order;
  }

  get size(): number {
    return this.#facts.length;
  }

  get facts(): readonly AnyFact[] {
    if (!this.#sorted) {
      this.#facts.sort((a, b) => byPlace(a, b) || this.#order(a) - this.#order(b));
      this.#sorted = true;
    }
    return this.#facts;
  }

  add(fact: AnyFact): void {
    const last = this.#facts.at(-1);
    this.#sorted &&= last === undefined || byPlace(last, fact) < 0;
    this.#facts.push(fact);
  }

  remove(gone: ReadonlySet<AnyFact>): void {
    // Taking out a few by place is far cheaper than asking of each of many whether it goes.
    if (gone.size > 4) this.#facts = this.#facts.filter((fact) => !gone.has(fact));
    else for (const fact of gone) this.#facts.splice(this.#facts.indexOf(fact), 1);
    this.#leaveHome();
  }

  override leave(reader: Slot): void {
    super.leave(reader);
    this.#leaveHome();
  }

  #leaveHome(): void {
    if (this.#facts.length === 0 && this.idle) this.#home.delete(this.key);
  }
}

/** All declarations of a kind, by key. */
class DeclaredKind {
  readonly entities = new Map<string, Entity>();
  readonly keysTopic = new Topic();
  readonly allTopic = new Topic();
  readonly #order: OrderInSlot;
  #keys: readonly string[] | undefined;
  #all: readonly AnyFact[] | undefined;

  constructor(order: OrderInSlot) {
    this.#order = order;
  }

  get keys(): readonly string[] {
    this.#keys ??= [...this.entities.values()].flatMap(({ size, key }) => (size > 0 ? [key] : [])).sort();
    return this.#keys;
  }

  get all(): readonly AnyFact[] {
    this.#all ??= [...this.entities.values()]
      .flatMap(({ facts }) => facts)
      .sort((a, b) => byPlace(a, b) || this.#order(a) - this.#order(b));
    return this.#all;
  }

  changed(touched: Set<Topic>, what: 'facts' | 'facts and keys'): void {
    touched.add(this.allTopic);
    this.#all = undefined;
    if (what === 'facts') return;
    touched.add(this.keysTopic);
    this.#keys = undefined;
  }
}

/** Indexes what all files of a cluster say, by entity. */
export class ClusterModel implements ClusterView {
  readonly versions: Versions;
  readonly agentFiles: readonly AgentFile[];
  readonly #declared = new Map<EntityKind, DeclaredKind>();
  readonly #referred = new Map<ReferableKind, Map<string, Entity>>();
  /** The documents that only some nodes have. */
  readonly #nodeFiles = new Set<Document>();
  readonly #facts = new Map<Slot, readonly AnyFact[]>();
  readonly #order: OrderInSlot = (fact) => this.#facts.get(fact.slot)?.indexOf(fact) ?? -1;

  constructor(versions: Versions = {}, agentFiles: readonly AgentFile[] = []) {
    this.versions = versions;
    this.agentFiles = agentFiles;
  }

  /** Whether there are files that only some nodes have, so that not every file concerns every other. */
  get hasNodeFiles(): boolean {
    return this.#nodeFiles.size > 0;
  }

  declarations<K extends EntityKind>(kind: K, key: string): readonly Declaration<K>[] {
    const entity = this.#declared.get(kind)?.entities.get(key);
    return (entity?.facts ?? NOTHING) as readonly Declaration<K>[];
  }

  references<K extends ReferableKind>(kind: K, key: string): readonly Reference<K>[] {
    return (this.#referred.get(kind)?.get(key)?.facts ?? NOTHING) as readonly Reference<K>[];
  }

  /** The same array until the keys change, so that what is derived from it can be kept with it. */
  keys(kind: EntityKind): readonly string[] {
    return this.#declared.get(kind)?.keys ?? NOTHING;
  }

  /** The same array until a declaration changes, so that what is derived from it can be kept with it. */
  declared<K extends EntityKind>(kind: K): readonly Declaration<K>[] {
    return (this.#declared.get(kind)?.all ?? NOTHING) as readonly Declaration<K>[];
  }

  /** What `declarations` answers, to wait for a change of it; also of an entity that nobody declares yet. */
  declarationsTopic(kind: EntityKind, key: string): FactsTopic {
    return entityOf(this.#declaredKind(kind).entities, key, this.#order);
  }

  referencesTopic(kind: ReferableKind, key: string): FactsTopic {
    return entityOf(this.#referredKind(kind), key, this.#order);
  }

  keysTopic(kind: EntityKind): Topic {
    return this.#declaredKind(kind).keysTopic;
  }

  declaredTopic(kind: EntityKind): Topic {
    return this.#declaredKind(kind).allTopic;
  }

  /** The facts of a slot in their place. */
  factsOf(slot: Slot): readonly AnyFact[] {
    return this.#facts.get(slot) ?? NOTHING;
  }

  /** Takes over the facts of changed slots and forgets removed ones; returns what lookups now answer otherwise. */
  replace(changed: readonly Slot[], removed: readonly Slot[]): Set<Topic> {
    const touched = new Set<Topic>();
    const gone: AnyFact[] = [];
    for (const slot of removed) {
      this.#set(slot, [], touched, gone);
      if (slot === slot.document.fileSlot) this.#nodeFiles.delete(slot.document);
    }
    for (const slot of changed) {
      this.#set(slot, slot.block.facts, touched, gone);
      if (slot.document.home.nodes && slot === slot.document.fileSlot) this.#nodeFiles.add(slot.document);
    }
    this.#remove(gone, touched);
    return touched;
  }

  #set(slot: Slot, facts: readonly Fact[], touched: Set<Topic>, gone: AnyFact[]): void {
    const before = this.#facts.get(slot) ?? NOTHING;
    const { head, tail } = keptOf(before, facts);
    const behind = facts.length - tail;
    for (const fact of before.slice(head, before.length - tail)) gone.push(fact);
    const fresh = facts
      .slice(head, behind)
      .map(({ role, kind, key, span, data }) => ({ role, kind, key, span, data, slot }) as AnyFact);
    const kept = before.slice(0, head).concat(fresh, before.slice(before.length - tail));
    for (const [index, fact] of kept.entries()) {
      const span = facts[index]?.span;
      // Who holds the fact as a place to point at points at its new place.
      if (span && (index < head || index >= behind)) (fact as { span: Span }).span = span;
    }
    if (kept.length === 0) this.#facts.delete(slot);
    else this.#facts.set(slot, kept);
    for (const fact of fresh) this.#add(fact, touched);
  }

  #add(fact: AnyFact, touched: Set<Topic>): void {
    const entity = this.#entityOf(fact);
    entity.add(fact);
    touched.add(entity);
    if (fact.role !== 'declares') return;
    this.#declaredKind(fact.kind).changed(touched, entity.size === 1 ? 'facts and keys' : 'facts');
  }

  /** All at once: an entity that loses many facts, as when a large file goes, is gone through only once. */
  #remove(gone: readonly AnyFact[], touched: Set<Topic>): void {
    const byEntity = new Map<Entity, Set<AnyFact>>();
    for (const fact of gone) {
      const entity = this.#entityOf(fact);
      const others = byEntity.get(entity);
      if (others) others.add(fact);
      else byEntity.set(entity, new Set([fact]));
    }
    for (const [entity, facts] of byEntity) {
      entity.remove(facts);
      touched.add(entity);
      const [fact] = facts;
      if (fact?.role !== 'declares') continue;
      this.#declaredKind(fact.kind).changed(touched, entity.size === 0 ? 'facts and keys' : 'facts');
    }
  }

  #entityOf(fact: AnyFact): Entity {
    return fact.role === 'declares'
      ? entityOf(this.#declaredKind(fact.kind).entities, fact.key, this.#order)
      : entityOf(this.#referredKind(fact.kind), fact.key, this.#order);
  }

  #declaredKind(kind: EntityKind): DeclaredKind {
    const known = this.#declared.get(kind);
    if (known) return known;
    const made = new DeclaredKind(this.#order);
    this.#declared.set(kind, made);
    return made;
  }

  #referredKind(kind: ReferableKind): Map<string, Entity> {
    const known = this.#referred.get(kind);
    if (known) return known;
    const made = new Map<string, Entity>();
    this.#referred.set(kind, made);
    return made;
  }
}

function entityOf(home: Map<string, Entity>, key: string, order: OrderInSlot): Entity {
  const known = home.get(key);
  if (known) return known;
  const made = new Entity(key, home, order);
  home.set(key, made);
  return made;
}

/**
 * How many facts from either end an edit leaves as they are, but for their places. None when they come to stand in
 * another order, which those who look them up would see.
 */
function keptOf(before: readonly AnyFact[], facts: readonly Fact[]): { head: number; tail: number } {
  const shorter = Math.min(before.length, facts.length);
  let head = 0;
  while (head < shorter && saysSame(before[head], facts[head])) head++;
  let tail = 0;
  while (tail < shorter - head && saysSame(before.at(-1 - tail), facts.at(-1 - tail))) tail++;
  const kept = [
    ...before.slice(0, head).map((fact, index) => [fact.span.start, facts[index]?.span.start ?? 0] as const),
    ...before
      .slice(before.length - tail)
      .map((fact, index) => [fact.span.start, facts[facts.length - tail + index]?.span.start ?? 0] as const),
  ].sort(([a], [b]) => a - b);
  const inOrder = kept.every(([was, is], index) => {
    const last = kept[index - 1];
    return last === undefined || Math.sign(was - last[0]) === Math.sign(is - last[1]);
  });
  return inOrder ? { head, tail } : { head: 0, tail: 0 };
}

/** Whether a located fact says the same as one that has no place yet. */
function saysSame(located: AnyFact | undefined, fact: Fact | undefined): boolean {
  return (
    located !== undefined &&
    fact !== undefined &&
    located.role === fact.role &&
    located.kind === fact.kind &&
    located.key === fact.key &&
    isEqual(located.data, fact.data)
  );
}

/** Compares the data of facts, which are plain values. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const entries = Object.entries(a);
  if (Array.isArray(a) !== Array.isArray(b) || entries.length !== Object.keys(b).length) return false;
  return entries.every(([key, value]) => key in b && isEqual(value, b[key as keyof typeof b]));
}

function byPlace(a: AnyFact, b: AnyFact): number {
  const x = a.slot.document.path;
  const y = b.slot.document.path;
  if (x !== y) return x < y ? -1 : 1;
  return a.slot.start + a.span.start - (b.slot.start + b.span.start);
}
