import { type Fault, replace } from '../fault.ts';

/** Statements that crmsh takes and that mean something else than their author wants. */
export const crmshMeaningFaults: readonly Fault[] = [
  {
    rule: 'crmsh/any-of-set',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace(
      'group nfs fs_export fs_nfsinfo nfsd export_root',
      'order nfs_last Mandatory: <|[ fs_export fs_nfsinfo ]|> nfs_ip\ngroup nfs fs_export fs_nfsinfo nfsd export_root',
    ),
  },
  {
    rule: 'crmsh/banned-everywhere',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace(
      'location l_fence_grace fence_grace -inf: grace\n',
      'location l_fence_grace fence_grace -inf: grace\nlocation <|l_fence_never|> fence_grace -inf: ada\n',
    ),
  },
  {
    rule: 'crmsh/cloned-filesystem',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: {
      kind: 'replace',
      old: 'rsc_defaults',
      new: 'primitive fs_more Filesystem \\\n    params device=/dev/mapper/san1 directory=/srv/more fstype=ext4 \\\n    op start interval=0 timeout=60 op stop interval=0 timeout=60 op monitor interval=20 timeout=40\nclone fs_all <|fs_more|> meta interleave=true\nrsc_defaults',
    },
  },
  {
    rule: 'crmsh/colocation-cycle',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace(
      'colocation ip3_with_web inf: ip3 webs\n',
      'colocation ip3_with_web inf: ip3 webs\ncolocation a_pair inf: ip1 gateways\ncolocation <|b_pair|> inf: gateways ip1\n',
    ),
  },
  {
    rule: 'crmsh/colocation-with-unpromoted',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('g_wiki cl_drbd_wiki:Promoted', 'g_wiki cl_drbd_wiki:<|Unpromoted|>'),
  },
  {
    rule: 'crmsh/contradictory-colocation',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace(
      'colocation ip3_with_web inf: ip3 webs\n',
      'colocation ip3_with_web inf: ip3 webs\ncolocation <|ip3_elsewhere|> -inf: ip3 webs\n',
    ),
  },
  {
    rule: 'crmsh/contradictory-location',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace(
      'location l_fence_grace fence_grace -inf: grace\n',
      'location l_fence_grace fence_grace -inf: grace\nlocation <|l_fence_home|> fence_grace inf: grace\n',
    ),
  },
  {
    rule: 'crmsh/missing-interleave',
    cluster: 'dual-primary-gfs2',
    file: 'cluster.crm',
    edit: replace('clone cl_httpd p_httpd meta interleave=true', 'clone <|cl_httpd|> p_httpd'),
  },
  {
    rule: 'crmsh/monitor-one-role',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace(
      'op monitor role=Promoted interval=29s timeout=20s \\\n        op monitor role=Unpromoted interval=31s timeout=20s',
      'op monitor interval=30s timeout=20s',
    ),
    at: { text: 'primitive <|p_drbd_wiki|> ocf' },
  },
  {
    rule: 'crmsh/newer-property',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('stonith-enabled=true', 'stonith-enabled=true <|fencing-timeout|>=90s'),
  },
  {
    rule: 'crmsh/no-fencing-device',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace(
      'primitive fence_pdu stonith:fence_apc_snmp \\\n\tparams ip=10.43.9.5 snmp_version=3 username=cluster password_script="/etc/cluster/pdu-secret" snmp_sec_level=authPriv snmp_auth_prot=SHA pcmk_host_map="pike:3;perch:4" \\\n\top monitor interval=1800s timeout=60s\n',
      '',
    ),
    at: { text: 'stonith-enabled=<|true|>' },
  },
  {
    rule: 'crmsh/not-promotable',
    cluster: 'web-farm',
    file: 'cluster.crm',
    edit: replace(
      'order web_before_ip3 Mandatory: webs ip3',
      'order web_before_ip3 Mandatory: webs:<|promote|> ip3:start',
    ),
  },
  {
    rule: 'crmsh/old-clone-attribute',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('promotable=true promoted-max=1', 'promotable=true <|master-max|>=1'),
  },
  {
    rule: 'crmsh/order-cycle',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace(
      'promote g_wiki:start\n',
      'promote g_wiki:start\norder o_web_first Mandatory: <|p_nginx p_mariadb|>\n',
    ),
  },
  {
    rule: 'crmsh/order-reversed',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('cl_drbd_wiki:promote g_wiki:start', '<|g_wiki:start cl_drbd_wiki:promote|>'),
  },
  {
    rule: 'crmsh/old-address-agent',
    cluster: 'nfs-pair',
    file: 'cluster.crm',
    edit: replace('primitive nfs_ip IPaddr2', 'primitive nfs_ip <|IPaddr|>'),
  },
  {
    rule: 'crmsh/old-drbddisk',
    cluster: 'heartbeat-crm-mail',
    file: 'cluster.crm',
    edit: replace(
      'group g_mail p_fs_mail',
      'primitive p_disk <|heartbeat:drbddisk|> params 1=mail op monitor interval=60s\ngroup g_mail p_fs_mail',
    ),
  },
  {
    rule: 'crmsh/stonith-disabled',
    cluster: 'dual-primary-gfs2',
    file: 'cluster.crm',
    edit: replace('property stonith-enabled=true', 'property stonith-enabled=<|false|>'),
  },
  {
    rule: 'crmsh/storage-without-order',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace(
      'rsc_defaults',
      'primitive fs_more Filesystem \\\n    params device=/dev/mapper/san1 directory=/srv/more fstype=ext4 \\\n    op start interval=0 timeout=60 op stop interval=0 timeout=60 op monitor interval=20 timeout=40\nprimitive indexer systemd:indexer \\\n    op start interval=0 timeout=100 op stop interval=0 timeout=100 op monitor interval=60 timeout=100\ncolocation indexer_with_fs inf: <|indexer fs_more|>\nrsc_defaults',
    ),
  },
  {
    rule: 'crmsh/storage-without-colocation',
    cluster: 'mysql-lvm',
    file: 'cluster.crm',
    edit: replace(
      'rsc_defaults',
      'primitive fs_more Filesystem \\\n    params device=/dev/mapper/san1 directory=/srv/more fstype=ext4 \\\n    op start interval=0 timeout=60 op stop interval=0 timeout=60 op monitor interval=20 timeout=40\nprimitive indexer systemd:indexer \\\n    op start interval=0 timeout=100 op stop interval=0 timeout=100 op monitor interval=60 timeout=100\norder indexer_after_fs Mandatory: <|fs_more indexer|>\nrsc_defaults',
    ),
  },
  {
    rule: 'crmsh/switched-off',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace('p_ip_wiki p_ip6_wiki\n', 'p_ip_wiki p_ip6_wiki meta target-role=<|Stopped|>\n'),
  },
  {
    rule: 'cluster/drbd-clone-count',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace(
      'clone cl_drbd_wiki p_drbd_wiki \\\n        meta promotable=true promoted-max=1',
      'clone <|cl_drbd_wiki|> p_drbd_wiki \\\n        meta promotable=true promoted-max=2',
    ),
  },
  {
    rule: 'cluster/filesystem-not-tied',
    cluster: 'promotable-pair',
    file: 'cluster.crm',
    edit: replace(
      'colocation co_wiki_with_drbd inf: g_wiki cl_drbd_wiki:Promoted\norder o_drbd_before_wiki Mandatory: cl_drbd_wiki:promote g_wiki:start\n',
      '',
    ),
    at: { text: 'device="<|/dev/drbd10|>"' },
  },
  {
    rule: 'crmsh/constrained-remote',
    cluster: 'opt-in',
    file: 'cluster.crm',
    edit: replace(
      'group g_mail mail_ip mail\n',
      'primitive far ocf:pacemaker:remote \\\n    params server=10.40.0.99 \\\n    op monitor interval=20s timeout=30s\ngroup g_mail <|far|> mail_ip mail\n',
    ),
  },
  {
    rule: 'crmsh/renamed-property',
    cluster: 'opt-in',
    file: 'ha-cluster.json',
    edit: replace('"pacemaker": "2.1"', '"pacemaker": "3.0"'),
    at: { file: 'cluster.crm', text: '<|stonith-enabled|>=true' },
  },
];
