/** A sound cluster of two nodes with two links, in which one part at a time is another. */
export function file(
  parts: {
    readonly version?: string;
    readonly totem?: string;
    readonly alpha?: string;
    readonly beta?: string;
    readonly nodes?: string;
    readonly quorum?: string;
    readonly more?: string;
  } = {},
): string {
  const {
    version = '  version: 2\n',
    totem = '  crypto_cipher: aes256\n  crypto_hash: sha256\n',
    alpha = '    name: alpha\n    nodeid: 1\n    ring0_addr: 10.0.0.1\n    ring1_addr: 10.0.1.1\n',
    beta = '    name: beta\n    nodeid: 2\n    ring0_addr: 10.0.0.2\n    ring1_addr: 10.0.1.2\n',
    nodes = `nodelist {\n  node {\n${alpha}  }\n  node {\n${beta}  }\n}\n`,
    quorum = 'quorum {\n  provider: corosync_votequorum\n  two_node: 1\n}\n',
    more = '',
  } = parts;
  return `totem {\n${version}  cluster_name: web\n${totem}}\n${nodes}${quorum}${more}`;
}

export const node = (number: number, lines = '') =>
  `    name: node${number}\n    nodeid: ${number}\n    ring0_addr: 10.0.0.${number}\n    ring1_addr: 10.0.1.${number}\n${lines}`;

export const list = (...nodes: readonly string[]) =>
  `nodelist {\n${nodes.map((one) => `  node {\n${one}  }\n`).join('')}}\n`;

export const THREE = list(node(1), node(2), node(3));

export const FOUR = list(node(1), node(2), node(3), node(4));

export const ONE_LINK = {
  alpha: '    name: alpha\n    nodeid: 1\n    ring0_addr: 10.0.0.1\n',
  beta: '    name: beta\n    nodeid: 2\n    ring0_addr: 10.0.0.2\n',
};

export const votequorum = (lines: string) => `quorum {\n  provider: corosync_votequorum\n${lines}}\n`;

export const device = (lines: string) =>
  `  device {\n    model: net\n${lines}    net {\n      host: witness\n      algorithm: ffsplit\n    }\n  }\n`;

export const UDPU = '  transport: udpu\n';

export const udp = (lines: string) =>
  `  transport: udp\n  interface {\n    linknumber: 0\n    mcastport: 5405\n${lines}  }\n`;

/** Corosync 2: one multicast ring and no list of nodes. */
export const OLD = `totem {
  version: 2
  cluster_name: web
  crypto_cipher: aes256
  crypto_hash: sha256
  interface {
    ringnumber: 0
    bindnetaddr: 10.0.0.0
    mcastaddr: 239.255.1.1
    mcastport: 5405
  }
}
quorum {
  provider: corosync_votequorum
  expected_votes: 3
}
`;

export const TWO = { corosync: '2' };

export const ONE = { corosync: '1' };

/** Corosync 1: the same without what it does not know. */
export const OLDEST = OLD.replaceAll(/ {2}crypto.*\n/g, '')
  .replace('  cluster_name: web\n', '  secauth: on\n  threads: 0\n')
  .replace(/quorum[\s\S]*/, 'logging {\n  to_syslog: yes\n}\n');
