import type { Span } from '../../core/span.ts';

/** A name of a node, a path or a rule's code, with the quotes around it. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A name of a node, and the offset of the list that it stands in: a list names no node twice. */
export interface NodeName extends Name {
  readonly within: number;
}

/** The whole file: its statements stand in one object, so that it is one block. */
export interface ClusterFileNode {
  readonly kind: 'cluster-file';
  readonly span: Span;
  /** The members of the object, for the outline. */
  readonly members: readonly { readonly name: Name; readonly span: Span }[];
  /** The nodes that `nodes` and `files` name, also where a name is still empty. */
  readonly nodes: readonly NodeName[];
  /** The names of nodes within the paths of `files`, as in `nodes/alice/ipmi.conf`; their spans have no quotes. */
  readonly folders: readonly Name[];
  /** The paths of `files`, patterns among them. */
  readonly paths: readonly Name[];
}
