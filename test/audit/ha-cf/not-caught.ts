import { type AuditSection, reports } from '../item.ts';
import { CRM, first, HARESOURCES, NODES, own, whole } from './texts.ts';

export const notCaught: readonly AuditSection[] = [
  {
    kind: 'not caught',
    heading: 'Not caught by the daemon',
    divided: 'dots',
    items: [
      {
        item: 'warntime not below deadtime',
        word: 'warntime',
        reported: [reports('ha-cf/warntime-range', first('deadtime 20', 'warntime 20'))],
      },
      {
        item: 'keepalive above warntime',
        word: 'keepalive',
        reported: [reports('ha-cf/warntime-range', first('keepalive 5', 'warntime 3'))],
      },
      {
        item: 'udpport behind the media',
        word: 'udpport',
        reported: [
          reports(
            'ha-cf/late-directive',
            whole(`${NODES}bcast eth0\nucast eth1 10.0.1.1\nucast eth1 10.0.1.2\n${CRM}udpport 695\n`),
          ),
        ],
      },
      {
        item: 'the port of mcast',
        word: 'mcast port',
        reported: [reports('ha-cf/mcast-port', first('udpport 695', 'mcast eth2 239.1.1.1 694 1 0'))],
      },
      {
        item: 'one medium',
        word: 'redundancy',
        reported: [reports('ha-cf/single-medium', whole(`${NODES}bcast eth0\n${CRM}`))],
      },
      {
        item: 'ucast to one node only',
        word: '`ucast`',
        reported: [
          reports(
            'ha-cf/one-sided-unicast',
            whole(`${NODES}ucast eth0 10.0.0.2\nucast eth1 10.0.1.2\n${CRM}`),
          ),
        ],
        notCovered: ['whose own address a `ucast` line has'],
      },
      {
        item: 'a ping node that is a member',
        word: 'ping node',
        reported: [
          reports(
            'ha-cf/ping-of-member',
            own('auto_failback on', 'ping bob', 'respawn hacluster /usr/lib/heartbeat/ipfail'),
          ),
        ],
      },
      {
        item: 'ping and ipfail apart',
        word: 'ipfail',
        reported: [
          reports('ha-cf/ping-without-ipfail', own('auto_failback on', 'ping 10.0.0.254')),
          reports(
            'ha-cf/ipfail-without-ping',
            own('auto_failback on', 'respawn hacluster /usr/lib/heartbeat/ipfail'),
          ),
        ],
      },
      { item: 'lib or lib64', word: 'lib64', notCovered: ["the directory of heartbeat's programs"] },
      {
        item: 'no auto_failback',
        word: 'auto_failback missing',
        reported: [reports('ha-cf/legacy-failback', own('keepalive 2'))],
      },
      {
        item: 'names of nodes with and without domain, in capitals',
        word: 'FQDN',
        reported: [
          reports(
            'cluster/node-name-mismatch',
            `${own('auto_failback on').replace('alice 10', 'alice.example.com 10')}`,
          ),
        ],
        notCovered: ['node names that are not what `uname -n` prints'],
      },
      {
        item: 'a node twice',
        word: 'duplicate node',
        reported: [reports('ha-cf/duplicate-node', first('node bob'))],
      },
      {
        item: 'logfile beside use_logd',
        word: 'logfile',
        reported: [reports('ha-cf/logd-overrides', first('use_logd on', 'logfile /var/log/ha-log'))],
      },
      {
        item: 'logfacility none',
        word: 'logfacility',
        reported: [reports('ha-cf/no-log', first('use_logd off', 'logfacility none'))],
      },
      {
        item: 'crm beside what it ignores',
        word: 'crm on',
        reported: [
          reports('haresources/ignored-with-crm', `${first('keepalive 2')}${HARESOURCES}`),
          reports('ha-cf/ignored-with-crm', first('auto_failback on')),
          reports('ha-cf/ignored-with-crm', first('stonith baytech /etc/a.cfg')),
        ],
      },
      {
        item: 'weak, cut and different keys',
        word: 'crc',
        reported: [
          reports('cluster/crc-on-network', first('keepalive 2').replace('1 sha1 Ain6eiNg7phoKah4', '1 crc')),
          reports(
            'ha-authkeys/ignored-words',
            first('keepalive 2').replace('Ain6eiNg7phoKah4', 'Ain6eiNg 7phoKah4'),
          ),
          reports(
            'cluster/copies-differ',
            ['alice', 'bob']
              .map((node) =>
                first('keepalive 2').replaceAll('#- ', `#- nodes/${node}/`).replace('Ain6', node),
              )
              .join(''),
          ),
        ],
      },
      {
        item: 'haresources',
        word: 'haresources node',
        reported: [
          reports('cluster/node-name-mismatch', own('auto_failback on').replace('alice 10', 'carol 10')),
          ...(
            [
              ['haresources/resource-order', 'alice Filesystem::/dev/drbd0::/srv::ext4 drbddisk::web'],
              ['haresources/address-after-service', 'alice apache 10.0.0.100'],
              ['haresources/missing-drbddisk', 'alice Filesystem::/dev/drbd0::/srv::ext4'],
              ['haresources/single-colon', 'alice Filesystem:/dev/drbd0:/srv:ext4'],
              ['haresources/glued-words', 'alice 10.0.0.100\\\napache'],
              ['haresources/duplicate-key', 'alice 10.0.0.100\nbob 10.0.0.100'],
            ] as const
          ).map(([code, line]) => reports(code, own('auto_failback on').replace('alice 10.0.0.100', line))),
        ],
      },
      {
        item: 'what only Pacemaker uses',
        word: 'record_*',
        reported: [
          reports('ha-cf/needs-crm', own('auto_failback on', 'record_config_changes on')),
          reports('ha-cf/needs-crm', own('auto_failback on', 'enable_config_writes on')),
        ],
      },
      {
        item: 'udp',
        word: '`udp`',
        reported: [reports('ha-cf/obsolete-directive', whole(`${NODES}${CRM}udp eth0 eth1\n`))],
      },
      {
        item: 'the versions',
        word: 'Version notes',
        reported: [reports('ha-cf/obsolete-directive', own('nice_failback on'))],
      },
    ],
  },
];
