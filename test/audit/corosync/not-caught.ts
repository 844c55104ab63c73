import { type AuditSection, reports } from '../item.ts';
import { file, list, node, OLD, OLDEST, ONE, ONE_LINK, THREE, TWO, UDPU, votequorum } from './texts.ts';

export const notCaught: readonly AuditSection[] = [
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
];
