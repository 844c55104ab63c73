import type { ClusterModel } from './cluster-model.ts';
import type { ClusterView } from './cluster-view.ts';
import type { Document } from './document.ts';
import type { Declaration, EntityKind, ReferableKind, Reference } from './fact.ts';

type AnyFact = Declaration | Reference;

/** By the list that was narrowed, which the model keeps as long as it is the same, and by nodes. */
const narrowed = new WeakMap<readonly AnyFact[], Map<string, readonly AnyFact[]>>();
const keysOf = new WeakMap<readonly AnyFact[], readonly string[]>();

/**
 * The cluster as one document sees it. A file of some nodes sees what is said on these nodes and in the files of all.
 * A file of all nodes sees everything, but what the copies on several nodes say alike it sees once: copies are one
 * thing and no duplicates of each other.
 */
export class Scope implements ClusterView {
  readonly #model: ClusterModel;
  document: Document | undefined;

  constructor(model: ClusterModel, document?: Document) {
    this.#model = model;
    this.document = document;
  }

  get versions() {
    return this.#model.versions;
  }

  get agentFiles() {
    return this.#model.agentFiles;
  }

  /** Whether the document sees less than all there is. */
  get isNarrow(): boolean {
    return this.#model.hasNodeFiles && this.document?.home.nodes !== undefined;
  }

  declarations<K extends EntityKind>(kind: K, key: string): readonly Declaration<K>[] {
    return this.#narrow(this.#model.declarations(kind, key));
  }

  references<K extends ReferableKind>(kind: K, key: string): readonly Reference<K>[] {
    return this.#narrow(this.#model.references(kind, key));
  }

  keys(kind: EntityKind): readonly string[] {
    if (!this.isNarrow) return this.#model.keys(kind);
    const seen = this.declared(kind);
    const known = keysOf.get(seen);
    if (known) return known;
    const keys = [...new Set(seen.map(({ key }) => key))].sort();
    keysOf.set(seen, keys);
    return keys;
  }

  declared<K extends EntityKind>(kind: K): readonly Declaration<K>[] {
    const all = this.#model.declared(kind);
    if (!this.#model.hasNodeFiles || all.length === 0) return all;
    const nodes = this.document?.home.nodes;
    const byNodes = narrowed.get(all) ?? new Map<string, readonly AnyFact[]>();
    narrowed.set(all, byNodes);
    const id = nodes?.join(' ') ?? '';
    const known = byNodes.get(id);
    if (known) return known as readonly Declaration<K>[];
    const made = this.#narrow(all);
    byNodes.set(id, made);
    return made;
  }

  #narrow<F extends AnyFact>(facts: readonly F[]): readonly F[] {
    if (!this.#model.hasNodeFiles || facts.length === 0) return facts;
    const nodes = this.document?.home.nodes;
    if (!nodes) return withoutCopies(facts);
    return facts.filter(({ slot }) => {
      const theirs = slot.document.home.nodes;
      return theirs === undefined || theirs === nodes || theirs.some((node) => nodes.includes(node));
    });
  }
}

/** Leaves out what another node's files have said as often already. */
function withoutCopies<F extends AnyFact>(facts: readonly F[]): readonly F[] {
  const said = new Map<string, { most: number; readonly byNodes: Map<readonly string[], number> }>();
  return facts.filter(({ slot, role, kind, key, data }) => {
    const { nodes } = slot.document.home;
    if (nodes === undefined) return true;
    const saying = `${role} ${kind} ${key} ${JSON.stringify(data)}`;
    const counts = said.get(saying) ?? { most: 0, byNodes: new Map<readonly string[], number>() };
    said.set(saying, counts);
    const times = (counts.byNodes.get(nodes) ?? 0) + 1;
    counts.byNodes.set(nodes, times);
    if (times <= counts.most) return false;
    counts.most = times;
    return true;
  });
}
