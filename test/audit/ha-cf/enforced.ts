import { type AuditSection, accepts, reports } from '../item.ts';
import { CRM, first, MEDIA, NODES, own, PASSED_OVER, refused, whole } from './texts.ts';

export const enforced: readonly AuditSection[] = [
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
        reported: [reports('ha-cf/missing-value', first('logfile'), { mild: PASSED_OVER })],
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
        reported: [reports('ha-cf/missing-value', first('coreroot'), { mild: PASSED_OVER })],
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
        reported: [reports('ha-cf/missing-value', first('cluster'), { mild: PASSED_OVER })],
      },
      {
        item: 'quorum_server',
        word: '| quorum_server |',
        accepted: [accepts(first('quorum_server quorum.example.com'))],
        reported: [reports('ha-cf/missing-value', first('quorum_server'), { mild: PASSED_OVER })],
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
];
