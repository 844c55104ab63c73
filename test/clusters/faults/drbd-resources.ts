import { type Fault, replace } from '../fault.ts';

/** What makes up resources: hosts and their addresses, connections, volumes, devices and disks. */
export const drbdResourceFaults: readonly Fault[] = [
  {
    rule: 'drbd/bad-device',
    cluster: 'mysql-lvm',
    file: 'etc/drbd.d/mysql.res',
    edit: replace('device    /dev/drbd1;', 'device    <|/dev/sdb1|>;'),
  },
  {
    rule: 'drbd/connection-endpoints',
    cluster: 'geo-site',
    file: 'etc/drbd.d/orders.res',
    edit: replace('        host ams2;\n        host fra1;\n', '        host ams2;\n'),
    at: { text: '    <|connection|> {\n        host ams2' },
  },
  {
    rule: 'drbd/duplicate-address',
    cluster: 'three-node-mesh',
    file: 'etc/drbd.d/archive.res',
    edit: replace('10.90.2.2:7789', '10.90.2.2:7788'),
    at: { file: 'etc/drbd.d/queue.res', text: '<|10.90.2.2:7788|>' },
  },
  {
    rule: 'drbd/duplicate-connection',
    cluster: 'geo-site',
    file: 'etc/drbd.d/orders.res',
    edit: replace(
      '    connection {\n        host ams2;\n        host fra1;\n',
      '    <|connection|> {\n        host ams1;\n        host fra1;\n        net { protocol A; }\n    }\n    connection {\n        host ams2;\n        host fra1;\n',
    ),
  },
  {
    rule: 'drbd/duplicate-device',
    cluster: 'virtual-machines',
    file: 'etc/drbd.d/vm-git.res',
    edit: replace('/dev/drbd_vm-git minor 21', '<|/dev/drbd_vm-erp|> minor 21'),
  },
  {
    rule: 'drbd/duplicate-host',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/export.res',
    edit: replace('on perch {', 'on <|pike|> {'),
  },
  {
    rule: 'drbd/duplicate-meta-disk',
    cluster: 'tgtadm-san',
    file: 'etc/drbd.d/tape.res',
    edit: {
      kind: 'add',
      text: 'resource tape {\n    device /dev/drbd1;\n    disk /dev/md7;\n    meta-disk <|/dev/md4|>[0];\n    on store1 { address 10.77.0.1:7789; }\n    on store2 { address 10.77.0.2:7789; }\n}\n',
    },
  },
  {
    rule: 'drbd/duplicate-minor',
    cluster: 'virtual-machines',
    file: 'etc/drbd.d/vm-git.res',
    edit: replace('minor 21', 'minor 20'),
    at: { text: '<|/dev/drbd_vm-git|>' },
  },
  {
    rule: 'drbd/duplicate-minor',
    cluster: 'heartbeat-crm-mail',
    file: 'etc/drbd.d/old.res',
    edit: {
      kind: 'add',
      text: 'resource old {\n    device    <|/dev/drbd4|>;\n    disk      /dev/vg_system/old;\n    meta-disk internal;\n    net {\n        cram-hmac-alg sha1;\n        shared-secret "pOst-4492-uvT";\n    }\n    on postino.mail.example {\n        address 172.20.1.1:7795;\n    }\n    on messenger.mail.example {\n        address 172.20.1.2:7795;\n    }\n}\n',
    },
  },
  {
    rule: 'drbd/duplicate-node-id',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace('node-id 1', 'node-id <|0|>'),
  },
  {
    rule: 'drbd/duplicate-resource',
    cluster: 'iscsi-pair',
    file: 'etc/drbd.d/iscsi02.res',
    edit: replace('resource iscsi02 {', 'resource <|iscsi01|> {'),
  },
  {
    rule: 'drbd/duplicate-volume',
    cluster: 'mysql-lvm',
    file: 'etc/drbd.d/mysql.res',
    edit: replace('volume 1 {', 'volume <|0|> {'),
  },
  {
    rule: 'drbd/incomplete-proxy',
    cluster: 'stacked-third-site',
    file: 'etc/drbd.d/data.res',
    edit: replace(
      '        address 10.1.8.100:7790;\n    }\n    on aare {\n',
      '        address 10.1.8.100:7790;\n        proxy on limmat {\n            inside 127.0.0.1:7801;\n            outside 10.1.8.100:7802;\n        }\n    }\n    on aare {\n        <|proxy|> on aare {\n            inside 127.0.0.1:7801;\n        }\n',
    ),
  },
  {
    rule: 'drbd/invalid-address',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace('10.60.1.12:7790', '<|10.60.1.12|>'),
  },
  {
    rule: 'drbd/meta-disk-in-use',
    cluster: 'tgtadm-san',
    file: 'etc/drbd.conf',
    edit: replace('meta-disk /dev/md4[0]', 'meta-disk <|/dev/md3|>[0]'),
  },
  {
    rule: 'drbd/missing-address',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/notes.res',
    edit: {
      kind: 'add',
      text: 'resource notes {\n    net {\n        shared-secret "mZ8-qLr2-Ww0x-20fe";\n    }\n    device    minor 11;\n    disk      /dev/nvme0n1p5;\n    meta-disk internal;\n    on ada {\n        node-id 0;\n    }\n    on grace {\n        node-id 1;\n    }\n    connection {\n        host ada address 10.60.1.11:7791;\n        host <|grace|>;\n    }\n}\n',
    },
  },
  {
    rule: 'drbd/missing-connection',
    cluster: 'three-node-mesh',
    file: 'etc/drbd.d/queue.res',
    edit: replace('    connection-mesh {\n        hosts mercury venus pluto;\n    }\n', ''),
    at: { text: ' <|queue|>' },
  },
  {
    rule: 'drbd/missing-hosts',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/export.res',
    edit: replace('\ton pike  { address 10.44.0.1:7789; }\n\ton perch { address 10.44.0.2:7789; }\n', ''),
    at: { text: 'e <|export|>' },
  },
  {
    rule: 'drbd/missing-include',
    cluster: 'nfs-pair',
    file: 'etc/drbd.conf',
    edit: replace('global_common.conf', 'global-common.conf'),
    at: { text: '<|"drbd.d/global-common.conf"|>' },
  },
  {
    rule: 'drbd/missing-index',
    cluster: 'heartbeat-web-pair',
    file: 'etc/drbd.conf',
    edit: replace(
      'disk      /dev/cciss/c0d0p6;\n        address   192.168.250.2:7789;\n        meta-disk internal;',
      'disk      /dev/cciss/c0d0p6;\n        address   192.168.250.2:7789;\n        meta-disk <|/dev/cciss/c0d0p7|>;',
    ),
  },
  {
    rule: 'drbd/missing-node-id',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace('        node-id 1;\n', ''),
    at: { text: '    <|on|> g' },
  },
  {
    rule: 'drbd/missing-part',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace('    disk      /dev/nvme0n1p4;\n', ''),
    at: { text: '    <|on|> a' },
  },
  {
    rule: 'drbd/mixed-volumes',
    cluster: 'iscsi-pair',
    file: 'etc/drbd.d/iscsi02.res',
    edit: replace(
      '    meta-disk internal;\n',
      '    meta-disk internal;\n    <|volume|> 1 {\n        device /dev/drbd5;\n        disk /dev/vg_storage/more;\n        meta-disk internal;\n    }\n',
    ),
  },
  {
    rule: 'drbd/overlapping-disk',
    cluster: 'iscsi-pair',
    file: 'etc/drbd.d/iscsi02.res',
    edit: replace('/dev/vg_storage/iscsi02', '<|/dev/mapper/vg_storage-iscsi01|>'),
  },
  {
    rule: 'drbd/overlapping-disk',
    cluster: 'postgres-pair',
    file: 'etc/drbd.d/wal.res',
    edit: {
      kind: 'add',
      text: 'resource wal {\n    device    /dev/drbd1;\n    disk      /dev/sdb;\n    meta-disk internal;\n    net {\n        cram-hmac-alg sha1;\n        shared-secret "Wl3-elephants-7732";\n    }\n    on asia { address 10.0.77.1:7789; }\n    on africa { address 10.0.77.2:7789; }\n}\n',
    },
    at: {
      file: 'etc/drbd.d/pgdata.res',
      text: '        disk      <|/dev/sdb1|>;\n        address   10.0.77.1',
    },
  },
  {
    rule: 'drbd/proxy-in-mesh',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/notes.res',
    edit: {
      kind: 'add',
      text: 'resource notes {\n    net {\n        shared-secret "mZ8-qLr2-Ww0x-20fe";\n    }\n    device    minor 11;\n    disk      /dev/nvme0n1p5;\n    meta-disk internal;\n    on ada {\n        node-id 0;\n        address 127.0.0.1:7791;\n        <|proxy|> on ada {\n            inside 127.0.0.1:7792;\n            outside 10.60.1.11:7793;\n        }\n    }\n    on grace {\n        node-id 1;\n        address 127.0.0.1:7791;\n        proxy on grace {\n            inside 127.0.0.1:7792;\n            outside 10.60.1.12:7793;\n        }\n    }\n    connection-mesh {\n        hosts ada grace;\n    }\n}\n',
    },
  },
  {
    rule: 'drbd/proxy-missing',
    cluster: 'stacked-third-site',
    file: 'etc/drbd.d/data.res',
    edit: replace(
      '        address   10.200.8.1:7790;\n',
      '        address   10.200.8.1:7790;\n        proxy on aare {\n            inside 127.0.0.1:7801;\n            outside 10.200.8.1:7802;\n        }\n',
    ),
    at: { text: '<|stacked-on-top-of|>' },
  },
  {
    rule: 'drbd/resync-after',
    cluster: 'iscsi-pair',
    file: 'etc/drbd.d/iscsi02.res',
    edit: replace(
      '    meta-disk internal;\n',
      '    meta-disk internal;\n    disk { resync-after <|iscsi01/7|>; }\n',
    ),
  },
  {
    rule: 'drbd/same-address',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/export.res',
    edit: replace('on perch { address 10.44.0.2:7789; }', 'on perch { address <|10.44.0.1:7789|>; }'),
  },
  {
    rule: 'drbd/self-backed',
    cluster: 'postgres-pair',
    file: 'etc/drbd.d/pgdata.res',
    edit: replace(
      '    on asia {\n        device    /dev/drbd0;\n        disk      /dev/sdb1;\n        address   10.0.77.1:7788;\n        meta-disk internal;\n    }\n    on africa {\n        device    /dev/drbd0;\n        disk      /dev/sdb1;',
      '    on asia {\n        device    /dev/drbd0;\n        disk      /dev/sdb1;\n        address   10.0.77.1:7788;\n        meta-disk internal;\n    }\n    on africa {\n        device    /dev/drbd0;\n        disk      <|/dev/drbd0|>;',
    ),
  },
  {
    rule: 'drbd/shared-disk',
    cluster: 'iscsi-pair',
    file: 'etc/drbd.d/iscsi02.res',
    edit: replace('/dev/vg_storage/iscsi02', '<|/dev/vg_storage/iscsi01|>'),
  },
  {
    rule: 'drbd/shared-disk',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/export.res',
    edit: replace('/dev/vg_data/nfsinfo', '<|/dev/vg_data/export|>'),
  },
  {
    rule: 'drbd/stacked-twice',
    cluster: 'stacked-third-site',
    file: 'etc/drbd.d/data.res',
    edit: replace(
      'resource data-U {',
      'resource data-W {\n    net {\n        protocol A;\n    }\n    stacked-on-top-of data {\n        device  /dev/drbd11;\n        address 10.1.8.101:7791;\n    }\n    on reuss {\n        device    /dev/drbd11;\n        disk      /dev/sdc1;\n        address   10.200.9.1:7791;\n        meta-disk internal;\n    }\n}\n\nresource data-U {',
    ),
    at: { text: '    stacked-on-top-of <|data|> {\n        device  /dev/drbd10' },
  },
  {
    rule: 'drbd/unknown-host',
    cluster: 'three-node-mesh',
    file: 'etc/drbd.d/queue.res',
    edit: replace('hosts mercury venus pluto', 'hosts mercury <|vnus|> pluto'),
  },
  {
    rule: 'drbd/unknown-resource',
    cluster: 'stacked-third-site',
    file: 'etc/drbd.d/data.res',
    edit: replace('stacked-on-top-of data {', 'stacked-on-top-of <|dtaa|> {'),
  },
  {
    rule: 'drbd/unknown-resource',
    cluster: 'heartbeat-web-pair',
    file: 'etc/drbd.conf',
    edit: replace('after www', 'after <|wwww|>'),
  },
  {
    rule: 'drbd/volume-mismatch',
    cluster: 'three-node-mesh',
    file: 'etc/drbd.d/queue.res',
    edit: replace(
      'pluto {\n        node-id 2;\n        address 10.90.2.3:7788;\n        volume 0 {\n            device minor 0;\n            disk none;',
      'pluto {\n        node-id 2;\n        address 10.90.2.3:7788;\n        volume 1 {\n            device minor 5;\n            disk none;',
    ),
    at: { text: '    <|on|> m' },
  },
];
