import type { CorosyncCase } from '../support/corosync-judge.ts';
import { Random } from '../support/random.ts';

/** A sound file of our own. */
export const SOUND = `# a cluster of two
totem {
    version: 2
    cluster_name: c1
    transport: knet
    token: 5000
    crypto_cipher: none
    crypto_hash: none
    interface {
        linknumber: 0
        knet_link_priority: 2
        knet_ping_interval: 500
        knet_ping_timeout: 1500
    }
}

nodelist {
    node {
        name: alpha
        nodeid: 1
        ring0_addr: 10.0.0.1
        ring1_addr: 10.0.1.1
    }
    node {
        name: beta
        nodeid: 2
        ring0_addr: 10.0.0.2
        ring1_addr: 10.0.1.2
    }
}

quorum {
    provider: corosync_votequorum
    two_node: 1
}

logging {
    to_stderr: yes
    to_syslog: no
    timestamp: on
    logger_subsys {
        subsys: QUORUM
        debug: off
    }
}
`;

const UDPU = `totem {
    version: 2
    cluster_name: c1
    transport: udpu
    token: 3000
}
nodelist {
    node {
        ring0_addr: 10.0.0.1
        nodeid: 1
    }
    node {
        ring0_addr: 10.0.0.2
        nodeid: 2
    }
    node {
        ring0_addr: 10.0.0.3
        nodeid: 3
    }
}
quorum {
    provider: corosync_votequorum
}
`;

const UDP = `totem {
    version: 2
    transport: udp
    interface {
        linknumber: 0
        mcastaddr: 239.255.1.1
        mcastport: 5405
        ttl: 2
    }
}
nodelist {
    node {
        name: alpha
        ring0_addr: 10.0.0.1
    }
    node {
        name: beta
        ring0_addr: 10.0.0.2
    }
}
uidgid {
    uid: root
    gid: 0
}
system {
    sched_rr: yes
    move_to_root_cgroup: auto
}
`;

export const sound: readonly CorosyncCase[] = [
  { name: 'knet', text: SOUND },
  { name: 'knet with CRLF', text: SOUND.replaceAll('\n', '\r\n') },
  { name: 'knet without indentation', text: SOUND.replaceAll(/^ +/gm, '') },
  { name: 'udpu', text: UDPU },
  { name: 'udp', text: UDP },
];

/** The observed cases are given as `s/old/new/` on this file. */
export const OBSERVED = `totem {
    version: 2
    cluster_name: c1
    transport: knet
    crypto_cipher: none
    crypto_hash: none
}
nodelist {
    node {
        name: alpha
        nodeid: 1
        ring0_addr: 10.0.0.1
    }
    node {
        name: beta
        nodeid: 2
        ring0_addr: 10.0.0.2
    }
}
quorum {
    provider: corosync_votequorum
    two_node: 1
}
logging {
    to_stderr: yes
    to_syslog: no
}
`;

const inTotem = (lines: string): [string, string] => [
  '    transport: knet\n',
  `    transport: knet\n${lines}\n`,
];
const inLogging = (lines: string): [string, string] => [
  '    to_syslog: no\n',
  `    to_syslog: no\n${lines}\n`,
];

/** Single changes of the file of the observed cases, each at the border of what corosync takes. */
const CHANGES: readonly (readonly [string, string])[] = [
  ['totem {', '\u00feff_totem {'],
  ['transport: knet', 'transport: knet\u00a0'],
  ['cluster_name: c1', '\u00a0cluster_name: c1'],
  ['cluster_name: c1', 'cluster name: c1'],
  ['cluster_name: c1', ': c1'],
  ['cluster_name: c1', 'cluster_name: c1 }'],
  ['cluster_name: c1', 'cluster_name: c{1}'],
  ['cluster_name: c1', 'cluster_name: c\u00fc'],
  ['cluster_name', 'cl\u00fcster'],
  ['totem {', 'ab: x\ntotem {'],
  ['totem {', 'abc: x\ntotem {'],
  ['totem {', 'totem: {'],
  ['totem {', 'totem{'],
  ['totem {', 'totem {{'],
  ['totem {', 'totem { # x'],
  ['quorum {', 'foo bar {'],
  ['quorum {', 'foo bar {\n}\nquorum {'],
  ['quorum {', '{'],
  ['}\nnodelist', '} # x\nnodelist'],
  ['}\nnodelist', '} # x: y\nnodelist'],
  ['}\nnodelist', 'x }\nnodelist'],
  ['}\nnodelist', '}\n}\nnodelist'],
  ['version: 2', 'version 2'],
  ['version: 2', 'version : 2'],
  ['version: 2', 'version:2'],
  ['version: 2', 'version:\t2\t'],
  ['version: 2', 'version: 2 # x'],
  ['version: 2', 'version: 02'],
  ['cluster_name: c1', `#${'x'.repeat(509)}`],
  ['cluster_name: c1', `#${'x'.repeat(510)}`],
  ['cluster_name', 'a'.repeat(248)],
  ['cluster_name', 'a'.repeat(249)],
  ...[
    'ringnumber: 999',
    'linknumber: 9\nmcastport: 5405',
    'linknumber: 9',
    'linknumber: 1\nmcastport: 5405',
  ].map((lines) => inTotem(`interface {\n${lines}\n}`)),
  ...['mcastport: 0', 'ttl: 5', 'ttl: 1', 'ttl: 256', 'knet_transport: foo', 'knet_transport: sctp'].map(
    (lines) => inTotem(`interface {\n${lines}\n}`),
  ),
  ...['mcastaddr: 10.0.0.1', 'bindnetaddr: 10.0.0.999', 'knet_link_priority: 256', 'mcastport: 99999'].map(
    (lines) => inTotem(`interface {\n${lines}\n}`),
  ),
  inTotem('interface {\nmember {\nmemberaddr: 10.0.0.1\n}\n}'),
  inTotem('interface {\nmember {\nfoo: 10.0.0.1\n}\n}'),
  ...['0', '29', '125', '126', '+3000', '0x10', '', '-1', '3s'].map((value) => inTotem(`token: ${value}`)),
  ...['29', '0', '30'].map((value) => inTotem(`join: ${value}`)),
  ...['13', '14'].map((value) => inTotem(`hold: ${value}`)),
  ...['49', '50'].map((value) => inTotem(`consensus: ${value}`)),
  ...['101', '100', '0'].map((value) => inTotem(`token_warning: ${value}`)),
  ...['merge: 10', 'downcheck: 10', 'max_network_delay: 10', 'token_retransmit: 29'].map(inTotem),
  ...['99', '100'].map((value) => inTotem(`token_retransmits_before_loss_const: ${value}`)),
  ...['x', '-1', '5'].map((value) => inTotem(`config_version: ${value}`)),
  ...['zlib', 'none', 'zzz'].map((value) => inTotem(`knet_compression_model: ${value}`)),
  ...['openssl', 'nss', 'foo'].map((value) => inTotem(`crypto_model: ${value}`)),
  ...['active', 'passive', 'rr', 'foo', ''].map((value) => inTotem(`link_mode: ${value}`)),
  ...['on', 'off', 'yes'].map((value) => inTotem(`secauth: ${value}`)),
  ...['block_unlisted_ips: maybe', 'nodeid: 5', 'vsftype: foo', 'rrp_mode: active', 'ip_version: ipv4'].map(
    inTotem,
  ),
  ...['ip_version: ipv6', 'ip_version: ipv9'].map(inTotem),
  ['crypto_cipher: none', 'crypto_cipher: aes256'],
  ['crypto_cipher: none', 'crypto_cipher: foo'],
  ['crypto_hash: none', 'crypto_hash: sha1'],
  ['crypto_hash: none', 'crypto_hash: SHA1'],
  ['crypto_hash: none', 'crypto_hash: sha256\nkey: short'],
  ['crypto_hash: none', `crypto_hash: sha256\nkey: ${'k'.repeat(126)}`],
  ['crypto_hash: none', `crypto_hash: sha256\nkey: ${'k'.repeat(127)}`],
  ['transport: knet', 'transport: udpu\nsecauth: on'],
  ['    transport: knet\n    crypto_cipher: none\n    crypto_hash: none', 'transport: udpu\nsecauth: on'],
  ['crypto_hash: none', 'crypto_hash: sha1\ntransport: udpu'],
  ['transport: knet', 'transport: udp'],
  ['cluster_name: c1\n    transport: knet', 'transport: udp'],
  ['transport: knet', 'transport: udp\ninterface {\nmcastaddr: ff05::1\n}'],
  ['transport: knet', 'transport: knet\ninterface {\nmcastaddr: 239.255.1.1\n}'],
  ['transport: knet', 'transport: knet\ninterface {\nbroadcast: yes\n}'],
  ['transport: knet', 'transport: udpu\ninterface {\nknet_link_priority: 2\n}'],
  ['transport: knet', 'transport: udpu\ninterface {\nknet_link_priority: 0\n}'],
  ['transport: knet', 'transport: udpu\ninterface {\nttl: 3\n}'],
  ['transport: knet', 'transport: udp\ninterface {\nttl: 3\n}'],
  ['transport: knet', 'transport: udp\ninterface {\nmcastaddr: 10.1.1.1\n}'],
  ['transport: knet', 'transport: udp\ninterface {\nmcastaddr: 10.1.1.1\nbroadcast: yes\n}'],
  ['transport: knet', 'transport: iba'],
  ['transport: knet', 'transport: KNET'],
  ['transport: knet', 'transport:'],
  ...['timestamp: hires', 'timestamp: yes', 'fileline: yes', 'blackbox: yes', 'blackbox: off'].map(inLogging),
  ...['authpriv', 'LOCAL0', 'user', 'mark', 'local7'].map((value) => inLogging(`syslog_facility: ${value}`)),
  ...['INFO', 'warn', 'error', 'trace', 'emerg'].map((value) => inLogging(`syslog_priority: ${value}`)),
  ...['debug: yes', 'debug: off', 'to_file: yes', 'to_logfile: true', 'syslog_level: foo'].map(inLogging),
  ...['subsys: X\ndebug: foo', 'debug: on', '', 'subsys:', 'subsys: X\ntimestamp: foo'].map((lines) =>
    inLogging(`logger_subsys {\n${lines}\n}`),
  ),
  ...['name: corosync\ndebug: foo', 'debug: foo', 'name: pacemaker\ndebug: on'].map((lines) =>
    inLogging(`logging_daemon {\n${lines}\n}`),
  ),
  ...[
    'nodeb',
    '10.2',
    'fd00::2',
    '[fd00::2]',
    '10.0.0.2 # x',
    '1.2.3.4.5',
    '',
    '010.0.0.2',
    '10.0.0.2/24',
  ].map((value): [string, string] => ['ring0_addr: 10.0.0.2', `ring0_addr: ${value}`]),
  ['ring0_addr: 10.0.0.2', 'ring8_addr: 10.0.0.2'],
  ['ring0_addr: 10.0.0.2', 'ring0_addr: 10.0.0.2\nring1_addr: 10.0.1.2'],
  ['ring0_addr: 10.0.0.2', ''],
  ['nodeid: 2', 'nodeid: 65535'],
  ['nodeid: 2', 'nodeid: 65536'],
  ['nodeid: 2', 'nodeid: 0'],
  ['nodeid: 2', 'nodeid: x'],
  ['nodeid: 2', 'nodeid: 1'],
  ['nodeid: 2', ''],
  ['nodeid: 2', 'nodeid: 2\nquorum_votes: x'],
  ['nodeid: 2', 'nodeid: 2\nfoo bar: x'],
  ['name: alpha', 'name: beta'],
  ['two_node: 1', 'wait_for_all: on'],
  ['two_node: 1', 'two_node: 256'],
  ['two_node: 1', 'two_node: 2'],
  ['two_node: 1', 'two_node: 1\ndevice {\ntimeout: x\n}'],
  ['quorum {', 'quorumm {'],
  ['quorum {', 'quorum'],
  ['quorum {', 'uidgid {\nfoo: root\n}\nquorum {'],
  ['quorum {', 'uidgid {\nuid: root\n}\nquorum {'],
  ['quorum {', 'system {\nsched_rr: on\n}\nquorum {'],
  ['quorum {', 'system {\npriority: foo\n}\nquorum {'],
  ['quorum {', 'resources {\nwatchdog_timeout: x\n}\nquorum {'],
  ['quorum {', 'resources {\nsystem {\nmemory_used {\npoll_period: x\n}\n}\n}\nquorum {'],
  ['quorum {', 'totem {\nversion: 3\n}\nquorum {'],
  ['quorum {', 'service {\nname: pacemaker\nver: 1\n}\nquorum {'],
];

export const changes: readonly CorosyncCase[] = CHANGES.map(([from, to]) => ({
  name: `${JSON.stringify(from)} => ${JSON.stringify(to).slice(0, 60)}`,
  text: OBSERVED.replace(from, () => to),
}));

const SLIPS = [
  ...[
    '',
    '0',
    '-1',
    '1',
    '2',
    '30',
    '5000',
    '99999',
    '3s',
    'yes',
    'off',
    'on',
    'maybe',
    'none',
    'knet',
    'udp',
  ],
  ...[
    'udpu',
    '10.0.0.2',
    '10.0.0.300',
    'fd00::1',
    '239.0.0.1',
    '#',
    '{',
    '}',
    ':',
    'token:',
    'totem',
    'node {',
  ],
  ...['name:', 'nodeid:', 'ring0_addr:', 'ring2_addr:', 'version:', 'sha256', 'lowest', '"x"', ';', '# x'],
];

/** Sound files with one word or line lost, doubled, moved or replaced: the same ones in every run. */
export function mutations(count: number): readonly CorosyncCase[] {
  const random = new Random(20_261_121);
  return Array.from({ length: count }, (_, index): CorosyncCase => {
    const { text } = random.pick(sound);
    const lines = text.split('\n');
    const line = random.below(lines.length - 1);
    const words = (lines[line] ?? '').split(/(?<=\S) /);
    const word = random.below(words.length);
    const kind = random.below(6);
    if (kind === 0) lines.splice(line, 1);
    else if (kind === 1) lines.splice(random.below(lines.length), 0, lines[line] ?? '');
    else {
      if (kind === 2) words.splice(word, 1);
      else if (kind === 3) words.splice(word, 0, random.pick(SLIPS));
      else words[word] = random.pick(SLIPS);
      lines[line] = words.join(' ');
    }
    return { name: `mutation ${index}`, text: lines.join('\n') };
  });
}

/** A piece of a file, completed with the sections that corosync cannot do without. */
export function completed({ name, text }: CorosyncCase): CorosyncCase {
  const has = (section: string) => new RegExp(`^[ \\t]*${section}[ \\t:]*\\{`, 'm').test(text);
  const parts = [
    text.replace(/\n?$/, '\n'),
    has('totem') ? '' : 'totem {\n  version: 2\n}\n',
    has('nodelist')
      ? ''
      : 'nodelist {\n  node {\n    name: alpha\n    nodeid: 1\n    ring0_addr: 10.0.0.1\n  }\n}\n',
  ];
  return { name, text: parts.join('') };
}
