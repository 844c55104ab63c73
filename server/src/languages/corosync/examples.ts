/** Parts of sound files, for the examples of rules. */

/** A section with two nodes; further lines go into each of them. */
export function twoNodes(alpha = '', beta = ''): string {
  return `nodelist {
  node {
    name: alpha
    nodeid: 1
    ring0_addr: 10.0.0.1
${alpha}  }
  node {
    name: beta
    nodeid: 2
    ring0_addr: 10.0.0.2
${beta}  }
}
`;
}

export const THREE_NODES = twoNodes().replace(
  /\}\n$/,
  '  node {\n    name: gamma\n    nodeid: 3\n    ring0_addr: 10.0.0.3\n  }\n}\n',
);

/** A totem section with further lines. */
export function totem(lines = ''): string {
  return `totem {\n  version: 2\n  cluster_name: web\n${lines}}\n`;
}

/** A quorum section with further lines. */
export function quorum(lines = ''): string {
  return `quorum {\n  provider: corosync_votequorum\n${lines}}\n`;
}
