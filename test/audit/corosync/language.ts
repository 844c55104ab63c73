import { type AuditSection, accepts, reports } from '../item.ts';
import { device, file, list, node, OLDEST, ONE, votequorum } from './texts.ts';

export const language: readonly AuditSection[] = [
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
          reports('corosync/bad-number', file({ nodes: list(node(1, '    quorum_votes: one\n'), node(2)) })),
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
];
