import { type AuditSection, reports } from '../item.ts';
import { BIND, LUN, script, TARGET, withBind, withLun } from './texts.ts';

export const notCaught: readonly AuditSection[] = [
  {
    kind: 'not caught',
    heading: 'Mistakes tgtadm does not catch',
    divided: 'semicolons',
    items: [
      {
        item: 'no bind',
        word: 'bind missing',
        reported: [reports('tgtadm/unbound-target', `${TARGET}${LUN}`)],
      },
      {
        item: 'everybody may write to a DRBD device',
        word: 'ALL',
        reported: [reports('tgtadm/bind-all', withBind('--initiator-address ALL'))],
        notCovered: ['a bind to ALL in front of a DRBD device'],
      },
      {
        item: 'a tid twice, the tid of another target',
        word: 'wrong tid',
        reported: [
          reports(
            'tgtadm/duplicate-target',
            script('--mode target --op new --tid 1 --targetname iqn.2026-01.com.example:db'),
          ),
          reports(
            'tgtadm/undefined-target',
            script('--mode logicalunit --op new --tid 2 --lun 1 --backing-store /dev/vg/b'),
          ),
        ],
      },
      {
        item: 'a gap in the numbers',
        word: 'gap',
        reported: [reports('tgtadm/lun-gap', withLun('--lun 3 --backing-store /dev/vg/web'))],
      },
      {
        item: 'LUN 0',
        word: '--lun 0',
        reported: [reports('tgtadm/lun-zero', withLun('--lun 0 --backing-store /dev/vg/web'))],
      },
      {
        item: 'the form of a name',
        word: 'iqn.yyyy',
        reported: [
          reports(
            'tgtadm/target-name-form',
            `${TARGET.replace('iqn.2026-01.com.example:web', 'web')}${LUN}${BIND}`,
          ),
        ],
      },
      {
        item: 'capitals and blanks in a name',
        word: 'uppercase',
        reported: [
          reports('tgtadm/target-name-form', `${TARGET.replace(':web', ':Web')}${LUN}${BIND}`),
          reports(
            'tgtadm/invalid-target-name',
            `${TARGET.replace('iqn.2026-01.com.example:web', '"iqn.2026-01.com.example:web one"')}${LUN}${BIND}`,
          ),
        ],
      },
      {
        item: 'the disk beneath DRBD, a mounted one',
        word: 'lower disk',
        reported: [
          reports(
            'cluster/disk-owned-by-drbd',
            `#- etc/drbd.d/web.res\nresource web {\n  device /dev/drbd0;\n  disk /dev/vg/web;\n  meta-disk internal;\n  on alice {\n    address 10.0.0.1:7788;\n  }\n  on bob {\n    address 10.0.0.2:7788;\n  }\n}\n#- setup-target.sh\n${script()}`,
          ),
          reports(
            'cluster/exported-and-mounted',
            `#- setup-target.sh\n${script()}#- cluster.crm\nprimitive fs Filesystem params device=/dev/vg/web directory=/srv fstype=ext4 op monitor interval=20s timeout=40s op start interval=0 timeout=60s op stop interval=0 timeout=60s\n`,
          ),
        ],
      },
      { item: 'the write cache', word: 'write-cache', notCovered: ['the write cache that a LUN'] },
      {
        item: 'identity of the disk on both nodes',
        word: 'scsi_id',
        notCovered: ['`scsi_id` and `scsi_sn` that are not set'],
      },
      {
        item: 'another order on the other node',
        word: 'order between nodes',
        reported: [
          reports(
            'cluster/copies-differ',
            `#- nodes/alice/root/setup-target.sh\n${script()}#- nodes/bob/root/setup-target.sh\n${script().replaceAll('--tid 1', '--tid 2')}`,
          ),
        ],
      },
      {
        item: 'names of hosts',
        word: 'host names',
        reported: [reports('tgtadm/unmatchable-initiator', withBind('--initiator-address alice'))],
      },
      {
        item: 'traps of the shell',
        word: 'traps',
        reported: [
          reports(
            'tgtadm/stuck-operator',
            script('--mode account --op new --user bob --password Ain6eiNg;7pho'),
          ),
          reports(
            'tgtadm/stuck-operator',
            script('--mode account --op new --user bob --password Ain6eiNg&7pho'),
          ),
          reports(
            'tgtadm/swallowed-command',
            `${TARGET}${LUN}tgtadm --lld iscsi --mode target --op show \\\n${BIND}`,
          ),
          reports(
            'tgtadm/broken-continuation',
            `${TARGET}${LUN}tgtadm --lld iscsi --mode target --op bind --tid 1 \\ \n  --initiator-address 10.0.0.1\n`,
          ),
          reports(
            'tgtadm/broken-continuation',
            `${TARGET}${LUN}tgtadm --lld iscsi --mode target --op bind --tid 1\n  --initiator-address 10.0.0.1\n`,
          ),
          reports('tgtadm/typographic-dash', `${TARGET}${LUN}${BIND.replace('--mode', '—mode')}`),
          reports('tgtadm/typographic-dash', `${TARGET}${LUN}${BIND.replace('--op', '-–op')}`),
          reports('tgtadm/one-dash', `${TARGET}${LUN}${BIND.replace('--mode', '-mode')}`),
        ],
      },
      {
        item: 'tgtd is not there yet',
        word: 'tgtd is up',
        notCovered: ['tgtd not yet running when a script runs'],
      },
      { item: 'exit codes', word: '$?', notCovered: ['the exit codes a script ignores'] },
    ],
  },
];
