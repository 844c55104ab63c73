import { type AuditItem, type AuditSection, accepts, reports } from '../item.ts';
import {
  db,
  disk,
  FENCED,
  id,
  net,
  numbered,
  old,
  option,
  PROXY,
  pair,
  section,
  shared,
  V83,
  V84,
} from './texts.ts';

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
];
