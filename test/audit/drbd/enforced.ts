import { type AuditItem, type AuditSection, accepts, reportsEach, reportsMildly } from '../item.ts';
import {
  CANNOT,
  db,
  disk,
  FENCED,
  host,
  id,
  KERNEL,
  net,
  numbered,
  PROXY,
  pair,
  STACKED,
  shared,
  TWO_VOLUMES,
  three,
} from './texts.ts';

const semantic: readonly AuditItem[] = [
  {
    item: 'one global section',
    word: 'global section',
    reported: reportsEach('drbd/duplicate-section', `global {\n}\nglobal {\n}\n${pair()}`),
    notCovered: ['`global` behind a resource'],
  },
  {
    item: 'names of resources',
    word: 'control chars',
    reported: [
      ...reportsEach('drbd/duplicate-resource', pair() + db().replace('resource db', 'resource web')),
      ...reportsEach('drbd/bad-name', pair('', {}, {}, '""'), pair('', {}, {}, '"a\tb"')),
    ],
  },
  {
    item: 'hosts in common',
    word: 'common/template',
    reported: reportsEach('drbd/misplaced-statement', `common {\n${host('alice', 1)}}\n${pair()}`),
  },
  {
    item: 'what stands once',
    word: 'at most one',
    reported: [
      ...['net', 'disk', 'startup', 'handlers', 'options'].flatMap((name) =>
        reportsEach('drbd/duplicate-section', pair(`  ${name} {\n  }\n  ${name} {\n  }\n`)),
      ),
      ...reportsEach(
        'drbd/duplicate-statement',
        pair('', { more: 'device /dev/drbd0;' }),
        pair('', { more: 'disk /dev/vg/web;' }),
        pair('', { more: 'meta-disk internal;' }),
        pair('', id(0, '\n    node-id 0;'), id(1)),
      ),
      ...reportsEach('drbd/duplicate-statement', pair('', {}, { more: 'address 10.0.0.2:7788;' })),
      ...reportsEach('drbd/duplicate-host', `resource web {\n${host('alice', 1)}${host('alice', 2)}}\n`),
    ],
  },
  {
    item: 'node-ids',
    word: 'node-id unique',
    reported: [
      ...reportsEach('drbd/duplicate-node-id', pair('', id(0), id(0))),
      ...reportsEach(
        'drbd/missing-node-id',
        three('')
          .replace('    node-id 1;\n', '')
          .replace(
            'resource web {\n',
            'resource web {\n  connection-mesh {\n    hosts alice bob carol;\n  }\n',
          ),
      ),
      ...reportsEach('drbd/same-address', pair('', {}, { address: 'address 10.0.0.1:7788;' })),
    ],
  },
  {
    item: 'devices',
    word: '/dev/drbd',
    reported: reportsEach(
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
      ...reportsEach('drbd/duplicate-minor', pair() + db('', { device: 'device /dev/drbd0;' })),
      ...reportsEach(
        'drbd/duplicate-device',
        pair('', { device: 'device /dev/drbd_a minor 3;' }) +
          db('', { device: 'device /dev/drbd_a minor 4;' }),
      ),
    ],
  },
  {
    item: 'external meta-data',
    word: 'external meta-disk',
    reported: reportsEach(
      'drbd/duplicate-meta-disk',
      pair('', { meta: 'meta-disk /dev/vg/meta[0];' }) + db('', { meta: 'meta-disk /dev/vg/meta[0];' }),
      pair('', { meta: 'meta-disk /dev/vg/meta;' }) + db('', { meta: 'meta-disk /dev/vg/meta;' }),
    ),
  },
  {
    item: 'a disk of all hosts',
    word: 'Resource-level',
    reported: reportsEach(
      'drbd/shared-disk',
      `${shared('  device /dev/drbd0;\n  disk /dev/vg/web;\n  meta-disk internal;\n')}${shared('  device /dev/drbd1;\n  disk /dev/vg/web;\n  meta-disk internal;\n').replace('resource web', 'resource db').replaceAll(':7788', ':7789')}`,
    ),
  },
  {
    item: 'the same volumes everywhere',
    word: 'volume numbers',
    reported: [
      ...reportsEach('drbd/volume-mismatch', TWO_VOLUMES()),
      ...reportsEach(
        'drbd/mixed-volumes',
        pair('', { more: 'volume 1 {\n      device minor 1;\n      disk /dev/vg/b;\n    }' }),
      ),
    ],
  },
  {
    item: 'what belongs together',
    word: 'partly',
    reported: reportsEach('drbd/missing-part', pair('', {}, { device: '' }), pair('', {}, { disk: '' })),
    accepted: [accepts(pair('', {}, { meta: '' }))],
  },
  {
    item: 'more than two hosts',
    word: 'more than two',
    reported: reportsMildly(CANNOT, 'drbd/missing-connection', three('')),
  },
  {
    item: 'ends of connections',
    word: 'endpoints',
    reported: [
      ...reportsEach(
        'drbd/connection-endpoints',
        three('  connection {\n    host alice;\n    host bob;\n    host carol;\n  }\n'),
        numbered('  connection {\n    path {\n      host alice;\n    }\n  }\n'),
      ),
      ...reportsMildly(
        'drbdadm reads it, and leaves out the path',
        'drbd/connection-endpoints',
        numbered(
          '  connection {\n    host alice;\n    host bob;\n    path {\n      host alice address 10.0.9.1:7788;\n      host bob address 10.0.9.2:7788;\n    }\n  }\n',
        ),
      ),
      ...reportsEach(
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
      ...reportsEach('drbd/unknown-host', numbered('  connection {\n    host alice;\n    host bbo;\n  }\n')),
      ...reportsEach(
        'drbd/missing-address',
        numbered('  connection {\n    host alice;\n    host bob;\n  }\n', { address: '' }, { address: '' }),
      ),
    ],
  },
  {
    item: 'meshes',
    word: 'connection-mesh',
    reported: [
      ...reportsEach('drbd/unknown-host', numbered('  connection-mesh {\n    hosts alice bob bbo;\n  }\n')),
      ...reportsEach(
        'drbd/proxy-in-mesh',
        pair(
          '  connection-mesh {\n    hosts alice bob;\n  }\n',
          { more: `node-id 0;\n    ${PROXY('alice', 1).more}` },
          { more: `node-id 1;\n    ${PROXY('bob', 2).more}` },
        ),
      ),
      ...reportsEach(
        'drbd/missing-part',
        numbered('  connection-mesh {\n    hosts alice bob;\n  }\n', {}, { address: '' }),
      ),
    ],
  },
  {
    item: 'addresses twice',
    word: 'loopback',
    reported: [
      ...reportsEach(
        'drbd/duplicate-address',
        pair() + db('', { address: 'address 10.0.0.1:7788;' }, { address: 'address 10.0.0.2:7788;' }),
      ),
      ...reportsEach(
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
      ...reportsEach('drbd/proxy-missing', pair('', PROXY('alice', 1), {})),
      ...reportsEach(
        'drbd/incomplete-proxy',
        pair('', PROXY('alice', 1, 'outside 192.0.2.1:7791;'), PROXY('bob', 2)),
      ),
    ],
  },
  {
    item: 'stacked resources',
    word: 'stacked-on-top-of',
    reported: [
      ...reportsEach('drbd/unknown-resource', pair() + STACKED('far', 'wbe', 9)),
      ...reportsEach('drbd/stacked-twice', pair() + STACKED('far', 'web', 9) + STACKED('wide', 'web', 8)),
    ],
  },
  {
    item: 'volumes in connections',
    word: 'on both hosts',
    reported: reportsEach(
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
      ...reportsMildly(
        'drbdadm leaves it out without a word where no terminal is',
        'drbd/unknown-resource',
        disk('resync-after wbe'),
      ),
      ...reportsMildly(
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
    reported: reportsEach(
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
    reported: reportsMildly(
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
    reported: reportsMildly(
      KERNEL,
      'drbd/stonith-protocol',
      pair(`  net {\n    protocol A;\n    fencing resource-and-stonith;\n  }\n  ${FENCED}`),
    ),
  },
  {
    item: 'congestion',
    word: 'on-congestion',
    reported: reportsMildly(
      KERNEL,
      'drbd/congestion-protocol',
      net('protocol C', 'on-congestion pull-ahead', 'congestion-fill 100M'),
    ),
  },
  {
    item: 'algorithms',
    word: 'csums',
    reported: reportsMildly(
      KERNEL,
      'drbd/unknown-algorithm',
      net('verify-alg sha265'),
      net('csums-alg md55'),
    ),
    notCovered: ['a digest of `data-integrity-alg`'],
  },
  {
    item: 'authentication',
    word: 'hmac',
    reported: reportsMildly(
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
    reported: reportsMildly(
      KERNEL,
      'drbd/duplicate-connection',
      numbered(
        '  connection {\n    host alice;\n    host bob;\n  }\n  connection {\n    host alice;\n    host bob;\n  }\n',
      ),
    ),
  },
];

export const enforced: readonly AuditSection[] = [
  { kind: 'enforced', heading: '4. Semantic', divided: 'numbers', items: semantic },
  { kind: 'enforced', heading: '5. Kernel', divided: 'dots', items: kernel },
];
