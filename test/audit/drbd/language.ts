import { type AuditItem, type AuditSection, accepts, reports, reportsEach } from '../item.ts';
import { lexical } from './lexical.ts';
import { db, disk, FENCED, id, net, numbered, old, PROXY, pair, section, shared, V83, V84 } from './texts.ts';

const options: readonly AuditItem[] = [
  {
    item: 'numbers and units',
    word: 'Number =',
    reported: [
      ...reportsEach('drbd/out-of-range', net('timeout 60s')),
      ...reportsEach('drbd/bad-suffix', disk('resync-rate 10T')),
      ...reportsEach('drbd/bad-suffix', net('timeout 6.5')),
      ...reportsEach('drbd/not-a-number', net('ping-int soon')),
    ],
    accepted: [accepts(disk('resync-rate 10m', 'c-plan-ahead 0'))],
  },
  {
    item: 'net',
    word: 'net: protocol',
    reported: [
      ...reportsEach(
        'drbd/unknown-value',
        net('protocol D'),
        net('after-sb-0pri discard-all'),
        net('after-sb-0pri discard-node-alice'),
        net('rr-conflict never'),
      ),
      ...reportsEach(
        'drbd/out-of-range',
        net('timeout 601'),
        net('max-buffers 31'),
        net('ko-count 201'),
        net('ping-timeout 0'),
      ),
      ...reportsEach('drbd/value-too-long', net(`shared-secret "${'s'.repeat(64)}"`, 'cram-hmac-alg sha1')),
      ...reportsEach('drbd/unknown-option', net('discard-my-data')),
      ...reportsEach('drbd/bad-boolean', net('tcp-cork maybe')),
    ],
  },
  {
    item: 'disk, of the backing device',
    word: 'on-io-error',
    reported: [
      ...reportsEach('drbd/unknown-value', disk('on-io-error pass-on'), disk('read-balancing 4K-striping')),
      ...reportsEach('drbd/out-of-range', disk('disk-timeout 6001'), disk('al-extents 5')),
      ...reportsEach('drbd/unsupported-option', disk('use-bmbv')),
    ],
  },
  {
    item: 'disk, of the device',
    word: 'max-bio-size',
    reported: reportsEach('drbd/unknown-option', disk('max-bio-size 4096'), disk('diskless')),
  },
  {
    item: 'disk, of the peer',
    word: 'resync-rate',
    reported: reportsEach('drbd/out-of-range', disk('c-plan-ahead 301'), disk('c-delay-target 0')),
  },
  {
    item: 'options',
    word: 'cpu-mask',
    reported: [
      ...reportsEach('drbd/bad-cpu-mask', section('options', 'cpu-mask 0xz')),
      ...reportsEach(
        'drbd/unknown-value',
        section('options', 'on-no-data-accessible wait'),
        section('options', 'quorum most'),
      ),
      ...reportsEach('drbd/out-of-range', section('options', 'twopc-timeout 601')),
      reports('drbd/unsupported-option', section('options', 'auto-promote no'), { versions: V84 }),
    ],
  },
  {
    item: 'startup',
    word: 'startup:',
    reported: [
      ...reportsEach('drbd/out-of-range', section('startup', 'wfc-timeout 300001')),
      ...reportsEach('drbd/obsolete-statement', section('startup', 'become-primary-on both')),
      reports('drbd/become-primary', section('startup', 'become-primary-on both'), { versions: V84 }),
    ],
  },
  {
    item: 'handlers',
    word: 'handlers:',
    reported: [
      ...reportsEach('drbd/surplus-value', section('handlers', 'split-brain /usr/local/bin/mail root')),
      ...reportsEach('drbd/unknown-option', section('handlers', 'split-brian "/usr/local/bin/mail"')),
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
    reported: reportsEach('drbd/unknown-option', section('proxy', 'memlmit 100M')),
    accepted: [
      accepts(pair('  proxy {\n    memlimit 100M;\n    plugin {\n      zstd level 3;\n    }\n  }\n')),
    ],
  },
  {
    item: 'global',
    word: 'global:',
    reported: [
      ...reportsEach('drbd/out-of-range', `global {\n  dialog-refresh 601;\n}\n${pair()}`),
      ...reportsEach('drbd/unknown-value', `global {\n  usage-count maybe;\n}\n${pair()}`),
    ],
  },
  {
    item: 'ports and node-ids',
    word: 'Ports',
    reported: [
      ...reportsEach('drbd/invalid-address', pair('', {}, { address: 'address 10.0.0.2:65536;' })),
      ...reportsEach('drbd/bad-number', pair('', id(33), id(1)), pair('', id(32), id(1))),
    ],
  },
  {
    item: 'old names in syncer',
    word: 'Aliases',
    reported: reportsEach('drbd/obsolete-statement', section('syncer', 'verify-alg sha1')),
  },
  {
    item: 'no-',
    word: 'Generic',
    reported: [
      ...reportsEach('drbd/negated-value', disk('no-md-flushes yes')),
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

export const language: readonly AuditSection[] = [
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
          ...reportsEach(
            'drbd/unknown-section',
            numbered(
              '  connection {\n    host alice;\n    host bob;\n    peer-device-options {\n      c-max-rate 1M;\n    }\n  }\n',
            ),
          ),
          ...reportsEach('drbd/unclosed-section', pair().replace(/\}\n$/, '')),
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
  {
    kind: 'language',
    heading: '7. Corrections',
    divided: 'stars',
    items: [
      {
        item: 'what only dump refuses',
        word: 'sh-nop',
        reported: [
          ...reportsEach('drbd/missing-hosts', 'resource web {\n}\n'),
          ...reportsEach('drbd/proxy-missing', pair('', PROXY('alice', 1), {})),
        ],
      },
      {
        item: 'fencing in disk',
        word: 'fencing',
        reported: [
          ...reportsEach(
            'drbd/newer-release',
            `common {\n  disk {\n    fencing resource-only;\n  }\n}\n${pair(`  ${FENCED}`)}`,
          ),
        ],
      },
      {
        item: 'two heirs',
        word: 'ambiguous',
        reported: reportsEach(
          'drbd/ambiguous-inheritance',
          `common {\n  disk {\n    on-io-error detach;\n  }\n}\n${shared('  volume 0 {\n    device minor 0;\n    disk /dev/vg/web;\n    disk {\n      on-io-error pass_on;\n    }\n  }\n')}`,
        ),
      },
      {
        item: 'forms of 8.3',
        word: 'syncer',
        reported: reportsEach('drbd/newer-release', section('syncer', 'rate 10M')),
      },
    ],
  },
];
