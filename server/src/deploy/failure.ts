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
  if (error instanceof Error && error.name === 'AbortError') {
    return new DeployFailure('cancelled', 'Cancelled.', node);
  }
  return new DeployFailure('other', error instanceof Error ? error.message : String(error), node);
}

/** What to do about what the system of a node says, as a sentence to append; empty when there is nothing to add. */
export function adviceOn(said: string, where: string): string {
  if (/No space left on device|Disk quota exceeded/.test(said)) {
    return ` Make room on the file system of ${where} there (df -h ${where}; df -i ${where}), and deploy again.`;
  }
  if (/Read-only file system/.test(said)) {
    return ` The file system of ${where} there is read-only: find out why (dmesg; after a disk error it is mounted so), and deploy again when it can be written.`;
  }
  if (/Operation not permitted|Permission denied/.test(said)) {
    return ` Look whether ${where} is protected there (lsattr ${where}; SELinux: ausearch -m avc).`;
  }
  return '';
}
