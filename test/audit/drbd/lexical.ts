import { type AuditItem, accepts, reports, reportsEach } from '../item.ts';
import { net, old, pair, section, V83, V84 } from './texts.ts';

export const lexical: readonly AuditItem[] = [
  {
    item: 'keywords and blanks',
    word: 'case-sensitive',
    reported: reportsEach('drbd/unknown-section', pair('  Net {\n  }\n')),
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
      ...reportsEach('drbd/stray-character', net('timeout=60'), pair('', { disk: 'disk /dev/vg/a,b;' })),
      ...reportsEach('drbd/single-quotes', section('handlers', "split-brain '/usr/local/bin/mail root'")),
      ...reportsEach('drbd/typographic-character', section('handlers', 'split-brain “/usr/local/bin/mail”')),
    ],
  },
  {
    item: 'the length of words',
    word: '1–128',
    reported: [
      ...reportsEach('drbd/bad-name', pair('', {}, {}, 'w'.repeat(129))),
      ...reportsEach('drbd/value-too-long', pair('', { disk: `disk /dev/${'d'.repeat(130)};` })),
      reports('drbd/bad-name', old(pair('', {}, {}, 'w'.repeat(81))), { versions: V83 }),
    ],
    accepted: [accepts(pair('', {}, {}, 'w'.repeat(128)))],
  },
  {
    item: 'strings',
    word: 'Double-quoted',
    reported: [
      ...reportsEach('drbd/value-too-long', section('handlers', `split-brain "${'s'.repeat(256)}"`)),
      ...reportsEach(
        'drbd/unterminated-string',
        section('handlers', 'split-brain "/usr/local/bin/mail root'),
      ),
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
      ...reportsEach(
        'drbd/bad-number',
        pair('', { device: 'device /dev/drbd_web minor 123456789;' }),
        pair('', { device: 'device /dev/drbd_web minor 1k;' }),
      ),
      ...reportsEach('drbd/invalid-address', pair('', {}, { address: 'address 10.0.0.2:123456789;' })),
    ],
  },
  {
    item: 'addresses',
    word: 'IPv4',
    reported: reportsEach('drbd/invalid-address', pair('', {}, { address: 'address 10.0.0.256:7788;' })),
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
    reported: reportsEach('drbd/bad-name', pair('', {}, {}, '9.0.1')),
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
      ...reportsEach('drbd/bad-name', pair('', {}, {}, 'disk'), pair('', {}, {}, '_this_host')),
      reports('drbd/bad-name', pair('', {}, {}, 'timeout'), { versions: V84 }),
    ],
    accepted: [accepts(pair('', {}, {}, 'timeout'))],
  },
  {
    item: 'include',
    word: 'include',
    reported: [
      ...reportsEach('drbd/misplaced-statement', pair('  include "x.res";\n')),
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
