/** Why something on a node could not be done; the word by which callers decide what to do about it. */
export type FailureKind =
  /** There is no ssh program on this machine. */
  | 'no-ssh'
  /** The connection was not made, or it broke: what was going on there may or may not have been done. */
  | 'unreachable'
  | 'host-key'
  | 'login'
  | 'sudo'
  /** Somebody else is deploying. */
  | 'locked'
  /** What is on the node is not what the plan was made for. */
  | 'changed'
  /** The node's own tool refuses the files. */
  | 'refused'
  | 'cancelled'
  | 'timeout'
  | 'other';

/** Something that went wrong with a node, in sentences for the person who deploys. */
export class DeployFailure extends Error {
  readonly kind: FailureKind;
  /** The name of the node; absent when it is about none in particular. */
  readonly node: string | undefined;

  constructor(kind: FailureKind, message: string, node?: string) {
    super(message);
    this.kind = kind;
    this.node = node;
  }
}

/** The failure itself, or what was thrown as one. */
export function asFailure(error: unknown, node?: string): DeployFailure {
  if (error instanceof DeployFailure) return error;
  return new DeployFailure('other', error instanceof Error ? error.message : String(error), node);
}
