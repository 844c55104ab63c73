import type { Declaration, EntityKind, ReferableKind, Reference } from './fact.ts';

/** What a person wrote in ha-cluster.json about versions, by tool: `{ drbd: '8.4' }`. */
export type Versions = Readonly<Record<string, string>>;

/** A file with the meta-data of a resource agent, from a folder that a person named. */
export interface AgentFile {
  /** Relative to that folder. */
  readonly path: string;
  readonly text: string;
}

/** Read access to what all files of one cluster say. */
export interface ClusterView {
  /** The declarations of one entity, in the order of file and place. */
  declarations<K extends EntityKind>(kind: K, key: string): readonly Declaration<K>[];
  /** The references to one entity, in the order of file and place. */
  references<K extends ReferableKind>(kind: K, key: string): readonly Reference<K>[];
  /** The keys of all declared entities of a kind. */
  keys(kind: EntityKind): readonly string[];
  /** All declarations of a kind. Dear: a check that asks for it runs again whenever any of them changes. */
  declared<K extends EntityKind>(kind: K): readonly Declaration<K>[];
  readonly versions: Versions;
  /** The meta-data of further resource agents; the same array as long as the cluster lives. */
  readonly agentFiles: readonly AgentFile[];
}
