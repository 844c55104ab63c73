import { type Audit, accepts, reports } from './item.ts';

const CLUSTER =
  '#- etc/ha.d/ha.cf\nauto_failback on\nnode alice bob\nbcast eth0 eth1\n#- etc/ha.d/authkeys\nauth 1\n1 sha1 Ain6eiNg7pho\n#- etc/ha.d/haresources\n';

export const haresources: Audit = {
  language: 'haresources',
  facts: 'heartbeat.md',
  path: 'etc/ha.d/haresources',
  versions: {},
  sections: [
    {
      kind: 'language',
      heading: 'haresources',
      divided: 'bullets',
      items: [
        {
          item: 'when it is read, and that copies are alike',
          word: 'ignored with a warning',
          reported: [
            reports(
              'haresources/ignored-with-crm',
              `${CLUSTER.replace('auto_failback on', 'crm respawn')}alice 10.0.0.100\n`,
            ),
            reports(
              'cluster/copies-differ',
              ['10.0.0.100', '10.0.0.101']
                .map((address, index) =>
                  `${CLUSTER}alice ${address}\n`.replaceAll('#- ', `#- nodes/${['alice', 'bob'][index]}/`),
                )
                .join(''),
            ),
            reports('cluster/missing-haresources', CLUSTER.replace(/#- etc\/ha.d\/haresources\n$/, '')),
          ],
        },
        {
          item: 'the two readers',
          word: 'Read twice',
          reported: [
            reports('cluster/node-name-mismatch', `${CLUSTER}carol 10.0.0.100\n`),
            reports('haresources/glued-words', `${CLUSTER}alice 10.0.0.100\\\napache\n`),
            reports(
              'haresources/comment-in-continuation',
              `${CLUSTER}alice 10.0.0.100 \\\n  apache # the shop\n`,
            ),
            reports('haresources/missing-continuation', `${CLUSTER}alice 10.0.0.100\n  apache\n`),
          ],
          accepted: [
            accepts(`${CLUSTER}# the shop\nalice   10.0.0.100 \\\n  apache\nbob 10.0.0.101 # of the mail\n`),
          ],
        },
        {
          item: 'addresses and arguments',
          word: 'iface',
          reported: [
            reports('haresources/bad-address', `${CLUSTER}alice 10.0.0.300\n`),
            reports('haresources/bad-address', `${CLUSTER}alice 10.0.0.100/33\n`),
            reports('haresources/argument-count', `${CLUSTER}alice drbddisk::web Filesystem::/dev/drbd0\n`),
          ],
          accepted: [accepts(`${CLUSTER}alice 10.0.0.100/24/eth0:1/10.0.0.255 IPaddr::10.0.0.101/24/eth0\n`)],
        },
        {
          item: 'scripts, order, the first resource',
          word: 'group key',
          reported: [
            reports(
              'haresources/unknown-script',
              `${CLUSTER}alice 10.0.0.100 Filesytem::/dev/sdb1::/srv::ext4\n`,
            ),
            reports(
              'haresources/resource-order',
              `${CLUSTER}alice Filesystem::/dev/drbd0::/srv::ext4 drbddisk::web\n`,
            ),
            reports('haresources/duplicate-key', `${CLUSTER}alice 10.0.0.100\nbob 10.0.0.100\n`),
            reports('haresources/key-pattern', `${CLUSTER}alice Filesystem::/dev/vg/c++::/srv::ext4\n`),
          ],
        },
        {
          item: 'no quotes',
          word: 'No quoting',
          reported: [
            reports('haresources/literal-quote', `${CLUSTER}alice 10.0.0.100 MailTo::"root@example.com"\n`),
          ],
        },
        {
          item: 'the scripts that come with heartbeat',
          word: 'MailTo',
          accepted: [
            accepts(
              `${CLUSTER}alice 10.0.0.100 drbddisk::web Filesystem::/dev/drbd0::/srv::ext4::noatime MailTo::root@example.com::web apache\n`,
            ),
          ],
        },
      ],
    },
  ],
};
