import { type Fault, replace } from '../fault.ts';

export const haresourcesFaults: readonly Fault[] = [
  {
    rule: 'haresources/argument-count',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('Filesystem::/dev/drbd1::/var/lib/mysql::ext3', '<|Filesystem::/dev/drbd1|>'),
  },
  {
    rule: 'haresources/bad-address',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('10.31.4.81/24', '<|10.31.4.381|>/24'),
  },
  {
    rule: 'haresources/carriage-return',
    cluster: 'tgtadm-san',
    file: 'etc/ha.d/haresources',
    edit: replace('export-san\n', 'export-san<|\r|>\n'),
  },
  {
    rule: 'haresources/comment-in-continuation',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace(
      'IPaddr2::10.31.4.81/24/eth0 mysql',
      'IPaddr2::10.31.4.81/24/eth0 \\\n    mysql <|# the server|> \\\n   ',
    ),
  },
  {
    rule: 'haresources/commented-backslash',
    cluster: 'tgtadm-san',
    file: 'etc/ha.d/haresources',
    edit: replace('export-san\n', 'export-san # to all hosts <|\\|>\n'),
  },
  {
    rule: 'haresources/duplicate-key',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('rowan drbddisk::mysql Filesystem', 'rowan <|drbddisk::www|> drbddisk::mysql Filesystem'),
  },
  {
    rule: 'haresources/glued-words',
    cluster: 'tgtadm-san',
    file: 'etc/ha.d/haresources',
    edit: replace(
      'IPaddr2::10.76.0.100/24/eth0 export-san',
      'IPaddr2::10.76.0.100/24/eth0<|\\|>\nexport-san',
    ),
  },
  {
    rule: 'haresources/ignored-with-crm',
    cluster: 'heartbeat-crm-mail',
    file: 'etc/ha.d/haresources',
    edit: {
      kind: 'add',
      text: '# from before the move to Pacemaker\n<|postino.mail.example drbddisk::mail Filesystem::/dev/drbd_mail::/srv/mail::ext4 postfix|>\n',
    },
  },
  {
    rule: 'haresources/literal-quote',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('MailTo::ops@trees.example::database', '<|MailTo::ops@trees.example::"database"|>'),
  },
  {
    rule: 'haresources/missing-continuation',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('rowan drbddisk::mysql Filesystem', 'rowan drbddisk::mysql\n    Filesystem'),
    at: { text: '<|Filesystem::/dev/drbd1::/var/lib/mysql::ext3|>' },
  },
  {
    rule: 'haresources/missing-drbddisk',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('rowan drbddisk::mysql Filesystem', 'rowan Filesystem'),
    at: { text: '<|/dev/drbd1|>' },
  },
  {
    rule: 'haresources/no-resources',
    cluster: 'tgtadm-san',
    file: 'etc/ha.d/haresources',
    edit: replace('export-san\n', 'export-san\n<|store2|>\n'),
  },
  {
    rule: 'haresources/placeholder',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('rowan drbddisk', '<|<node 2>|> drbddisk'),
  },
  {
    rule: 'haresources/resource-order',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace(
      'drbddisk::mysql Filesystem::/dev/drbd1::/var/lib/mysql::ext3',
      'Filesystem::/dev/drbd1::/var/lib/mysql::ext3 <|drbddisk::mysql|>',
    ),
  },
  {
    rule: 'haresources/single-colon',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('IPaddr2::10.31.4.81', 'IPaddr2:10.31.4.81'),
    at: { text: '<|IPaddr2:10.31.4.81/24/eth0|>' },
  },
  {
    rule: 'haresources/stray-backslash',
    cluster: 'tgtadm-san',
    file: 'etc/ha.d/haresources',
    edit: replace('export-san\n', 'export-san <|\\|> \n'),
  },
  {
    rule: 'haresources/unknown-script',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('Filesystem::/dev/drbd1', '<|Filesytem|>::/dev/drbd1'),
  },
  {
    rule: 'haresources/line-too-long',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('# Web site', `#${'x'.repeat(5117)}<|more|>\n# Web site`),
  },
  {
    rule: 'haresources/key-pattern',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('larch drbddisk::www', 'larch <|Filesystem::/dev/vg0/c++::/srv/c++::ext3|> drbddisk::www'),
  },
  {
    rule: 'haresources/address-after-service',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('IPaddr2::10.31.4.80/24/eth0 apache2', 'apache2 <|IPaddr2::10.31.4.80/24/eth0|>'),
  },
  {
    rule: 'haresources/used-twice',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('/dev/drbd1::/var/lib/mysql', '/dev/drbd1::<|/srv/www|>'),
  },
  {
    rule: 'haresources/used-twice',
    cluster: 'heartbeat-web-pair',
    file: 'etc/ha.d/haresources',
    edit: replace('IPaddr2::10.31.4.81/24', 'IPaddr2::<|10.31.4.80|>/24'),
  },
  {
    rule: 'haresources/key-pattern',
    cluster: 'tgtadm-san',
    file: 'etc/ha.d/haresources',
    edit: replace('store1 drbddisk::san', 'store1 <|MailTo::ops+san@store.example|> drbddisk::san'),
  },
  {
    rule: 'haresources/line-too-long',
    cluster: 'tgtadm-san',
    file: 'etc/ha.d/haresources',
    edit: replace(
      'store1 drbddisk',
      '#xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx<|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|>\nstore1 drbddisk',
    ),
  },
];
