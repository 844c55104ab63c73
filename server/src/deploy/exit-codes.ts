/** What functions of node.sh and cib.sh end with, beside 0 and the codes of the tools that they run. */
export const EXIT = {
  /** Somebody else holds the lock of the node. */
  LOCKED: 75,
  /** What is on the node is not what the plan was made for. */
  CHANGED: 76,
  /** What is to be put back was changed by somebody since, and stays. */
  FOREIGN: 77,
} as const;

/** The same for the shell: EXIT_LOCKED and so on. */
export const EXIT_ASSIGNMENTS = Object.entries(EXIT)
  .map(([name, code]) => `EXIT_${name}=${code}\n`)
  .join('');
