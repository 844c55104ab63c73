import type { ClusterModel, Topic } from './cluster-model.ts';
import type { ClusterView } from './cluster-view.ts';
import type { Declaration, EntityKind, ReferableKind, Reference } from './fact.ts';

/** A view of the cluster that notes what was looked up, so that the engine knows when to ask again. */
export class RecordedView implements ClusterView {
  readonly #model: ClusterModel;
  readonly #view: ClusterView & { readonly isNarrow?: boolean };
  readonly #topics: Set<Topic>;

  constructor(model: ClusterModel, view: ClusterView & { readonly isNarrow?: boolean }, topics: Set<Topic>) {
    this.#model = model;
    this.#view = view;
    this.#topics = topics;
  }

  get versions() {
    return this.#model.versions;
  }

  get agentFiles() {
    return this.#model.agentFiles;
  }

  declarations<K extends EntityKind>(kind: K, key: string) {
    const topic = this.#model.declarationsTopic(kind, key);
    this.#topics.add(topic);
    // Where nothing is narrowed the topic holds the answer, and a second search is saved: this is asked very often.
    return this.#model.hasNodeFiles
      ? this.#view.declarations(kind, key)
      : (topic.facts as readonly Declaration<K>[]);
  }

  references<K extends ReferableKind>(kind: K, key: string) {
    const topic = this.#model.referencesTopic(kind, key);
    this.#topics.add(topic);
    return this.#model.hasNodeFiles
      ? this.#view.references(kind, key)
      : (topic.facts as readonly Reference<K>[]);
  }

  keys(kind: EntityKind) {
    // Which keys a node knows may change while those of the cluster stay.
    this.#topics.add(this.#view.isNarrow ? this.#model.declaredTopic(kind) : this.#model.keysTopic(kind));
    return this.#view.keys(kind);
  }

  declared<K extends EntityKind>(kind: K) {
    this.#topics.add(this.#model.declaredTopic(kind));
    return this.#view.declared(kind);
  }
}
