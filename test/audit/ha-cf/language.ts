import { type AuditSection, accepts, reports } from '../item.ts';
import { CRM, first, MEDIA, NODES, whole } from './texts.ts';

export const language: readonly AuditSection[] = [
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
          reports('ha-cf/late-directive', whole(`${NODES}serial /dev/ttyS0\nbaud 9600\nbcast eth0\n${CRM}`)),
          reports(
            'ha-cf/late-directive',
            first(`${CRM}crmd_spawns_pengine on`).replace(/crm respawn\n(?=#)/, ''),
          ),
        ],
      },
    ],
  },
];
