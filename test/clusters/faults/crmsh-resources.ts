import { type Fault, replace } from '../fault.ts';

/** Resources: their agents, parameters and operations, and what holds them. */
export const crmshResourceFaults: readonly Fault[] = [
  {
    rule: 'crmsh/anonymous-copies',
    cluster: 'dual-primary-gfs2',
    file: 'cluster.crm',
    edit: replace(
      'cl_httpd p_httpd meta interleave=true',
      'cl_httpd p_httpd meta clone-node-max=<|2|> interleave=true',
    ),
  },
  {
    rule: 'crmsh/bad-address',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('ip=198.51.100.12', 'ip=<|198.51.100.312|>'),
  },
  {
    rule: 'crmsh/bundle-image',
    cluster: 'containers',
    file: 'cluster.crm',
    edit: replace('docker image="registry.dock.example/web:2.4" replicas=2', '<|docker|> replicas=2'),
  },
  {
    rule: 'crmsh/deprecated-ms',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace(
      'clone cl_drbd_wiki p_drbd_wiki \\\n        meta promotable=true promoted-max=1 promoted-node-max=1 clone-max=2',
      '<|ms|> cl_drbd_wiki p_drbd_wiki \\\n        meta promoted-max=1 promoted-node-max=1 clone-max=2',
    ),
  },
  {
    rule: 'crmsh/dotted-netmask',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace('cidr_netmask=24', 'cidr_netmask=<|255.255.255.0|>'),
  },
  {
    rule: 'crmsh/drbd-clone',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace(' notify=true\n', '\n'),
    at: { text: 'e <|cl_drbd_wiki|>' },
  },
  {
    rule: 'crmsh/drbd-clone',
    cluster: 'postgres-pair',
    file: 'cluster.crm',
    edit: replace('clone-node-max=1 notify=true', 'clone-node-max=<|2|> notify=true'),
  },
  {
    rule: 'crmsh/duplicate-operation',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('op monitor role=Unpromoted interval=31s', 'op <|monitor|> role=Unpromoted interval=29s'),
  },
  {
    rule: 'crmsh/failures-never-expire',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace(
      ' \\\n    migration-threshold=3 \\\n    failure-timeout=30min',
      ' \\\n    <|migration-threshold=3|>',
    ),
  },
  {
    rule: 'crmsh/missing-monitor',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace(
      'primitive mail ocf:heartbeat:postfix \\\n    op start interval=0s timeout=20s \\\n    op stop interval=0s timeout=20s \\\n    op monitor interval=60s timeout=20s\n',
      'primitive <|mail|> ocf:heartbeat:postfix \\\n    op start interval=0s timeout=20s \\\n    op stop interval=0s timeout=20s\n',
    ),
  },
  {
    rule: 'crmsh/missing-parameter',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace(' directory="/srv/nfs" fstype=ext4 options', ' fstype=ext4 options'),
    at: { text: 't <|Filesystem|>' },
  },
  {
    rule: 'crmsh/monitor-interval-zero',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('op monitor interval=60s timeout=20s', 'op <|monitor|> timeout=20s'),
  },
  {
    rule: 'crmsh/not-fencing-device',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('north: fence_rack_a fence_sbd', 'north: <|dns_ip|> fence_sbd'),
  },
  {
    rule: 'crmsh/operation-attribute-order',
    cluster: 'containers',
    file: 'cluster.crm',
    edit: replace('op monitor interval=15s timeout=20s', 'op monitor interval=15s depth=10 <|timeout|>=20s'),
  },
  {
    rule: 'crmsh/operation-interval',
    cluster: 'containers',
    file: 'cluster.crm',
    edit: replace('op start interval=0s timeout=40s', 'op start interval=<|20s|> timeout=40s'),
  },
  {
    rule: 'crmsh/promotable-needs-ocf',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace(
      'tag outside',
      'primitive sync lsb:csync2 \\\n    op monitor interval=60s timeout=20s role=Promoted \\\n    op monitor interval=61s timeout=20s role=Unpromoted\nclone sync_everywhere <|sync|> \\\n    meta promotable=true interleave=true\ntag outside',
    ),
  },
  {
    rule: 'crmsh/removed-container',
    cluster: 'containers',
    file: 'cluster.crm',
    edit: replace('    docker image=', '    <|rkt|> image='),
  },
  {
    rule: 'crmsh/shared-value',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('ip=198.51.100.12', 'ip=<|198.51.100.11|>'),
  },
  {
    rule: 'crmsh/shared-value',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('by-res/export/1', 'by-res/export/0'),
    at: { text: '\tparams device="<|/dev/drbd/by-res/export/0|>" directory="/srv/nfsi' },
  },
  {
    rule: 'crmsh/shared-value',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace('directory="/var/log/mysql"', 'directory="<|/var/lib/mysql|>"'),
  },
  {
    rule: 'crmsh/shared-value',
    cluster: 'three-node-mesh',
    file: 'cluster.crm',
    edit: replace('device="/dev/drbd2"', 'device="<|/dev/drbd/by-res/archive/0|>"'),
  },
  {
    rule: 'crmsh/timeout-below-advice',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('op monitor interval=30s timeout=30s', 'op monitor interval=30s timeout=<|5s|>'),
  },
  {
    rule: 'crmsh/two-parents',
    cluster: 'iscsi-pair',
    file: 'cluster.crm',
    edit: replace('group g_iscsi02 p_block_iscsi02', 'group g_iscsi02 <|p_block_iscsi01|> p_block_iscsi02'),
  },
  {
    rule: 'crmsh/unique-parameter',
    cluster: 'virtual-machines',
    file: 'cluster.crm',
    edit: replace('drbd_resource=vm-git', 'drbd_resource=<|vm-erp|>'),
  },
  {
    rule: 'crmsh/unknown-agent',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('ocf:heartbeat:postfix', '<|ocf:heartbeat:postfx|>'),
  },
  {
    rule: 'crmsh/unknown-meta-attribute',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace('rsc_defaults resource-stickiness=10', 'rsc_defaults <|resource-stickyness|>=10'),
  },
  {
    rule: 'crmsh/unknown-operation',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace('op monitor interval=60s', 'op <|moniter|> interval=60s'),
  },
  {
    rule: 'crmsh/unknown-parameter',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace('cidr_netmask=24', '<|netmask|>=24'),
  },
  {
    rule: 'crmsh/valueless-parameter',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace('ip=10.30.0.33 cidr_netmask=24', 'ip=10.30.0.33 <|cidr_netmask 24|>'),
  },
  {
    rule: 'crmsh/wrong-child',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('group nfs fs_export', 'group nfs <|ms_drbd_export|> fs_export'),
  },
];
