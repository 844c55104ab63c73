import { type Fault, replace } from '../fault.ts';

/** How drbd.conf is written: braces, words and the values of single options. */
export const drbdFaults: readonly Fault[] = [
  {
    rule: 'drbd/bad-boolean',
    cluster: 'three-node-mesh',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('auto-promote   no', 'auto-promote   <|off|>'),
  },
  {
    rule: 'drbd/bad-cpu-mask',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('auto-promote no;', 'auto-promote no;\n        cpu-mask <|0-3|>;'),
  },
  {
    rule: 'drbd/bad-name',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/disk.res',
    edit: {
      kind: 'add',
      text: 'resource <|disk|> {\n\tdevice /dev/drbd9;\n\tdisk /dev/vg_data/spare;\n\tmeta-disk internal;\n\ton pike { address 10.44.0.1:7799; }\n\ton perch { address 10.44.0.2:7799; }\n}\n',
    },
  },
  {
    rule: 'drbd/bad-number',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace('node-id 1', 'node-id <|99|>'),
  },
  {
    rule: 'drbd/bad-suffix',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('c-max-rate   200M', 'c-max-rate   <|200MB|>'),
  },
  {
    rule: 'drbd/duplicate-option',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('verify-alg    crc32c;', 'verify-alg    crc32c;\n        <|verify-alg|>    sha1;'),
  },
  {
    rule: 'drbd/duplicate-section',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace(
      '    disk {\n        on-io-error  detach;\n',
      '    disk {\n        on-io-error  detach;\n    }\n    <|disk|> {\n',
    ),
  },
  {
    rule: 'drbd/duplicate-statement',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace('meta-disk internal;', 'meta-disk internal;\n    <|meta-disk|> internal;'),
  },
  {
    rule: 'drbd/foreign-comment',
    cluster: 'postgres-pair',
    file: 'etc/drbd.d/pgdata.res',
    edit: replace('    disk {\n        fencing', '    disk {\n        <|// both lines|>\n        fencing'),
  },
  {
    rule: 'drbd/misplaced-option',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace(
      '        on-io-error  detach;\n',
      '        on-io-error  detach;\n        <|ping-timeout|> 10;\n',
    ),
  },
  {
    rule: 'drbd/misplaced-statement',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/export.res',
    edit: replace(
      'on perch { address 10.44.0.2:7789; }',
      'on perch { address 10.44.0.2:7789; <|net|> { max-buffers 4000; } }',
    ),
  },
  {
    rule: 'drbd/missing-brace',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('    options {\n', '    <|options|>\n'),
  },
  {
    rule: 'drbd/missing-name',
    cluster: 'nfs-pair',
    file: 'etc/drbd.conf',
    edit: replace('include "drbd.d/global_common.conf";', '<|include|>;'),
  },
  {
    rule: 'drbd/missing-semicolon',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('protocol C;', 'protocol <|C|>'),
  },
  {
    rule: 'drbd/missing-value',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('verify-alg    crc32c;', '<|verify-alg|>;'),
  },
  {
    rule: 'drbd/negated-value',
    cluster: 'mysql-lvm',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('on-io-error detach;', 'on-io-error detach;\n        no-disk-flushes <|no|>;'),
  },
  {
    rule: 'drbd/not-a-number',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('c-plan-ahead 20', 'c-plan-ahead <|some|>'),
  },
  {
    rule: 'drbd/out-of-range',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('c-plan-ahead 20', 'c-plan-ahead <|2000|>'),
  },
  {
    rule: 'drbd/placeholder',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace('10.60.1.12:7790', '<|<ip address of grace>|>:7790'),
  },
  {
    rule: 'drbd/single-quotes',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('"exPort/9ab71c"', "<|'exPort/9ab71c'|>"),
  },
  {
    rule: 'drbd/stray-character',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('c-plan-ahead 20', 'c-plan-ahead <|=|> 20'),
  },
  {
    rule: 'drbd/surplus-brace',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/export.res',
    edit: replace(
      '\ton perch { address 10.44.0.2:7789; }\n}\n',
      '\ton perch { address 10.44.0.2:7789; }\n}\n<|}|>\n',
    ),
  },
  {
    rule: 'drbd/surplus-semicolon',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('protocol C;', 'protocol C;<|;|>'),
  },
  {
    rule: 'drbd/surplus-value',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace(
      '"/usr/lib/drbd/notify-split-brain.sh root"',
      '/usr/lib/drbd/notify-split-brain.sh <|root|>',
    ),
  },
  {
    rule: 'drbd/surplus-word',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace('/dev/nvme0n1p4;', '/dev/nvme0n1p4 <|/dev/nvme0n1p5|>;'),
  },
  {
    rule: 'drbd/typographic-character',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('"exPort/9ab71c"', '<|“exPort/9ab71c”|>'),
  },
  {
    rule: 'drbd/unclosed-section',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace(
      '    options {\n        auto-promote no;\n    }\n',
      '    options {\n        auto-promote no<|;|>\n',
    ),
  },
  {
    rule: 'drbd/unknown-option',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('c-fill-target', '<|c-fil-target|>'),
  },
  {
    rule: 'drbd/unknown-section',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('    options {\n', '    <|optons|> {\n'),
  },
  {
    rule: 'drbd/unknown-statement',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace('meta-disk internal;', '<|metadisk|> internal;'),
  },
  {
    rule: 'drbd/unknown-value',
    cluster: 'nfs-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('discard-zero-changes', '<|discard-zero-change|>'),
  },
  {
    rule: 'drbd/unterminated-string',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/global_common.conf',
    edit: replace('notify-split-brain.sh root";', 'notify-split-brain.sh root;'),
    at: { text: '<|"/usr/lib/drbd/notify-split-brain.sh root|>' },
  },
  {
    rule: 'drbd/value-too-long',
    cluster: 'promotable-pair',
    file: 'etc/drbd.d/wiki.res',
    edit: replace(
      '"mZ8-qLr2-Ww0x-19fd"',
      '<|"mZ8-qLr2-Ww0x-19fd-0123456789-0123456789-0123456789-0123456789-0123456789"|>',
    ),
  },
];
