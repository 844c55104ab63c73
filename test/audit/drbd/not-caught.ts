import { type AuditItem, type AuditSection, reports, reportsEach } from '../item.ts';
import { crm, db, disk, FENCED, id, net, old, pair, section, three, V83, V84 } from './texts.ts';

const mistakes: readonly AuditItem[] = [
  {
    item: 'one disk twice',
    word: 'backing `disk`',
    reported: reportsEach('drbd/shared-disk', pair() + db('', { disk: 'disk /dev/vg/web;' })),
  },
  {
    item: 'a disk that is meta-data too, a device on itself',
    word: 'backing disk',
    reported: [
      ...reportsEach('drbd/meta-disk-in-use', pair() + db('', { meta: 'meta-disk /dev/vg/web[0];' })),
      ...reportsEach('drbd/self-backed', pair('', { disk: 'disk /dev/drbd0;' })),
    ],
  },
  {
    item: 'an option twice',
    word: 'Duplicate option',
    reported: reportsEach('drbd/duplicate-option', net('timeout 60', 'timeout 50')),
  },
  {
    item: 'addresses and names of hosts',
    word: 'octets',
    reported: [
      ...reportsEach('drbd/invalid-address', pair('', {}, { address: 'address 10.0.0.256:7788;' })),
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
      ...reportsEach('drbd/secret-without-algorithm', net('shared-secret "Ain6eiNg"')),
      ...reportsEach('drbd/algorithm-without-secret', net('cram-hmac-alg sha256')),
    ],
  },
  {
    item: 'fencing without its handlers',
    word: 'fence-peer',
    reported: [
      ...reportsEach('drbd/fencing-without-handler', net('fencing resource-only')),
      ...reportsEach(
        'drbd/missing-unfence',
        pair(
          '  net {\n    fencing resource-only;\n  }\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n  }\n',
        ),
      ),
      ...reportsEach(
        'drbd/fence-script-generation',
        pair(`  net {\n    fencing resource-only;\n  }\n  ${FENCED.replaceAll('.9.sh', '.sh')}`),
      ),
    ],
  },
  {
    item: 'split brain without fencing, start by DRBD and Pacemaker',
    word: 'become-primary-on',
    reported: [
      ...reportsEach(
        'drbd/split-brain-policy',
        net('after-sb-1pri discard-secondary', 'after-sb-0pri discard-younger-primary'),
      ),
      ...reportsEach('drbd/two-primaries-without-fencing', net('allow-two-primaries yes')),
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
      ...reportsEach('drbd/quorum-of-two', section('options', 'quorum majority', 'on-no-quorum io-error')),
      ...reportsEach(
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
      ...reportsEach('drbd/endless-wait', section('startup', 'wfc-timeout 0')),
      ...reportsEach('drbd/startup-order', section('startup', 'wfc-timeout 10', 'degr-wfc-timeout 60')),
    ],
    notCovered: ['`wfc-timeout` not set'],
  },
  {
    item: 'times in other units',
    word: 'timeout',
    reported: reportsEach('drbd/timeout-too-long', net('timeout 150'), net('timeout 100', 'ping-int 9')),
  },
  {
    item: 'a fixed rate that is not used',
    word: 'c-plan-ahead',
    reported: reportsEach('drbd/rate-ignored', disk('resync-rate 10M')),
  },
  {
    item: 'numbers taken for bytes',
    word: 'Plain numbers',
    reported: reportsEach('drbd/small-rate', disk('resync-rate 100', 'c-plan-ahead 0')),
  },
  {
    item: 'no write order',
    word: 'disk-drain',
    reported: reportsEach('drbd/no-write-order', disk('disk-barrier no', 'disk-flushes no', 'disk-drain no')),
  },
  {
    item: 'handlers without quotes',
    word: 'handlers',
    reported: reportsEach('drbd/surplus-value', section('handlers', 'split-brain /usr/local/bin/mail root')),
  },
  {
    item: 'no- with yes',
    word: 'no-X',
    reported: reportsEach('drbd/negated-value', disk('no-disk-flushes yes')),
  },
  {
    item: 'al-extents',
    word: 'al-extents',
    reported: reportsEach('drbd/out-of-range', disk('al-extents 66')),
  },
  {
    item: 'old ways',
    word: 'obsolete',
    reported: [
      ...reportsEach(
        'drbd/obsolete-statement',
        pair('', { meta: 'flexible-meta-disk /dev/vg/meta;' }),
        section('syncer', 'verify-alg sha1'),
        pair('  protocol C;\n'),
      ),
      ...reportsEach('drbd/obsolete-statement', section('startup', 'become-primary-on alice')),
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
    reported: reportsEach('drbd/bad-number', pair('', id(32), id(1))),
    notCovered: ['on-disk metadata with another node-id'],
  },
  {
    item: 'internal meta-data on a full device',
    word: 'file system',
    notCovered: ['a file system on a device that is given'],
  },
];

export const notCaught: readonly AuditSection[] = [
  { kind: 'not caught', heading: '6. Mistakes', divided: 'stars', items: mistakes },
];
