import { type Audit, accepts, reports } from './item.ts';

/** A sound cluster of two nodes with two links, in which one part at a time is another. */
function file(
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

const node = (number: number, lines = '') =>
  `    name: node${number}\n    nodeid: ${number}\n    ring0_addr: 10.0.0.${number}\n    ring1_addr: 10.0.1.${number}\n${lines}`;
const list = (...nodes: readonly string[]) =>
  `nodelist {\n${nodes.map((one) => `  node {\n${one}  }\n`).join('')}}\n`;
const THREE = list(node(1), node(2), node(3));
const FOUR = list(node(1), node(2), node(3), node(4));
const ONE_LINK = {
  alpha: '    name: alpha\n    nodeid: 1\n    ring0_addr: 10.0.0.1\n',
  beta: '    name: beta\n    nodeid: 2\n    ring0_addr: 10.0.0.2\n',
};
const votequorum = (lines: string) => `quorum {\n  provider: corosync_votequorum\n${lines}}\n`;
const device = (lines: string) =>
  `  device {\n    model: net\n${lines}    net {\n      host: witness\n      algorithm: ffsplit\n    }\n  }\n`;
const UDPU = '  transport: udpu\n';
const udp = (lines: string) =>
  `  transport: udp\n  interface {\n    linknumber: 0\n    mcastport: 5405\n${lines}  }\n`;

/** Corosync 2: one multicast ring and no list of nodes. */
const OLD = `totem {
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
const TWO = { corosync: '2' };
const ONE = { corosync: '1' };
/** Corosync 1: the same without what it does not know. */
const OLDEST = OLD.replaceAll(/ {2}crypto.*\n/g, '')
  .replace('  cluster_name: web\n', '  secauth: on\n  threads: 0\n')
  .replace(/quorum[\s\S]*/, 'logging {\n  to_syslog: yes\n}\n');

export const corosync: Audit = {
  language: 'corosync',
  facts: 'corosync.md',
  path: 'etc/corosync/corosync.conf',
  versions: { corosync: '3' },
  sections: [
    {
      kind: 'language',
      heading: 'Lexical',
      divided: 'bullets',
      items: [
        {
          item: 'the length of a line, blanks at its ends, comments',
          word: '511',
          reported: [
            reports('corosync/line-too-long', file({ totem: `  keyfile: /${'k'.repeat(510)}\n` })),
            reports('corosync/bad-name', file({ totem: '\u00a0 token: 3000\n' })),
            reports('corosync/inline-comment', file({ totem: '  token: 3000 # slow network\n' })),
          ],
          accepted: [
            accepts(file({ more: '  # said between sections\n\n\t\n' })),
            accepts(file().replaceAll('\n', '\r\n')),
          ],
        },
        {
          item: 'no quotes, no includes',
          word: 'quoting',
          reported: [reports('corosync/quoted-value', file({ totem: '  keyfile: "/etc/corosync/key"\n' }))],
        },
        {
          item: 'what a line is taken for',
          word: 'Order',
          reported: [reports('corosync/unreadable-line', file({ totem: '  token 3000\n' }))],
        },
        {
          item: 'text beside braces',
          word: 'Text after',
          reported: [
            reports('corosync/text-beside-brace', file().replace('totem {', 'totem { # the ring')),
            reports('corosync/text-beside-brace', `${file()}logging {\n  to_syslog: yes\n} end\n`),
            reports('corosync/text-beside-brace', `${file()}logging {\n  to_syslog: yes\n} # end: logging\n`),
          ],
        },
        {
          item: 'braces in values',
          word: 'containing',
          reported: [
            reports('corosync/brace-in-value', file({ totem: '  keyfile: /etc/{corosync}/key\n' })),
            reports('corosync/text-beside-brace', `${file()}logging {\n  to_syslog: yes }\n`),
          ],
        },
        {
          item: 'the first colon ends the name',
          word: 'IPv6',
          accepted: [
            accepts(
              file({
                alpha: '    name: alpha\n    nodeid: 1\n    ring0_addr: fd00::1\n    ring1_addr: fd01::1\n',
                beta: '    name: beta\n    nodeid: 2\n    ring0_addr: fd00::2\n    ring1_addr: fd01::2\n',
              }),
            ),
          ],
        },
        {
          item: 'names: case, length, repetition, unknown ones',
          word: 'case-sensitive',
          reported: [
            reports('corosync/unknown-section', `${file()}Logging {\n  to_syslog: yes\n}\n`),
            reports('corosync/unknown-key', file({ totem: '  Token: 3000\n' })),
            reports('corosync/bad-name', file({ totem: `  ${'k'.repeat(260)}: 1\n` })),
            reports('corosync/duplicate-key', file({ totem: '  token: 3000\n  token: 4000\n' })),
            reports('corosync/duplicate-section', `${file()}totem {\n  token: 3000\n}\n`),
          ],
        },
        {
          item: 'the lenient reader of 1.x',
          word: '1.x parser',
          reported: [reports('corosync/unreadable-line', `${OLDEST}loggin\n`, { versions: ONE })],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'Sections / keys',
      divided: 'paragraphs',
      items: [
        {
          item: 'totem',
          word: 'cluster_name',
          reported: [
            reports('corosync/unknown-word', file({ totem: '  transport: tcp\n' })),
            reports('corosync/unknown-word', file({ totem: '  link_mode: both\n' })),
            reports(
              'corosync/unknown-word',
              file({ totem: '  crypto_cipher: aes512\n  crypto_hash: sha256\n' }),
            ),
            reports('corosync/unknown-word', file({ totem: '  ip_version: 4\n' })),
            reports('corosync/bad-number', file({ totem: '  config_version: new\n' })),
            reports('corosync/unsupported-key', file({ totem: '  rrp_problem_count_timeout: 2000\n' })),
          ],
        },
        {
          item: 'interface',
          word: 'linknumber',
          reported: [
            reports(
              'corosync/out-of-range',
              file({ totem: '  interface {\n    linknumber: 0\n    mcastport: 65536\n  }\n' }),
            ),
            reports(
              'corosync/unknown-word',
              file({ totem: '  interface {\n    linknumber: 0\n    knet_transport: tcp\n  }\n' }),
            ),
            reports(
              'corosync/ping-pair',
              file({ totem: '  interface {\n    linknumber: 0\n    knet_ping_interval: 200\n  }\n' }),
            ),
          ],
        },
        {
          item: 'node',
          word: 'ring0_addr',
          reported: [
            reports(
              'corosync/out-of-range',
              file({
                alpha:
                  '    name: alpha\n    nodeid: 4294967296\n    ring0_addr: 10.0.0.1\n    ring1_addr: 10.0.1.1\n',
              }),
            ),
            reports(
              'corosync/bad-number',
              file({ nodes: list(node(1, '    quorum_votes: one\n'), node(2)) }),
            ),
          ],
        },
        {
          item: 'quorum and its device',
          word: 'votequorum',
          reported: [
            reports(
              'corosync/unknown-word',
              file({ quorum: 'quorum {\n  provider: votequorum\n  two_node: 1\n}\n' }),
            ),
            reports(
              'corosync/unknown-word',
              file({ quorum: votequorum(device('    votes: 1\n').replace('ffsplit', 'half')) }),
            ),
          ],
        },
        {
          item: 'logging',
          word: 'logger_subsys',
          reported: [
            reports('corosync/unknown-word', `${file()}logging {\n  to_syslog: maybe\n}\n`),
            reports(
              'corosync/unknown-word',
              `${file()}logging {\n  to_syslog: yes\n  syslog_priority: warn\n}\n`,
            ),
            reports(
              'corosync/missing-subsys',
              `${file()}logging {\n  to_syslog: yes\n  logger_subsys {\n    debug: off\n  }\n}\n`,
            ),
          ],
        },
        {
          item: 'the other sections',
          word: 'uidgid',
          reported: [
            reports('corosync/unknown-key', `${file()}uidgid {\n  user: hacluster\n}\n`),
            reports('corosync/unknown-word', `${file()}system {\n  qb_ipc_type: pipe\n}\n`),
            reports('corosync/unsupported-section', `${file()}amf {\n  mode: disabled\n}\n`),
          ],
        },
      ],
    },
    {
      kind: 'enforced',
      heading: 'Enforced by corosync',
      divided: 'semicolons',
      items: [
        {
          item: 'numbers',
          word: 'Numeric',
          reported: [
            reports('corosync/bad-number', file({ quorum: votequorum('  two_node: yes\n') })),
            reports(
              'corosync/bad-number',
              file({ quorum: votequorum('  two_node: 1\n  wait_for_all: on\n') }),
            ),
            reports('corosync/bad-number', file({ totem: '  token: 3s\n' })),
            reports('corosync/out-of-range', file({ totem: '  token: 4294967296\n' })),
          ],
        },
        {
          item: 'words',
          word: 'yes/no',
          reported: [
            reports('corosync/unknown-word', file({ totem: '  block_unlisted_ips: true\n' }), {
              mild: 'corosync 3.1.7 takes it as if the key were not there',
            }),
            reports('corosync/unknown-word', `${file()}logging {\n  to_syslog: yes\n  debug: maybe\n}\n`),
          ],
        },
        {
          item: 'a link',
          word: 'one link',
          reported: [reports('corosync/missing-nodelist', file({ nodes: '' }))],
        },
        {
          item: 'the own host in the list of nodes',
          word: 'local host',
          notCovered: ['node names that are not what `uname -n` prints'],
        },
        {
          item: 'totem.version',
          word: 'totem.version',
          reported: [
            reports('corosync/out-of-range', file({ version: '  version: 3\n' })),
            reports('corosync/missing-version', OLD.replace('  version: 2\n', ''), { versions: TWO }),
          ],
        },
        {
          item: 'the number of a link',
          word: '< 8',
          reported: [
            reports(
              'corosync/link-number',
              file({ totem: '  interface {\n    linknumber: 8\n    knet_link_priority: 1\n  }\n' }),
            ),
          ],
        },
        {
          item: 'two nodes with one nodeid',
          word: 'duplicate nodeid',
          reported: [
            reports(
              'corosync/duplicate-node-id',
              file({ nodes: list(node(1), node(2).replace('nodeid: 2', 'nodeid: 1')) }),
            ),
          ],
        },
        {
          item: 'nodeid with knet',
          word: 'non-zero',
          reported: [
            reports(
              'corosync/missing-node-id',
              file({ nodes: list(node(1), node(2).replace('    nodeid: 2\n', '')) }),
            ),
            reports(
              'corosync/missing-node-id',
              file({ nodes: list(node(1), node(2).replace('nodeid: 2', 'nodeid: 0')) }),
            ),
            reports(
              'corosync/missing-node-id',
              file({ nodes: list(node(1), node(2).replace('nodeid: 2', 'nodeid: 65536')) }),
            ),
          ],
        },
        {
          item: 'several links: names, and the same links everywhere',
          word: 'same links',
          reported: [
            reports(
              'corosync/missing-node-name',
              file({ nodes: list(node(1), node(2).replace('    name: node2\n', '')) }),
            ),
            reports(
              'corosync/missing-address',
              file({ nodes: list(node(1), node(2).replace(/ {4}ring1_addr.*\n/, '')) }),
            ),
          ],
        },
        {
          item: 'one family of addresses in a link',
          word: 'IP family',
          reported: [
            reports(
              'corosync/address-family',
              file({ nodes: list(node(1), node(2).replace('10.0.1.2', 'fd00::2')) }),
            ),
          ],
        },
        {
          item: 'one interface without knet',
          word: 'single interface',
          reported: [reports('corosync/too-many-links', file({ totem: UDPU }))],
        },
        {
          item: 'encryption without knet',
          word: 'crypto',
          reported: [
            reports(
              'corosync/needs-knet',
              file({ totem: `${UDPU}  crypto_cipher: aes256\n  crypto_hash: sha256\n`, ...ONE_LINK }),
            ),
          ],
        },
        {
          item: 'a cipher without a hash',
          word: 'cipher',
          reported: [reports('corosync/crypto-without-hash', file({ totem: '  crypto_cipher: aes256\n' }))],
        },
        {
          item: 'what only udp has',
          word: 'ttl',
          reported: [
            reports(
              'corosync/needs-knet',
              file({ totem: '  interface {\n    linknumber: 0\n    ttl: 2\n  }\n' }),
            ),
            reports(
              'corosync/udp-only',
              file({ totem: '  interface {\n    linknumber: 0\n    broadcast: yes\n  }\n' }),
              {
                mild: 'corosync 3.1.7 takes it and does nothing with it',
              },
            ),
            reports(
              'corosync/udp-only',
              file({ totem: '  interface {\n    linknumber: 0\n    mcastaddr: 239.255.1.1\n  }\n' }),
              {
                mild: 'corosync 3.1.7 takes it and does nothing with it',
              },
            ),
          ],
        },
        {
          item: 'the priority of a link',
          word: 'knet_link_priority',
          reported: [
            reports(
              'corosync/out-of-range',
              file({ totem: '  interface {\n    linknumber: 0\n    knet_link_priority: 256\n  }\n' }),
            ),
          ],
        },
        {
          item: 'multicast addresses',
          word: 'multicast',
          reported: [
            reports(
              'corosync/multicast-address',
              file({ totem: udp('    mcastaddr: 10.0.0.255\n'), ...ONE_LINK }),
            ),
            reports('corosync/address-family', file({ totem: udp('    mcastaddr: ff05::1\n'), ...ONE_LINK })),
          ],
        },
        {
          item: 'the shortest times',
          word: '30 ms',
          reported: ['token', 'token_retransmit', 'join', 'consensus', 'merge', 'downcheck'].map((key) =>
            reports('corosync/out-of-range', file({ totem: `  ${key}: 20\n` })),
          ),
        },
        {
          item: 'consensus and join',
          word: 'join',
          reported: [
            reports(
              'corosync/timeout-relation',
              file({ totem: '  token: 300\n  join: 500\n  consensus: 400\n' }),
            ),
          ],
        },
        {
          item: 'token_warning',
          word: 'token_warning',
          reported: [reports('corosync/out-of-range', file({ totem: '  token_warning: 101\n' }))],
        },
        {
          item: 'the length of a key',
          word: 'key length',
          reported: [
            reports(
              'corosync/short-key',
              file({ totem: '  crypto_cipher: aes256\n  crypto_hash: sha256\n  key: tooShort\n' }),
            ),
          ],
        },
        {
          item: 'the file of the key',
          word: 'authkey',
          notCovered: ["corosync's authkey missing or unreadable"],
        },
        {
          item: 'votes from somewhere',
          word: 'expected_votes',
          reported: [
            reports('corosync/missing-votes', OLD.replace('  expected_votes: 3\n', ''), { versions: TWO }),
          ],
        },
        {
          item: 'two_node with a device or a tie breaker',
          word: 'two_node',
          reported: [
            reports(
              'corosync/quorum-conflict',
              file({ quorum: votequorum(`  two_node: 1\n${device('    votes: 1\n')}`) }),
            ),
            reports(
              'corosync/quorum-conflict',
              file({ quorum: votequorum('  two_node: 1\n  auto_tie_breaker: 1\n') }),
              {
                mild: 'corosync starts, and leaves out two_node',
              },
            ),
          ],
        },
        {
          item: 'a tie breaker with an odd number of votes',
          word: 'auto_tie_breaker',
          reported: [
            reports(
              'corosync/quorum-conflict',
              file({ nodes: THREE, quorum: votequorum('  auto_tie_breaker: 1\n') }),
              { mild: 'corosync starts, and turns auto_tie_breaker off' },
            ),
          ],
          accepted: [accepts(file({ nodes: FOUR, quorum: votequorum('  auto_tie_breaker: 1\n') }))],
        },
        {
          item: 'what a device cannot stand beside',
          word: 'last_man_standing',
          reported: ['last_man_standing', 'auto_tie_breaker', 'allow_downscale'].map((key) =>
            reports(
              'corosync/quorum-conflict',
              file({
                nodes: FOUR,
                quorum: votequorum(`  ${key}: 1\n  wait_for_all: 1\n${device('    votes: 1\n')}`),
              }),
            ),
          ),
        },
        {
          item: 'tie breaker and last man standing with an odd number',
          word: 'fatal',
          reported: [
            reports(
              'corosync/quorum-conflict',
              file({
                nodes: THREE,
                quorum: votequorum('  auto_tie_breaker: 1\n  last_man_standing: 1\n'),
              }),
            ),
          ],
        },
        {
          item: 'the votes of a device',
          word: 'device.votes',
          reported: [
            reports(
              'corosync/device-votes',
              file({
                nodes: list(node(1, '    quorum_votes: 2\n'), node(2), node(3)),
                quorum: votequorum(device('')),
              }),
            ),
          ],
        },
        {
          item: 'votes beside those of the device',
          word: '≥ 2',
          reported: [
            reports(
              'corosync/device-votes',
              file({ quorum: votequorum(`  expected_votes: 2\n${device('    votes: 1\n')}`) }),
            ),
          ],
        },
        {
          item: 'two_node waits for all',
          word: 'wait_for_all',
          reported: [
            reports(
              'corosync/wait-for-all',
              file({ quorum: votequorum('  two_node: 1\n  wait_for_all: 0\n') }),
              {
                mild: 'corosync takes it, and each node alone starts a cluster of its own',
              },
            ),
          ],
        },
      ],
    },
    {
      kind: 'not caught',
      heading: 'Not caught',
      divided: 'numbers',
      items: [
        {
          item: 'a comment behind a value',
          word: 'inline',
          reported: [
            reports('corosync/inline-comment', file({ quorum: votequorum('  two_node: 1 # two of us\n') })),
            reports(
              'corosync/inline-comment',
              file().replace('cluster_name: web', 'cluster_name: web # the shop'),
            ),
            reports('corosync/inline-comment', file().replace('10.0.0.2', '10.0.0.2 # beta')),
          ],
        },
        {
          item: 'misspelt keys',
          word: 'misspelled',
          reported: [
            reports(
              'corosync/unknown-key',
              file({ totem: '  interface {\n    linknumber: 0\n    mcastprot: 5405\n  }\n' }),
            ),
            reports(
              'corosync/unknown-key',
              file({ quorum: votequorum('  two_node: 1\n  expected_vote: 2\n') }),
            ),
          ],
        },
        {
          item: 'two_node with more nodes',
          word: 'two_node',
          reported: [reports('corosync/two-node', file({ nodes: THREE }))],
        },
        {
          item: 'votes that do not add up',
          word: 'expected_votes',
          reported: [
            reports(
              'corosync/expected-votes',
              file({ nodes: THREE, quorum: votequorum('  expected_votes: 5\n') }),
            ),
          ],
        },
        {
          item: 'bindnetaddr with the address of a host',
          word: 'bindnetaddr',
          reported: [
            reports('corosync/bindnetaddr', OLD.replace('bindnetaddr: 10.0.0.0', 'bindnetaddr: 10.0.0.17'), {
              versions: TWO,
            }),
          ],
        },
        {
          item: 'names of nodes',
          word: 'uname',
          reported: [
            reports(
              'cluster/unlisted-node',
              `#- etc/corosync/corosync.conf\n${file()}#- cluster.crm\nnode 1: alpha\nnode 2: beta.example.com\n`,
            ),
          ],
          notCovered: ['node names that are not what `uname -n` prints'],
        },
        {
          item: 'a name that means the own host',
          word: '127',
          reported: [reports('corosync/loopback-address', file().replace('10.0.0.2', '127.0.1.1'))],
          notCovered: ['names that resolve to 127.0.x.1'],
        },
        {
          item: 'one address twice, one network for both rings',
          word: 'subnet',
          reported: [
            reports('corosync/duplicate-address', file().replace('10.0.0.2', '10.0.0.1')),
            reports(
              'corosync/same-network',
              file().replace('10.0.1.1', '10.0.0.11').replace('10.0.1.2', '10.0.0.12'),
            ),
          ],
        },
        {
          item: 'neighbours',
          word: 'adjacent',
          notCovered: ['neighbours with the same multicast address and port'],
        },
        {
          item: 'what belongs to another version or transport',
          word: 'rrp_mode',
          reported: [
            reports('corosync/needs-knet', file({ totem: `${UDPU}  secauth: on\n`, ...ONE_LINK })),
            reports('corosync/unsupported-key', file({ totem: '  rrp_mode: passive\n' })),
            reports('corosync/secauth', file({ totem: '  secauth: on\n' })),
            reports('corosync/unknown-word', OLD.replace('  interface', '  transport: knet\n  interface'), {
              versions: TWO,
            }),
            reports(
              'corosync/unsupported-key',
              OLD.replace('  interface', '  link_mode: passive\n  interface'),
              { versions: TWO },
            ),
          ],
        },
        {
          item: 'two rings without rrp_mode',
          word: 'rings',
          reported: [
            reports(
              'corosync/too-many-links',
              OLD.replace(
                '  }\n}\nquorum',
                '  }\n  interface {\n    ringnumber: 1\n    bindnetaddr: 10.0.1.0\n    mcastaddr: 239.255.2.1\n    mcastport: 5405\n  }\n}\nquorum',
              ),
              { versions: TWO },
            ),
          ],
        },
        {
          item: 'no quorum',
          word: 'quorum',
          reported: [
            reports('corosync/missing-quorum', file({ quorum: '' })),
            reports('corosync/missing-quorum', file({ quorum: 'quorum {\n  expected_votes: 2\n}\n' })),
          ],
        },
        {
          item: 'how 1.x starts Pacemaker',
          word: 'pacemaker',
          reported: [
            reports('corosync/unsupported-section', `${file()}service {\n  name: pacemaker\n  ver: 1\n}\n`),
            reports(
              'corosync/missing-service',
              `#- etc/corosync/corosync.conf\n${OLDEST}#- cluster.crm\nprimitive ip IPaddr2 params ip=10.0.0.100 op monitor interval=10s\n`,
              { versions: ONE },
            ),
          ],
        },
        {
          item: 'the relation of the times',
          word: 'consensus',
          reported: [
            reports('corosync/timeout-relation', file({ totem: '  token: 5000\n  consensus: 5100\n' })),
            reports('corosync/timeout-relation', file({ totem: '  token: 10000\n  consensus: 3600\n' })),
            reports('corosync/short-token', file({ totem: '  token: 500\n' })),
          ],
        },
        {
          item: 'nodeid twice, zero or missing',
          word: 'nodeid',
          reported: [
            reports(
              'corosync/missing-node-id',
              OLD.replace('10.0.0.0', 'fd00::').replace('239.255.1.1', 'ff05::1'),
              { versions: TWO },
            ),
            reports(
              'corosync/missing-node-id',
              file({ nodes: list(node(1), node(2).replace('nodeid: 2', 'nodeid: 0')) }),
            ),
          ],
        },
        {
          item: 'the log',
          word: 'logfile',
          reported: [
            reports(
              'corosync/log-file',
              `${file()}logging {\n  to_logfile: no\n  to_syslog: yes\n  logfile: /var/log/corosync.log\n}\n`,
            ),
            reports(
              'corosync/log-file',
              `${file()}logging {\n  to_syslog: yes\n  logfile: /var/log/corosync.log\n}\n`,
            ),
            reports('corosync/debug-on', `${file()}logging {\n  to_syslog: yes\n  debug: on\n}\n`),
            reports('corosync/unknown-word', `${file()}logging {\n  to_syslog: yes\n  timestamp: onn\n}\n`),
          ],
        },
        {
          item: 'multicast in a cloud',
          word: 'cloud',
          notCovered: ['multicast on networks that do not carry it'],
        },
        {
          item: 'files that differ between the nodes',
          word: 'differs',
          reported: [
            reports(
              'cluster/copies-differ',
              `#- nodes/alpha/etc/corosync/corosync.conf\n${file()}#- nodes/beta/etc/corosync/corosync.conf\n${file({ totem: '  crypto_cipher: aes256\n  crypto_hash: sha256\n  token: 5000\n' })}`,
            ),
          ],
        },
        {
          item: 'no key on a node',
          word: 'key file',
          notCovered: ["corosync's authkey missing or unreadable"],
        },
        {
          item: 'one ring number twice',
          word: 'ringnumber',
          reported: [
            reports(
              'corosync/duplicate-interface',
              file({
                totem: '  interface {\n    linknumber: 0\n  }\n  interface {\n    linknumber: 0\n  }\n',
              }),
            ),
          ],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'Corrections measured',
      divided: 'stars',
      items: [
        {
          item: 'words refused',
          word: 'knet_transport',
          reported: [
            reports('corosync/unknown-word', file({ totem: '  knet_compression_model: none\n' })),
            reports(
              'corosync/unknown-word',
              file({ totem: '  interface {\n    linknumber: 0\n    knet_transport: tcp\n  }\n' }),
            ),
          ],
        },
        {
          item: 'long comments',
          word: '511',
          reported: [reports('corosync/line-too-long', `# ${'c'.repeat(511)}\n${file()}`)],
        },
        {
          item: 'a byte order mark',
          word: 'byte order',
          reported: [reports('corosync/bad-name', `\ufeff${file()}`)],
        },
      ],
    },
  ],
};
