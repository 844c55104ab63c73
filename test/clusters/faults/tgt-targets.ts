import { type Fault, replace } from '../fault.ts';

export const targetsFaults: readonly Fault[] = [
  {
    rule: 'tgt-targets/bad-value',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('write-cache  off', 'write-cache  <|of|>'),
  },
  {
    rule: 'tgt-targets/duplicate-target',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('<target iqn.2014-09.example.san:backup>', '<target <|iqn.2014-09.example.san:mail|>>'),
  },
  {
    rule: 'tgt-targets/initiator-name-alone',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    initiator-address 192.168.71.0/24\n',
      '    <|initiator-name|> iqn.1993-08.org.debian:01:abc\n',
    ),
  },
  {
    rule: 'tgt-targets/lun-number',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('scsi_sn      bk0001\n', 'scsi_sn      bk0001\n        lun          <|0|>\n'),
  },
  {
    rule: 'tgt-targets/mismatched-closing',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    initiator-address 192.168.71.22\n</target>',
      '    initiator-address 192.168.71.22\n</<|targets|>>',
    ),
  },
  {
    rule: 'tgt-targets/misplaced-key',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('default-driver iscsi\n', 'default-driver iscsi\n<|initiator-address|> 192.168.71.0/24\n'),
  },
  {
    rule: 'tgt-targets/missing-value',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('incominguser mailhost kQ82xnWfe71Z', '<|incominguser|>'),
  },
  {
    rule: 'tgt-targets/mixed-stores',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    backing-store /dev/drbd0\n',
      '    backing-store /dev/drbd0\n    <backing-store <|/dev/vg_san/scratch|>>\n    </backing-store>\n',
    ),
  },
  {
    rule: 'tgt-targets/no-store',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('    backing-store /dev/drbd0\n', ''),
    at: { text: '<|iqn.2014-09.example.san:mail|>' },
  },
  {
    rule: 'tgt-targets/open-to-all',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    incominguser mailhost kQ82xnWfe71Z\n    initiator-address 192.168.71.21\n    initiator-address 192.168.71.22\n',
      '',
    ),
    at: { text: '<|iqn.2014-09.example.san:mail|>' },
  },
  {
    rule: 'tgt-targets/password-with-blank',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('mailhost kQ82xnWfe71Z', 'mailhost kQ82 <|xnWfe71Z|>'),
  },
  {
    rule: 'tgt-targets/placeholder',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('backing-store /dev/drbd0', 'backing-store <|<path of the disk>|>'),
  },
  {
    rule: 'tgt-targets/relative-store',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('backing-store /dev/drbd0', 'backing-store <|drbd0|>'),
  },
  {
    rule: 'tgt-targets/repeated-key',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('scsi_sn      bk0001\n', 'scsi_sn      bk0001\n        <|scsi_sn|>      bk0002\n'),
  },
  {
    rule: 'tgt-targets/surplus-closing',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    initiator-address 192.168.71.0/24\n</target>\n',
      '    initiator-address 192.168.71.0/24\n</target>\n<|</target>|>\n',
    ),
  },
  {
    rule: 'tgt-targets/target-name-form',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('<target iqn.2014-09.example.san:backup>', '<target <|backup-disk|>>'),
  },
  {
    rule: 'tgt-targets/text-after-tag',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '<target iqn.2014-09.example.san:mail>\n',
      '<target iqn.2014-09.example.san:mail> <|allow-in-use yes|>\n',
    ),
  },
  {
    rule: 'tgt-targets/unclosed-comment',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    initiator-address 192.168.71.0/24\n</target>\n',
      '    initiator-address 192.168.71.0/24\n</target>\n<|/*|> the old one\n',
    ),
  },
  {
    rule: 'tgt-targets/unclosed-here-document',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    initiator-address 192.168.71.0/24\n</target>\n',
      '    initiator-address 192.168.71.0/24\n</target>\ncontrol-port <|<<|>EOF\n',
    ),
  },
  {
    rule: 'tgt-targets/unclosed-section',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    initiator-address 192.168.71.0/24\n</target>\n',
      '    initiator-address 192.168.71.0/24\n',
    ),
    at: { text: '<|<target iqn.2014-09.example.san:backup>|>' },
  },
  {
    rule: 'tgt-targets/unclosed-tag',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('<target iqn.2014-09.example.san:mail>', '<|<target iqn.2014-09.example.san:mail|>'),
  },
  {
    rule: 'tgt-targets/unknown-key',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('incominguser mailhost', '<|incoming-user|> mailhost'),
  },
  {
    rule: 'tgt-targets/unmatchable-initiator',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('initiator-address 192.168.71.0/24', 'initiator-address <|all|>'),
  },
  {
    rule: 'tgt-targets/value-with-hash',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('kQ82xnWfe71Z', 'kQ82xn<|#fe71Z|>'),
  },
  {
    rule: 'tgt-targets/misread-tag',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace('<target iqn.2014-09.example.san:mail>', '<|target iqn.2014-09.example.san:mail>|>'),
  },
  {
    rule: 'tgt-targets/unnumbered-stores',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    backing-store /dev/drbd0\n',
      '    backing-store /dev/drbd0\n    backing-store <|/dev/vg0/old|>\n',
    ),
  },
  {
    rule: 'tgt-targets/mixed-stores',
    cluster: 'targets-conf-san',
    file: 'etc/tgt/targets.conf',
    edit: replace(
      '    backing-store /dev/drbd0\n',
      '    backing-store /dev/drbd0\n    <backing-store <|/dev/vg_san/scratch|>>\n        lun 2\n    </backing-store>\n',
    ),
  },
];
