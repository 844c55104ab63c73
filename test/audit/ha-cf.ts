import { type Audit, type AuditItem, accepts, reports } from './item.ts';

const KEYS = '#- etc/ha.d/authkeys\nauth 1\n1 sha1 Ain6eiNg7phoKah4\n';
const NODES = 'node alice bob\n';
const MEDIA = 'bcast eth0 eth1\n';
const CRM = 'crm respawn\n';
const HARESOURCES = '#- etc/ha.d/haresources\nalice 10.0.0.100\n';

/** A whole file for Pacemaker. */
const whole = (text: string) => `#- etc/ha.d/ha.cf\n${text}${KEYS}`;
/** Lines in front of what every file has. */
const first = (...lines: readonly string[]) => whole(`${lines.join('\n')}\n${NODES}${MEDIA}${CRM}`);
/** The same with the resources of heartbeat itself. */
const own = (...lines: readonly string[]) => whole(`${lines.join('\n')}\n${NODES}${MEDIA}`) + HARESOURCES;

/** A directive and lines that heartbeat refuses. */
function refused(
  word: string,
  lines: Readonly<Record<string, Parameters<typeof reports>[0]>>,
  accepted: readonly string[] = [],
): AuditItem {
  return {
    item: word.replaceAll(/[| ]/g, ''),
    word: `| ${word}`,
    reported: Object.entries(lines).map(([line, code]) => reports(code, first(line))),
    accepted: accepted.map((line) => accepts(first(line))),
  };
}

const PASSED_OVER = 'heartbeat passes over it';

export const haCf: Audit = {
  language: 'ha.cf',
  facts: 'heartbeat.md',
  path: 'etc/ha.d/ha.cf',
  versions: {},
  sections: [
    {
      kind: 'language',
      heading: 'ha.cf – lexical',
      divided: 'bullets',
      items: [
        {
          item: 'lines, blanks, comments',
          word: 'MAXLINE',
          reported: [
            reports('ha-cf/line-too-long', first(`# ${'c'.repeat(5200)}`)),
            reports('ha-cf/bad-value', first('msgfmt "classic"')),
          ],
          accepted: [
            accepts(first(' \tkeepalive 2 # seconds', '#', 'deadtime 30#so')),
            accepts(first('keepalive 2\r')),
          ],
        },
        {
          item: 'values',
          word: 'commas',
          reported: [
            reports('ha-cf/bad-time', first('deadtime 10 ms')),
            reports('ha-cf/unknown-directive', first('Keepalive 2')),
          ],
          accepted: [accepts(`${whole(`node alice,bob\n${MEDIA}${CRM}`)}`)],
        },
        {
          item: 'no value',
          word: 'silently ignored',
          reported: [
            reports('ha-cf/missing-value', first('keepalive')),
            reports('ha-cf/missing-value', first('node')),
            reports('ha-cf/missing-value', first('bcast')),
          ],
        },
        {
          item: 'directives that take the line as it is',
          word: 'verbatim',
          accepted: [
            accepts(
              first(
                'respawn hacluster /usr/lib/heartbeat/dopd -a b,c',
                'apiauth dopd uid=hacluster,root gid=haclient',
              ),
            ),
          ],
        },
        {
          item: 'old and unknown names',
          word: 'Illegal',
          reported: [
            reports('ha-cf/obsolete-directive', whole(`${NODES}${CRM}udp eth0 eth1\n`)),
            reports('ha-cf/unknown-directive', first('keepalife 2')),
          ],
        },
        {
          item: 'what has to stand in front',
          word: 'ORDER',
          reported: [
            reports('ha-cf/late-directive', whole(`${NODES}${MEDIA}${CRM}udpport 695\n`)),
            reports(
              'ha-cf/late-directive',
              whole(`${NODES}serial /dev/ttyS0\nbaud 9600\nbcast eth0\n${CRM}`),
            ),
            reports(
              'ha-cf/late-directive',
              first(`${CRM}crmd_spawns_pengine on`).replace(/crm respawn\n(?=#)/, ''),
            ),
          ],
        },
      ],
    },
    {
      kind: 'enforced',
      heading: 'ha.cf – value types',
      divided: 'paragraphs',
      items: [
        {
          item: 'times and switches',
          word: 'boolean',
          reported: [
            ...['30s', '2m', '1min', 'x', '-1'].map((time) =>
              reports('ha-cf/bad-time', first(`deadtime ${time}`)),
            ),
            reports('ha-cf/bad-boolean', first('use_logd maybe')),
          ],
          accepted: [accepts(first('keepalive 1.5', 'deadtime 9000msec', 'initdead 20000MS', 'use_logd Y'))],
        },
        {
          item: 'what the whole file needs',
          word: 'End-of-file',
          reported: [
            reports('ha-cf/no-medium', whole(`${NODES}${CRM}`)),
            reports('ha-cf/no-node', whole(`${MEDIA}${CRM}`)),
            reports(
              'ha-cf/too-many',
              first(`bcast ${Array.from({ length: 64 }, (_, index) => `eth${index + 2}`).join(' ')}`),
            ),
            reports('cluster/missing-authkeys', `#- etc/ha.d/ha.cf\n${NODES}${MEDIA}${CRM}`),
          ],
        },
      ],
    },
    {
      kind: 'enforced',
      heading: 'ha.cf – value types',
      divided: 'rows',
      items: [
        {
          item: 'node',
          word: '| node |',
          reported: [
            reports(
              'ha-cf/too-many',
              first(`node ${Array.from({ length: 99 }, (_, index) => `n${index}`).join(' ')}`),
            ),
            reports('ha-cf/node-name', first(`node ${'n'.repeat(100)}`), {
              mild: 'no host can have such a name, and heartbeat takes it',
            }),
          ],
          notCovered: ['node names that are not what `uname -n` prints'],
        },
        {
          item: 'autojoin',
          word: '| autojoin |',
          reported: [
            reports('ha-cf/bad-value', first('autojoin all')),
            reports('ha-cf/autojoin-without-crm', own('autojoin any', 'auto_failback on')),
          ],
        },
        refused('keepalive', { 'keepalive 0': 'ha-cf/bad-time', 'keepalive abc': 'ha-cf/bad-time' }),
        refused('deadtime', {
          'keepalive 2\ndeadtime 4': 'ha-cf/deadtime-too-short',
          'deadtime x': 'ha-cf/bad-time',
        }),
        refused('warntime', { 'warntime 0': 'ha-cf/bad-time' }),
        {
          item: 'initdead',
          word: '| initdead |',
          reported: [
            reports('ha-cf/initdead-too-short', first('deadtime 20', 'initdead 15')),
            reports('ha-cf/initdead-too-short', first('deadtime 5', 'initdead 6'), {
              mild: 'heartbeat warns and goes on',
            }),
          ],
        },
        refused('deadping', { 'keepalive 2\ndeadping 3': 'ha-cf/deadtime-too-short' }),
        refused('hopfudge', { 'hopfudge 256': 'ha-cf/bad-number' }),
        refused('baud', {
          'baud 9601': 'ha-cf/bad-value',
          'baud 9600\nbaud 19200': 'ha-cf/duplicate-directive',
        }),
        {
          item: 'udpport',
          word: '| udpport |',
          reported: [reports('ha-cf/bad-number', first('udpport 0'))],
          notCovered: ['`/etc/services` gives to another service'],
        },
        refused(
          'logfacility',
          { 'logfacility local8': 'ha-cf/bad-value', 'logfacility LOCAL0': 'ha-cf/bad-value' },
          ['logfacility local0'],
        ),
        {
          item: 'log files',
          word: '| logfile, debugfile',
          accepted: [accepts(first('logfile /var/log/ha-log', 'debugfile /var/log/ha-debug'))],
          tests: ['test/conformance/heartbeat.test.ts > heartbeat'],
        },
        refused('use_logd', { 'use_logd off': 'ha-cf/no-log' }),
        refused('conn_logd_time', { 'conn_logd_time 0': 'ha-cf/bad-time' }),
        {
          item: 'auto_failback',
          word: '| auto_failback |',
          reported: [
            reports('ha-cf/bad-value', own('auto_failback sometimes')),
            reports('ha-cf/legacy-failback', own('auto_failback legacy'), {
              mild: 'heartbeat warns and goes on',
            }),
          ],
        },
        {
          item: 'nice_failback',
          word: '| nice_failback |',
          reported: [
            reports('ha-cf/obsolete-directive', own('nice_failback on'), {
              mild: 'heartbeat 3.0.6 logs an error and goes on',
            }),
          ],
        },
        refused('rtprio', { 'rtprio 100': 'ha-cf/bad-number' }),
        refused('realtime', { 'realtime maybe': 'ha-cf/bad-boolean' }),
        refused('debug', { 'debug 256': 'ha-cf/bad-number' }),
        refused('hbgenmethod', { 'hbgenmethod File': 'ha-cf/bad-value' }),
        refused('msgfmt', { 'msgfmt Classic': 'ha-cf/bad-value' }),
        refused('watchdog', {
          'watchdog /dev/watchdog\nwatchdog /dev/watchdog1': 'ha-cf/duplicate-directive',
        }),
        refused('use_apphbd', {
          'coredumps maybe': 'ha-cf/bad-boolean',
          'log_badpack maybe': 'ha-cf/bad-boolean',
          'syslogmsgfmt maybe': 'ha-cf/bad-boolean',
        }),
        {
          item: 'coreroot',
          word: '| coreroot |',
          accepted: [accepts(first('coreroot /var/lib/heartbeat/cores'))],
          tests: ['test/conformance/heartbeat.test.ts > heartbeat'],
        },
        {
          item: 'crm',
          word: '| crm |',
          reported: [
            reports('ha-cf/bad-value', whole(`${NODES}${MEDIA}crm always\n`)),
            reports('ha-cf/duplicate-directive', first('crm on')),
          ],
        },
        {
          item: 'pacemaker',
          word: '| pacemaker |',
          reported: [
            reports('ha-cf/bad-value', whole(`${NODES}${MEDIA}pacemaker always\n`)),
            reports('ha-cf/duplicate-directive', first('pacemaker on')),
          ],
        },
        {
          item: 'crm_daemon_dir, crmd_spawns_pengine',
          word: '| crm_daemon_dir',
          reported: [
            reports('ha-cf/crm-daemon-dir', first('crm_daemon_dir /usr/lib/pacemaker')),
            reports('ha-cf/bad-boolean', first('crmd_spawns_pengine maybe')),
          ],
        },
        refused('uuidfrom', { 'uuidfrom NodeName': 'ha-cf/bad-value' }),
        refused('compression |', { 'compression lzma': 'ha-cf/bad-value' }),
        refused('compression_threshold', { 'compression_threshold 0': 'ha-cf/bad-number' }),
        refused('traditional_compression', { 'traditional_compression maybe': 'ha-cf/bad-boolean' }),
        {
          item: 'env',
          word: '| env |',
          reported: [reports('ha-cf/bad-value', first('env LANG'), { mild: 'heartbeat 3.0.6 takes it' })],
        },
        refused('max_rexmit_delay', { 'max_rexmit_delay 0': 'ha-cf/bad-number' }),
        refused('memreserve', { 'memreserve 0': 'ha-cf/bad-number' }),
        {
          item: 'cluster',
          word: '| cluster |',
          accepted: [accepts(first('cluster web'))],
          tests: ['test/conformance/heartbeat.test.ts > heartbeat'],
        },
        {
          item: 'quorum_server',
          word: '| quorum_server |',
          accepted: [accepts(first('quorum_server quorum.example.com'))],
          tests: ['test/conformance/heartbeat.test.ts > heartbeat'],
        },
        refused('record_config_changes', {
          'record_config_changes maybe': 'ha-cf/bad-boolean',
          'record_pengine_inputs maybe': 'ha-cf/bad-boolean',
          'enable_config_writes maybe': 'ha-cf/bad-boolean',
        }),
        {
          item: 'normalpoll',
          word: '| normalpoll |',
          reported: [
            reports('ha-cf/unknown-directive', first('normalpoll on'), {
              mild: 'a heartbeat that was built for it takes it',
            }),
          ],
        },
        refused('apiauth', {
          'apiauth ipfail': 'ha-cf/missing-value',
          'apiauth ipfail uid=a\napiauth ipfail uid=b': 'ha-cf/bad-apiauth',
          'apiauth ipfail user=a': 'ha-cf/bad-apiauth',
        }),
        {
          item: 'respawn, failfast',
          word: '| respawn',
          reported: [
            reports('ha-cf/missing-value', first('respawn hacluster')),
            reports('ha-cf/relative-path', first('respawn hacluster dopd')),
            reports('ha-cf/relative-path', first('failfast hacluster dopd')),
          ],
          notCovered: ['interfaces, users, executables'],
        },
        {
          item: 'stonith',
          word: '| stonith |',
          reported: [
            reports('ha-cf/missing-value', own('auto_failback on', 'stonith baytech')),
            reports(
              'ha-cf/duplicate-directive',
              own('auto_failback on', 'stonith baytech /etc/a.cfg', 'stonith apc /etc/b.cfg'),
              { mild: 'heartbeat takes the last one' },
            ),
          ],
        },
        {
          item: 'stonith_host',
          word: '| stonith_host |',
          reported: [
            reports('ha-cf/missing-value', own('auto_failback on', 'stonith_host *')),
            reports('ha-cf/missing-value', own('auto_failback on', 'stonith_host alice'), {
              mild: 'the other node passes over it',
            }),
          ],
        },
        {
          item: 'serial',
          word: '| serial |',
          reported: [reports('ha-cf/relative-path', first('serial ttyS0'))],
          notCovered: ['interfaces, users, executables'],
        },
        {
          item: 'bcast',
          word: '| bcast |',
          reported: [reports('ha-cf/missing-value', first('bcast'), { mild: PASSED_OVER })],
          notCovered: ['interfaces, users, executables'],
        },
        {
          item: 'ucast',
          word: '| ucast |',
          reported: [
            reports('ha-cf/missing-value', first('ucast eth2')),
            reports('ha-cf/missing-value', first('ucast')),
            reports('ha-cf/extra-value', first('ucast eth2 10.0.2.1', 'ucast eth2 10.0.2.2 10.0.2.3'), {
              mild: PASSED_OVER,
            }),
            reports('ha-cf/bad-address', first('ucast eth2 10.0.2.1', 'ucast eth2 10.0.2.300')),
          ],
        },
        refused('ucast6', { 'ucast6 eth2 10.0.0.1': 'ha-cf/bad-address' }),
        refused('mcast |', {
          'mcast eth2 239.1.1.1 694 1': 'ha-cf/missing-value',
          'mcast eth2 10.0.0.255 694 1 0': 'ha-cf/bad-address',
          'mcast eth2 239.1.1.1 694 5 0': 'ha-cf/bad-number',
          'mcast eth2 239.1.1.1 694 1 2': 'ha-cf/bad-number',
        }),
        refused('mcast6', {
          'mcast6 eth2 239.1.1.1 694 1 0': 'ha-cf/bad-address',
          'mcast6 eth2 ff02::694 694 5 0': 'ha-cf/bad-number',
        }),
        {
          item: 'ping and the other media',
          word: '| ping |',
          reported: [
            reports('ha-cf/missing-value', first('ping_group net')),
            reports('ha-cf/bad-address', first('ping6 10.0.0.254')),
            reports('ha-cf/unknown-directive', first('openais on'), { mild: 'heartbeat 2.1 has it' }),
          ],
        },
      ],
    },
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
            reports(
              'cluster/crc-on-network',
              first('keepalive 2').replace('1 sha1 Ain6eiNg7phoKah4', '1 crc'),
            ),
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
  ],
};
