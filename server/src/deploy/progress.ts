/** A step of a deployment, as it begins. */
export interface Progress {
  readonly step: keyof typeof STEPS;
  /** Absent when it is about all nodes at once. */
  readonly node?: string;
}

const STEPS = {
  connect: 'Connecting',
  settle: 'Looking for deployments that were cut off',
  stage: 'Staging the files on all nodes',
  check: 'Asking the tools of the nodes',
  commit: 'Replacing the files',
  complete: 'Noting the end',
  undo: 'Putting back what was replaced',
  activate: 'Activating',
} as const;

/** A step in words for people. */
export function describeProgress({ step, node }: Progress): string {
  return node === undefined ? STEPS[step] : `${STEPS[step]} on ${node}`;
}
