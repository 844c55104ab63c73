import { type AuditSection, accepts, reports } from '../item.ts';
import { device, FOUR, file, list, node, OLD, ONE_LINK, THREE, TWO, UDPU, udp, votequorum } from './texts.ts';

export const enforced: readonly AuditSection[] = [
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
          reports('corosync/bad-number', file({ quorum: votequorum('  two_node: 1\n  wait_for_all: on\n') })),
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
];
