import { type Audit, type AuditItem, accepts, reports } from './item.ts';

type Code = Parameters<typeof reports>[0];

interface Host {
  readonly device?: string;
  readonly disk?: string;
  readonly meta?: string;
  readonly address?: string;
  readonly more?: string;
}

function host(name: string, number: number, { device, disk, meta, address, more }: Host = {}): string {
  const lines = [
    device ?? 'device /dev/drbd0;',
    disk ?? 'disk /dev/vg/web;',
    meta ?? 'meta-disk internal;',
    address ?? `address 10.0.0.${number}:7788;`,
    more ?? '',
  ];
  return `  on ${name} {\n${lines
    .filter((line) => line !== '')
    .map((line) => `    ${line}\n`)
    .join('')}  }\n`;
}

/** A sound resource of two hosts, with lines of its own and hosts that differ. */
const pair = (lines = '', parts: Host = {}, other: Host = parts, name = 'web') =>
  `resource ${name} {\n${lines}${host('alice', 1, parts)}${host('bob', 2, other)}}\n`;
/** A second resource, that shares nothing with the first. */
const DB: Host = { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/db;' };
const db = (lines = '', parts: Host = {}, other: Host = parts) =>
  `resource db {\n${lines}${host('alice', 1, { ...DB, address: 'address 10.0.0.1:7789;', ...parts })}${host('bob', 2, { ...DB, address: 'address 10.0.0.2:7789;', ...other })}}\n`;
const id = (number: number, more = ''): Host => ({ more: `node-id ${number};${more}` });
/** Hosts with numbers, for connections of one's own. */
const numbered = (lines: string, one: Host = {}, two: Host = {}) =>
  pair(lines, { ...id(0), ...one }, { ...id(1), ...two });
const three = (lines: string) =>
  `resource web {\n${lines}${host('alice', 1, id(0))}${host('bob', 2, id(1))}${host('carol', 3, id(2))}}\n`;
/** Hosts that only have addresses; what they serve stands above. */
const shared = (lines: string) =>
  `resource web {\n${lines}  on alice {\n    address 10.0.0.1:7788;\n  }\n  on bob {\n    address 10.0.0.2:7788;\n  }\n}\n`;
const net = (...options: readonly string[]) =>
  pair(`  net {\n${options.map((one) => `    ${one};\n`).join('')}  }\n`);
const disk = (...options: readonly string[]) =>
  pair(`  disk {\n${options.map((one) => `    ${one};\n`).join('')}  }\n`);
const section = (name: string, ...options: readonly string[]) =>
  pair(`  ${name} {\n${options.map((one) => `    ${one};\n`).join('')}  }\n`);
const option = (code: Code, ...texts: readonly string[]) => texts.map((text) => reports(code, text));
/** What drbdadm reads, and something else refuses or leaves out. */
const mild = (why: string, code: Code, ...texts: readonly string[]) =>
  texts.map((text) => reports(code, text, { mild: why }));
const KERNEL = 'drbdadm reads it, and the kernel refuses it at "up"';
const CANNOT = 'drbdadm reads it, and makes no connection';

const FENCED =
  'handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";\n  }\n';
const V84 = { drbd: '8.4' };
const V83 = { drbd: '8.3' };
/** The same resource for the release that wants to be told the protocol. */
const old = (text: string) => text.replace(/^(resource \S+ \{\n)/m, '$1  protocol C;\n');
const PROXY = (name: string, number: number, lines?: string): Host => ({
  more: `proxy on ${name} {\n      ${lines ?? `inside 127.0.0.1:7790;\n      outside 192.0.2.${number}:7791;`}\n    }`,
});
const STACKED = (name: string, lower: string, minor: number) =>
  `resource ${name} {\n  stacked-on-top-of ${lower} {\n    device /dev/drbd${minor};\n    address 10.0.1.1:78${minor}0;\n  }\n  on carol {\n    device /dev/drbd${minor};\n    disk /dev/vg/far${minor};\n    meta-disk internal;\n    address 10.0.1.3:78${minor}0;\n  }\n}\n`;
const TWO_VOLUMES = (second = '') =>
  `resource web {\n  on alice {\n    volume 0 {\n      device minor 0;\n      disk /dev/vg/a;\n    }\n    volume 1 {\n      device minor 1;\n      disk /dev/vg/b;\n    }\n    address 10.0.0.1:7788;\n  }\n  on bob {\n    volume 0 {\n      device minor 0;\n      disk /dev/vg/a;\n    }\n${second}    address 10.0.0.2:7788;\n  }\n}\n`;
const crm = (text: string) =>
  `#- etc/drbd.d/example.res\n${text}#- cluster.crm\nprimitive d ocf:linbit:drbd params drbd_resource=web op monitor interval=10s role=Promoted timeout=20s op monitor interval=20s role=Unpromoted timeout=20s op start interval=0 timeout=240s op stop interval=0 timeout=100s op promote interval=0 timeout=90s op demote interval=0 timeout=90s\nclone c d meta promotable=true notify=true interleave=true\n`;

const lexical: readonly AuditItem[] = [
  {
    item: 'keywords and blanks',
    word: 'case-sensitive',
    reported: option('drbd/unknown-section', pair('  Net {\n  }\n')),
    accepted: [accepts(pair('  net\r\n  {\n\ttimeout\n  60\n  ;\n  }\n'))],
  },
  {
    item: 'comments',
    word: 'Comment',
    accepted: [
      accepts(`# of today\n${net('timeout 60')}#end\n`),
      accepts(net('timeout 60').replace('60;', '60;#so')),
    ],
  },
  {
    item: 'other characters',
    word: 'Single quotes',
    reported: [
      ...option('drbd/stray-character', net('timeout=60'), pair('', { disk: 'disk /dev/vg/a,b;' })),
      ...option('drbd/single-quotes', section('handlers', "split-brain '/usr/local/bin/mail root'")),
      ...option('drbd/typographic-character', section('handlers', 'split-brain “/usr/local/bin/mail”')),
    ],
  },
  {
    item: 'the length of words',
    word: '1–128',
    reported: [
      ...option('drbd/bad-name', pair('', {}, {}, 'w'.repeat(129))),
      ...option('drbd/value-too-long', pair('', { disk: `disk /dev/${'d'.repeat(130)};` })),
      reports('drbd/bad-name', old(pair('', {}, {}, 'w'.repeat(81))), { versions: V83 }),
    ],
    accepted: [accepts(pair('', {}, {}, 'w'.repeat(128)))],
  },
  {
    item: 'strings',
    word: 'Double-quoted',
    reported: [
      ...option('drbd/value-too-long', section('handlers', `split-brain "${'s'.repeat(256)}"`)),
      ...option('drbd/unterminated-string', section('handlers', 'split-brain "/usr/local/bin/mail root')),
    ],
    accepted: [
      accepts(section('handlers', 'split-brain"/usr/local/bin/mail root"')),
      accepts(pair('', {}, {}, '"disk"')),
    ],
  },
  {
    item: 'integers',
    word: 'Integer token',
    reported: [
      ...option(
        'drbd/bad-number',
        pair('', { device: 'device /dev/drbd_web minor 123456789;' }),
        pair('', { device: 'device /dev/drbd_web minor 1k;' }),
      ),
      ...option('drbd/invalid-address', pair('', {}, { address: 'address 10.0.0.2:123456789;' })),
    ],
  },
  {
    item: 'addresses',
    word: 'IPv4',
    reported: option('drbd/invalid-address', pair('', {}, { address: 'address 10.0.0.256:7788;' })),
    accepted: [
      accepts(
        pair(
          '',
          { address: 'address ipv6 [fe80::1%eth0]:7788;' },
          { address: 'address ipv6 [fe80::2%eth0]:7788;' },
        ),
      ),
    ],
  },
  {
    item: 'names like versions',
    word: 'version token',
    reported: option('drbd/bad-name', pair('', {}, {}, '9.0.1')),
  },
  {
    item: 'words that begin like keywords',
    word: 'Longest match',
    accepted: [accepts(pair('', {}, {}, 'network'))],
  },
  {
    item: 'reserved words',
    word: 'Reserved',
    reported: [
      ...option('drbd/bad-name', pair('', {}, {}, 'disk'), pair('', {}, {}, '_this_host')),
      reports('drbd/bad-name', pair('', {}, {}, 'timeout'), { versions: V84 }),
    ],
    accepted: [accepts(pair('', {}, {}, 'timeout'))],
  },
  {
    item: 'include',
    word: 'include',
    reported: [
      ...option('drbd/misplaced-statement', pair('  include "x.res";\n')),
      reports(
        'drbd/missing-include',
        `#- etc/drbd.conf\ninclude "drbd.d/global.conf";\n#- etc/drbd.d/web.res\n${pair()}`,
      ),
      reports(
        'drbd/missing-include',
        `#- etc/drbd.conf\ninclude "drbd.d/*.rse";\n#- etc/drbd.d/web.res\n${pair()}`,
      ),
    ],
    notCovered: ['includes with an absolute path'],
  },
  {
    item: 'where the file is looked for',
    word: 'search order',
    describes: 'which file a host reads is not said in the file',
  },
];

const options: readonly AuditItem[] = [
  {
    item: 'numbers and units',
    word: 'Number =',
    reported: [
      ...option('drbd/out-of-range', net('timeout 60s')),
      ...option('drbd/bad-suffix', disk('resync-rate 10T')),
      ...option('drbd/bad-suffix', net('timeout 6.5')),
      ...option('drbd/not-a-number', net('ping-int soon')),
    ],
    accepted: [accepts(disk('resync-rate 10m', 'c-plan-ahead 0'))],
  },
  {
    item: 'net',
    word: 'net: protocol',
    reported: [
      ...option(
        'drbd/unknown-value',
        net('protocol D'),
        net('after-sb-0pri discard-all'),
        net('after-sb-0pri discard-node-alice'),
        net('rr-conflict never'),
      ),
      ...option(
        'drbd/out-of-range',
        net('timeout 601'),
        net('max-buffers 31'),
        net('ko-count 201'),
        net('ping-timeout 0'),
      ),
      ...option('drbd/value-too-long', net(`shared-secret "${'s'.repeat(64)}"`, 'cram-hmac-alg sha1')),
      ...option('drbd/unknown-option', net('discard-my-data')),
      ...option('drbd/bad-boolean', net('tcp-cork maybe')),
    ],
  },
  {
    item: 'disk, of the backing device',
    word: 'on-io-error',
    reported: [
      ...option('drbd/unknown-value', disk('on-io-error pass-on'), disk('read-balancing 4K-striping')),
      ...option('drbd/out-of-range', disk('disk-timeout 6001'), disk('al-extents 5')),
      ...option('drbd/unsupported-option', disk('use-bmbv')),
    ],
  },
  {
    item: 'disk, of the device',
    word: 'max-bio-size',
    reported: option('drbd/unknown-option', disk('max-bio-size 4096'), disk('diskless')),
  },
  {
    item: 'disk, of the peer',
    word: 'resync-rate',
    reported: option('drbd/out-of-range', disk('c-plan-ahead 301'), disk('c-delay-target 0')),
  },
  {
    item: 'options',
    word: 'cpu-mask',
    reported: [
      ...option('drbd/bad-cpu-mask', section('options', 'cpu-mask 0xz')),
      ...option(
        'drbd/unknown-value',
        section('options', 'on-no-data-accessible wait'),
        section('options', 'quorum most'),
      ),
      ...option('drbd/out-of-range', section('options', 'twopc-timeout 601')),
      reports('drbd/unsupported-option', section('options', 'auto-promote no'), { versions: V84 }),
    ],
  },
  {
    item: 'startup',
    word: 'startup:',
    reported: [
      ...option('drbd/out-of-range', section('startup', 'wfc-timeout 300001')),
      ...option('drbd/obsolete-statement', section('startup', 'become-primary-on both')),
      reports('drbd/become-primary', section('startup', 'become-primary-on both'), { versions: V84 }),
    ],
  },
  {
    item: 'handlers',
    word: 'handlers:',
    reported: [
      ...option('drbd/surplus-value', section('handlers', 'split-brain /usr/local/bin/mail root')),
      ...option('drbd/unknown-option', section('handlers', 'split-brian "/usr/local/bin/mail"')),
    ],
    accepted: [
      accepts(
        section('handlers', 'fence-peer "/usr/local/bin/outdate"', 'disconnected "/usr/local/bin/mail"'),
      ),
    ],
  },
  {
    item: 'proxy',
    word: 'proxy:',
    reported: option('drbd/unknown-option', section('proxy', 'memlmit 100M')),
    accepted: [
      accepts(pair('  proxy {\n    memlimit 100M;\n    plugin {\n      zstd level 3;\n    }\n  }\n')),
    ],
  },
  {
    item: 'global',
    word: 'global:',
    reported: [
      ...option('drbd/out-of-range', `global {\n  dialog-refresh 601;\n}\n${pair()}`),
      ...option('drbd/unknown-value', `global {\n  usage-count maybe;\n}\n${pair()}`),
    ],
  },
  {
    item: 'ports and node-ids',
    word: 'Ports',
    reported: [
      ...option('drbd/invalid-address', pair('', {}, { address: 'address 10.0.0.2:65536;' })),
      ...option('drbd/bad-number', pair('', id(33), id(1)), pair('', id(32), id(1))),
    ],
  },
  {
    item: 'old names in syncer',
    word: 'Aliases',
    reported: option('drbd/obsolete-statement', section('syncer', 'verify-alg sha1')),
  },
  {
    item: 'no-',
    word: 'Generic',
    reported: [
      ...option('drbd/negated-value', disk('no-md-flushes yes')),
      reports('drbd/surplus-value', disk('no-md-flushes yes'), { versions: V84 }),
    ],
  },
  {
    item: 'words of newer releases',
    word: 'Version since',
    reported: [
      reports(
        'drbd/unsupported-statement',
        numbered('  connection {\n    path {\n      host alice;\n      host bob;\n    }\n  }\n'),
        { versions: V84 },
      ),
    ],
  },
];

const enforced: readonly AuditItem[] = [
  {
    item: 'one global section',
    word: 'global section',
    reported: option('drbd/duplicate-section', `global {\n}\nglobal {\n}\n${pair()}`),
    notCovered: ['`global` behind a resource'],
  },
  {
    item: 'names of resources',
    word: 'control chars',
    reported: [
      ...option('drbd/duplicate-resource', pair() + db().replace('resource db', 'resource web')),
      ...option('drbd/bad-name', pair('', {}, {}, '""'), pair('', {}, {}, '"a\tb"')),
    ],
  },
  {
    item: 'hosts in common',
    word: 'common/template',
    reported: option('drbd/misplaced-statement', `common {\n${host('alice', 1)}}\n${pair()}`),
  },
  {
    item: 'what stands once',
    word: 'at most one',
    reported: [
      ...['net', 'disk', 'startup', 'handlers', 'options'].flatMap((name) =>
        option('drbd/duplicate-section', pair(`  ${name} {\n  }\n  ${name} {\n  }\n`)),
      ),
      ...option(
        'drbd/duplicate-statement',
        pair('', { more: 'device /dev/drbd0;' }),
        pair('', { more: 'disk /dev/vg/web;' }),
        pair('', { more: 'meta-disk internal;' }),
        pair('', id(0, '\n    node-id 0;'), id(1)),
      ),
      ...option('drbd/duplicate-statement', pair('', {}, { more: 'address 10.0.0.2:7788;' })),
      ...option('drbd/duplicate-host', `resource web {\n${host('alice', 1)}${host('alice', 2)}}\n`),
    ],
  },
  {
    item: 'node-ids',
    word: 'node-id unique',
    reported: [
      ...option('drbd/duplicate-node-id', pair('', id(0), id(0))),
      ...option(
        'drbd/missing-node-id',
        three('')
          .replace('    node-id 1;\n', '')
          .replace(
            'resource web {\n',
            'resource web {\n  connection-mesh {\n    hosts alice bob carol;\n  }\n',
          ),
      ),
      ...option('drbd/same-address', pair('', {}, { address: 'address 10.0.0.1:7788;' })),
    ],
  },
  {
    item: 'devices',
    word: '/dev/drbd',
    reported: option(
      'drbd/bad-device',
      pair('', { device: 'device /dev/foo;' }),
      pair('', { device: 'device /dev/drbd_web;' }),
      pair('', { device: 'device /dev/drbd1 minor 2;' }),
    ),
  },
  {
    item: 'minors and devices',
    word: '(host, minor)',
    reported: [
      ...option('drbd/duplicate-minor', pair() + db('', { device: 'device /dev/drbd0;' })),
      ...option(
        'drbd/duplicate-device',
        pair('', { device: 'device /dev/drbd_a minor 3;' }) +
          db('', { device: 'device /dev/drbd_a minor 4;' }),
      ),
    ],
  },
  {
    item: 'external meta-data',
    word: 'external meta-disk',
    reported: option(
      'drbd/duplicate-meta-disk',
      pair('', { meta: 'meta-disk /dev/vg/meta[0];' }) + db('', { meta: 'meta-disk /dev/vg/meta[0];' }),
      pair('', { meta: 'meta-disk /dev/vg/meta;' }) + db('', { meta: 'meta-disk /dev/vg/meta;' }),
    ),
  },
  {
    item: 'a disk of all hosts',
    word: 'Resource-level',
    reported: option(
      'drbd/shared-disk',
      `${shared('  device /dev/drbd0;\n  disk /dev/vg/web;\n  meta-disk internal;\n')}${shared('  device /dev/drbd1;\n  disk /dev/vg/web;\n  meta-disk internal;\n').replace('resource web', 'resource db').replaceAll(':7788', ':7789')}`,
    ),
  },
  {
    item: 'the same volumes everywhere',
    word: 'volume numbers',
    reported: [
      ...option('drbd/volume-mismatch', TWO_VOLUMES()),
      ...option(
        'drbd/mixed-volumes',
        pair('', { more: 'volume 1 {\n      device minor 1;\n      disk /dev/vg/b;\n    }' }),
      ),
    ],
  },
  {
    item: 'what belongs together',
    word: 'partly',
    reported: option('drbd/missing-part', pair('', {}, { device: '' }), pair('', {}, { disk: '' })),
    accepted: [accepts(pair('', {}, { meta: '' }))],
  },
  {
    item: 'more than two hosts',
    word: 'more than two',
    reported: mild(CANNOT, 'drbd/missing-connection', three('')),
  },
  {
    item: 'ends of connections',
    word: 'endpoints',
    reported: [
      ...option(
        'drbd/connection-endpoints',
        three('  connection {\n    host alice;\n    host bob;\n    host carol;\n  }\n'),
        numbered('  connection {\n    path {\n      host alice;\n    }\n  }\n'),
      ),
      ...mild(
        'drbdadm reads it, and leaves out the path',
        'drbd/connection-endpoints',
        numbered(
          '  connection {\n    host alice;\n    host bob;\n    path {\n      host alice address 10.0.9.1:7788;\n      host bob address 10.0.9.2:7788;\n    }\n  }\n',
        ),
      ),
      ...option(
        'drbd/duplicate-section',
        numbered(
          '  connection {\n    host alice;\n    host bob;\n    net {\n      timeout 50;\n    }\n    net {\n      ping-int 9;\n    }\n  }\n',
        ),
      ),
    ],
  },
  {
    item: 'hosts of connections',
    word: 'resolve',
    reported: [
      ...option('drbd/unknown-host', numbered('  connection {\n    host alice;\n    host bbo;\n  }\n')),
      ...option(
        'drbd/missing-address',
        numbered('  connection {\n    host alice;\n    host bob;\n  }\n', { address: '' }, { address: '' }),
      ),
    ],
  },
  {
    item: 'meshes',
    word: 'connection-mesh',
    reported: [
      ...option('drbd/unknown-host', numbered('  connection-mesh {\n    hosts alice bob bbo;\n  }\n')),
      ...option(
        'drbd/proxy-in-mesh',
        pair(
          '  connection-mesh {\n    hosts alice bob;\n  }\n',
          { more: `node-id 0;\n    ${PROXY('alice', 1).more}` },
          { more: `node-id 1;\n    ${PROXY('bob', 2).more}` },
        ),
      ),
      ...option(
        'drbd/missing-part',
        numbered('  connection-mesh {\n    hosts alice bob;\n  }\n', {}, { address: '' }),
      ),
    ],
  },
  {
    item: 'addresses twice',
    word: 'loopback',
    reported: [
      ...option(
        'drbd/duplicate-address',
        pair() + db('', { address: 'address 10.0.0.1:7788;' }, { address: 'address 10.0.0.2:7788;' }),
      ),
      ...option(
        'drbd/same-address',
        numbered(
          '  connection {\n    path {\n      host alice address 10.0.0.1:7788;\n      host bob address 10.0.0.1:7788;\n    }\n  }\n',
        ),
      ),
    ],
  },
  {
    item: 'proxies',
    word: 'inside and outside',
    reported: [
      ...option('drbd/proxy-missing', pair('', PROXY('alice', 1), {})),
      ...option(
        'drbd/incomplete-proxy',
        pair('', PROXY('alice', 1, 'outside 192.0.2.1:7791;'), PROXY('bob', 2)),
      ),
    ],
  },
  {
    item: 'stacked resources',
    word: 'stacked-on-top-of',
    reported: [
      ...option('drbd/unknown-resource', pair() + STACKED('far', 'wbe', 9)),
      ...option('drbd/stacked-twice', pair() + STACKED('far', 'web', 9) + STACKED('wide', 'web', 8)),
    ],
  },
  {
    item: 'volumes in connections',
    word: 'on both hosts',
    reported: option(
      'drbd/volume-mismatch',
      numbered(
        '  connection {\n    host alice;\n    host bob;\n    volume 5 {\n      disk {\n        c-max-rate 10M;\n      }\n    }\n  }\n',
      ),
    ),
  },
  {
    item: 'resync-after',
    word: 'resync-after',
    reported: [
      ...mild(
        'drbdadm leaves it out without a word where no terminal is',
        'drbd/unknown-resource',
        disk('resync-after wbe'),
      ),
      ...mild(
        'drbdadm leaves it out without a word where no terminal is',
        'drbd/resync-after',
        disk('resync-after web/0'),
        `${disk('resync-after db').replace('resource web', 'resource mail').replaceAll('drbd0', 'drbd7').replaceAll('vg/web', 'vg/mail').replaceAll(':7788', ':7777')}${TWO_VOLUMES('    volume 1 {\n      device minor 1;\n      disk /dev/vg/b;\n    }\n').replace('resource web', 'resource db')}`,
      ),
    ],
  },
  { item: 'the module', word: 'loaded module', notCovered: ['a DRBD module that is older'] },
  { item: 'the own address', word: 'local IP', notCovered: ['whose own address'] },
  {
    item: 'one host, two names',
    word: 'case-insensitive',
    reported: option(
      'drbd/duplicate-host',
      `resource web {\n${host('alice', 1)}${host('ALICE', 2)}}\n`,
      `resource web {\n${host('alice', 1)}${host('alice.example.com', 2)}}\n`,
    ),
  },
];

const kernel: readonly AuditItem[] = [
  {
    item: 'two primaries',
    word: 'protocol ≠ C',
    reported: mild(
      KERNEL,
      'drbd/two-primaries-protocol',
      pair(
        `  net {\n    protocol A;\n    allow-two-primaries yes;\n    fencing resource-and-stonith;\n  }\n  ${FENCED}`,
      ).replace('protocol A', 'protocol B'),
    ),
  },
  {
    item: 'fencing with protocol A',
    word: 'resource-and-stonith',
    reported: mild(
      KERNEL,
      'drbd/stonith-protocol',
      pair(`  net {\n    protocol A;\n    fencing resource-and-stonith;\n  }\n  ${FENCED}`),
    ),
  },
  {
    item: 'congestion',
    word: 'on-congestion',
    reported: mild(
      KERNEL,
      'drbd/congestion-protocol',
      net('protocol C', 'on-congestion pull-ahead', 'congestion-fill 100M'),
    ),
  },
  {
    item: 'algorithms',
    word: 'csums',
    reported: mild(KERNEL, 'drbd/unknown-algorithm', net('verify-alg sha265'), net('csums-alg md55')),
    notCovered: ['a digest of `data-integrity-alg`'],
  },
  {
    item: 'authentication',
    word: 'hmac',
    reported: mild(
      KERNEL,
      'drbd/unknown-algorithm',
      net('cram-hmac-alg sha2566', 'shared-secret "Ain6eiNg"'),
    ),
  },
  {
    item: 'internal meta-data that does not fit',
    word: 'mismatch',
    notCovered: ['a file system on a device that is given'],
  },
  { item: 'another node-id on disk', word: 'on-disk', notCovered: ['on-disk metadata with another node-id'] },
  {
    item: 'too few bitmap slots',
    word: 'bitmap slots',
    notCovered: ['on-disk metadata with another node-id'],
  },
  {
    item: 'the same ends twice',
    word: 'endpoint pair',
    reported: mild(
      KERNEL,
      'drbd/duplicate-connection',
      numbered(
        '  connection {\n    host alice;\n    host bob;\n  }\n  connection {\n    host alice;\n    host bob;\n  }\n',
      ),
    ),
  },
];

const notCaught: readonly AuditItem[] = [
  {
    item: 'one disk twice',
    word: 'backing `disk`',
    reported: option('drbd/shared-disk', pair() + db('', { disk: 'disk /dev/vg/web;' })),
  },
  {
    item: 'a disk that is meta-data too, a device on itself',
    word: 'backing disk',
    reported: [
      ...option('drbd/meta-disk-in-use', pair() + db('', { meta: 'meta-disk /dev/vg/web[0];' })),
      ...option('drbd/self-backed', pair('', { disk: 'disk /dev/drbd0;' })),
    ],
  },
  {
    item: 'an option twice',
    word: 'Duplicate option',
    reported: option('drbd/duplicate-option', net('timeout 60', 'timeout 50')),
  },
  {
    item: 'addresses and names of hosts',
    word: 'octets',
    reported: [
      ...option('drbd/invalid-address', pair('', {}, { address: 'address 10.0.0.256:7788;' })),
      reports(
        'drbd/host-two-names',
        `${old(pair())}${old(db()).replace('on alice', 'on alice.example.com')}`,
        { versions: V83 },
      ),
    ],
    notCovered: ['node names that are not what `uname -n` prints', 'a host with its domain in one resource'],
  },
  {
    item: 'half an authentication',
    word: 'shared-secret',
    reported: [
      ...option('drbd/secret-without-algorithm', net('shared-secret "Ain6eiNg"')),
      ...option('drbd/algorithm-without-secret', net('cram-hmac-alg sha256')),
    ],
  },
  {
    item: 'fencing without its handlers',
    word: 'fence-peer',
    reported: [
      ...option('drbd/fencing-without-handler', net('fencing resource-only')),
      ...option(
        'drbd/missing-unfence',
        pair(
          '  net {\n    fencing resource-only;\n  }\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n  }\n',
        ),
      ),
      ...option(
        'drbd/fence-script-generation',
        pair(`  net {\n    fencing resource-only;\n  }\n  ${FENCED.replaceAll('.9.sh', '.sh')}`),
      ),
    ],
  },
  {
    item: 'split brain without fencing, start by DRBD and Pacemaker',
    word: 'become-primary-on',
    reported: [
      ...option(
        'drbd/split-brain-policy',
        net('after-sb-1pri discard-secondary', 'after-sb-0pri discard-younger-primary'),
      ),
      ...option('drbd/two-primaries-without-fencing', net('allow-two-primaries yes')),
      reports('drbd/become-primary', crm(section('startup', 'become-primary-on alice')), {
        versions: V84,
        beside: ['cluster/drbd-without-fencing'],
      }),
    ],
  },
  {
    item: 'quorum of two, quorum without an answer',
    word: 'quorum',
    reported: [
      ...option('drbd/quorum-of-two', section('options', 'quorum majority', 'on-no-quorum io-error')),
      ...option(
        'drbd/quorum-without-action',
        three(
          '  options {\n    quorum majority;\n  }\n  connection-mesh {\n    hosts alice bob carol;\n  }\n',
        ),
      ),
    ],
  },
  {
    item: 'waiting at the start',
    word: 'wfc-timeout',
    reported: [
      ...option('drbd/endless-wait', section('startup', 'wfc-timeout 0')),
      ...option('drbd/startup-order', section('startup', 'wfc-timeout 10', 'degr-wfc-timeout 60')),
    ],
    notCovered: ['`wfc-timeout` not set'],
  },
  {
    item: 'times in other units',
    word: 'timeout',
    reported: option('drbd/timeout-too-long', net('timeout 150'), net('timeout 100', 'ping-int 9')),
  },
  {
    item: 'a fixed rate that is not used',
    word: 'c-plan-ahead',
    reported: option('drbd/rate-ignored', disk('resync-rate 10M')),
  },
  {
    item: 'numbers taken for bytes',
    word: 'Plain numbers',
    reported: option('drbd/small-rate', disk('resync-rate 100', 'c-plan-ahead 0')),
  },
  {
    item: 'no write order',
    word: 'disk-drain',
    reported: option('drbd/no-write-order', disk('disk-barrier no', 'disk-flushes no', 'disk-drain no')),
  },
  {
    item: 'handlers without quotes',
    word: 'handlers',
    reported: option('drbd/surplus-value', section('handlers', 'split-brain /usr/local/bin/mail root')),
  },
  { item: 'no- with yes', word: 'no-X', reported: option('drbd/negated-value', disk('no-disk-flushes yes')) },
  { item: 'al-extents', word: 'al-extents', reported: option('drbd/out-of-range', disk('al-extents 66')) },
  {
    item: 'old ways',
    word: 'obsolete',
    reported: [
      ...option(
        'drbd/obsolete-statement',
        pair('', { meta: 'flexible-meta-disk /dev/vg/meta;' }),
        section('syncer', 'verify-alg sha1'),
        pair('  protocol C;\n'),
      ),
      ...option('drbd/obsolete-statement', section('startup', 'become-primary-on alice')),
    ],
  },
  {
    item: 'ports',
    word: 'port reuse',
    reported: [
      reports(
        'cluster/port-conflict',
        `#- etc/drbd.d/example.res\n${pair().replaceAll(':7788', ':3260')}#- etc/tgt/targets.conf\n<target iqn.2026-01.com.example:web>\n  backing-store /dev/vg/other\n  initiator-address 10.0.0.9\n</target>\n`,
      ),
    ],
    notCovered: ['one port in several resources'],
  },
  {
    item: 'includes that find nothing',
    word: 'pattern',
    reported: [
      reports(
        'drbd/missing-include',
        `#- etc/drbd.conf\ninclude "drbd.d/*.rse";\n#- etc/drbd.d/web.res\n${pair()}`,
      ),
    ],
  },
  {
    item: 'node-ids',
    word: 'node-id',
    reported: option('drbd/bad-number', pair('', id(32), id(1))),
    notCovered: ['on-disk metadata with another node-id'],
  },
  {
    item: 'internal meta-data on a full device',
    word: 'file system',
    notCovered: ['a file system on a device that is given'],
  },
];

export const drbd: Audit = {
  language: 'drbd',
  facts: 'drbd.md',
  path: 'etc/drbd.d/example.res',
  versions: { drbd: '9.22' },
  sections: [
    { kind: 'language', heading: '1. Lexical', divided: 'bullets', items: lexical },
    {
      kind: 'language',
      heading: '2. Grammar',
      divided: 'paragraphs',
      items: [
        {
          item: 'devices, the end of the file, sections that only seem to exist',
          word: 'peer-device-options',
          reported: [
            ...option(
              'drbd/unknown-section',
              numbered(
                '  connection {\n    host alice;\n    host bob;\n    peer-device-options {\n      c-max-rate 1M;\n    }\n  }\n',
              ),
            ),
            ...option('drbd/unclosed-section', pair().replace(/\}\n$/, '')),
          ],
          accepted: [
            accepts(pair('', { device: 'device minor 0;' })),
            accepts(pair('', { device: 'device drbd0;' })),
          ],
        },
      ],
    },
    {
      kind: 'language',
      heading: '8.4 differences',
      divided: 'bullets',
      items: [
        {
          item: 'statements of 9',
          word: 'connection-mesh',
          reported: [
            reports(
              'drbd/unsupported-statement',
              numbered('  connection-mesh {\n    hosts alice bob;\n  }\n').replaceAll(/ +node-id .;\n/g, ''),
              { versions: V84 },
            ),
          ],
        },
        {
          item: 'skip',
          word: 'skip',
          accepted: [accepts(`skip old {\n  any thing\n}\n${pair()}`, V84)],
        },
        {
          item: 'options in their section',
          word: 'classified',
          reported: [
            reports('drbd/misplaced-option', net('on-io-error detach'), { versions: V84 }),
            reports('drbd/surplus-value', disk('no-disk-flushes yes'), { versions: V84 }),
          ],
        },
        {
          item: 'what a host needs',
          word: 'mandatory',
          reported: [reports('drbd/missing-part', pair('', {}, { meta: '' }), { versions: V84 })],
        },
      ],
    },
    {
      kind: 'language',
      heading: '8.3 differences',
      divided: 'bullets',
      items: [
        {
          item: 'where things stand',
          word: 'protocol X',
          reported: [
            reports('drbd/unsupported-option', net('protocol C'), {
              versions: V83,
              beside: ['drbd/missing-protocol'],
            }),
            reports('drbd/missing-protocol', pair(), { versions: V83 }),
            reports('drbd/unsupported-statement', old(section('options')), { versions: V83 }),
          ],
        },
        {
          item: 'switches',
          word: 'Switches',
          reported: [
            reports('drbd/surplus-value', old(pair(`  net {\n    allow-two-primaries yes;\n  }\n`)), {
              versions: V83,
              beside: ['drbd/two-primaries-without-fencing'],
            }),
          ],
        },
        {
          item: 'the index',
          word: '[index]',
          reported: [
            reports('drbd/missing-index', old(pair('', { meta: 'meta-disk /dev/vg/meta;' })), {
              versions: V83,
            }),
          ],
        },
        {
          item: 'disks',
          word: 'unique across',
          reported: [
            reports('drbd/shared-disk', old(pair()) + old(db('', { disk: 'disk /dev/vg/web;' })), {
              versions: V83,
            }),
          ],
        },
        {
          item: 'what a host needs',
          word: 'mandatory',
          reported: [reports('drbd/missing-part', old(pair('', {}, { meta: '' })), { versions: V83 })],
        },
      ],
    },
    { kind: 'language', heading: '3. Options', divided: 'paragraphs', items: options },
    { kind: 'enforced', heading: '4. Semantic', divided: 'numbers', items: enforced },
    { kind: 'enforced', heading: '5. Kernel', divided: 'dots', items: kernel },
    { kind: 'not caught', heading: '6. Mistakes', divided: 'stars', items: notCaught },
    {
      kind: 'language',
      heading: '7. Corrections',
      divided: 'stars',
      items: [
        {
          item: 'what only dump refuses',
          word: 'sh-nop',
          reported: [
            ...option('drbd/missing-hosts', 'resource web {\n}\n'),
            ...option('drbd/proxy-missing', pair('', PROXY('alice', 1), {})),
          ],
        },
        {
          item: 'fencing in disk',
          word: 'fencing',
          reported: [
            ...option(
              'drbd/newer-release',
              `common {\n  disk {\n    fencing resource-only;\n  }\n}\n${pair(`  ${FENCED}`)}`,
            ),
          ],
        },
        {
          item: 'two heirs',
          word: 'ambiguous',
          reported: option(
            'drbd/ambiguous-inheritance',
            `common {\n  disk {\n    on-io-error detach;\n  }\n}\n${shared('  volume 0 {\n    device minor 0;\n    disk /dev/vg/web;\n    disk {\n      on-io-error pass_on;\n    }\n  }\n')}`,
          ),
        },
        {
          item: 'forms of 8.3',
          word: 'syncer',
          reported: option('drbd/newer-release', section('syncer', 'rate 10M')),
        },
      ],
    },
  ],
};
