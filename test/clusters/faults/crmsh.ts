import { type Fault, replace } from '../fault.ts';

/** How crm statements are written: lines, words and quotes, names and the values of properties. */
export const crmshFaults: readonly Fault[] = [
  {
    rule: 'crmsh/bad-id',
    cluster: 'three-node-mesh',
    file: 'cluster.crm',
    edit: replace('colocation apart -100', 'colocation <|2apart|> -100'),
  },
  {
    rule: 'crmsh/bad-node-type',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('node 3: web3.shop.example\n', 'node 3: web3.shop.example:<|membre|>\n'),
  },
  {
    rule: 'crmsh/bad-permission',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace(
      'tag outside mail_ip dns_ip\n',
      'tag outside mail_ip dns_ip\nrole operator <|wirte|> xpath:"/cib"\n',
    ),
  },
  {
    rule: 'crmsh/bad-value',
    cluster: 'dual-primary-gfs2',
    file: 'cluster.crm',
    edit: replace('no-quorum-policy=freeze', 'no-quorum-policy=<|freez|>'),
  },
  {
    rule: 'crmsh/bad-xml',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('tag outside mail_ip dns_ip\n', 'xml <|<tag id="outside"><obj_ref id="mail_ip"/>|>\n'),
  },
  {
    rule: 'crmsh/blank-around-equals',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('ip=198.51.100.12', '<|ip = 198.51.100.12|>'),
  },
  {
    rule: 'crmsh/comment-continues',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('takes over those of a dead one.', 'takes over those of a dead one. <|\\|>'),
  },
  {
    rule: 'crmsh/comment-dashes',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace(
      '# Three addresses in DNS; each node serves one, and takes over those of a dead one.\n',
      '<|# --- addresses ---|>\n',
    ),
  },
  {
    rule: 'crmsh/comment-in-statement',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace(
      'params ip=10.30.0.33 cidr_netmask=24 \\\n',
      'params ip=10.30.0.33 cidr_netmask=24 <|# for the web servers|> \\\n',
    ),
  },
  {
    rule: 'crmsh/duplicate-id',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('location ip3_home', 'location <|ip2_home|>'),
  },
  {
    rule: 'crmsh/glued-continuation',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace('cidr_netmask=24 \\', 'cidr_netmask=24<|\\|>'),
  },
  {
    rule: 'crmsh/incomplete-statement',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('order web_before_ip3 Mandatory: webs ip3', 'order web_before_ip3 Mandatory:<||>'),
  },
  {
    rule: 'crmsh/missing-backslash',
    cluster: 'postgres-pair',
    file: 'cluster.crm',
    edit: replace('primitive pg_ip ocf:heartbeat:IPaddr2 \\', 'primitive pg_ip ocf:heartbeat:IPaddr2<||>'),
  },
  {
    rule: 'crmsh/obsolete-property',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace(
      'property stonith-enabled=true',
      'property stonith-enabled=true <|default-resource-stickiness|>=10',
    ),
  },
  {
    rule: 'crmsh/placeholder',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace('ip=10.30.0.33', 'ip=<|<cluster ip>|>'),
  },
  {
    rule: 'crmsh/quorum-ignored',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('no-quorum-policy=stop', 'no-quorum-policy=<|ignore|>'),
  },
  {
    rule: 'crmsh/stonith-disabled',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('property stonith-enabled=true', 'property stonith-enabled=<|false|>'),
  },
  {
    rule: 'crmsh/stray-backslash',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace(
      'group nfs fs_export fs_nfsinfo nfsd export_root export_home nfs_ip\n',
      'group nfs fs_export fs_nfsinfo nfsd export_root export_home nfs_ip <|\\|>\n',
    ),
  },
  {
    rule: 'crmsh/trailing-semicolon',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('op monitor interval=60s timeout=20s', 'op monitor interval=60s timeout=20s<|;|>'),
  },
  {
    rule: 'crmsh/typographic-character',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace('ip=10.30.0.33 cidr', 'ip=<|“10.30.0.33”|> cidr'),
  },
  {
    rule: 'crmsh/unbalanced-quote',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('configfile="/srv/wiki/etc/nginx.conf"', 'configfile=<|"|>/srv/wiki/etc/nginx.conf'),
  },
  {
    rule: 'crmsh/undefined-resource',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('group nfs fs_export', 'group nfs <|fs_exprot|>'),
  },
  {
    rule: 'crmsh/undefined-resource',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('Mandatory: cl_drbd_wiki:promote', 'Mandatory: <|cl_drbd_wikki|>:promote'),
  },
  {
    rule: 'crmsh/unexpected-word',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace(
      'ip=198.51.100.12 cidr_netmask=24 nic=eth0',
      'ip=198.51.100.12 cidr_netmask=24 <|nic:eth0|>',
    ),
  },
  {
    rule: 'crmsh/unknown-property',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('property stonith-enabled=true', 'property stonith-enabled=true <|no-quorum-polcy|>=stop'),
  },
  {
    rule: 'crmsh/unknown-statement',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('order web_before_ip3', '<|oder|> web_before_ip3'),
  },
  {
    rule: 'crmsh/unknown-statement',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace('primitive ip_mysql', '<|primitve|> ip_mysql'),
  },
];
