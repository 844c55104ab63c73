import { type AuditSection, accepts, reports } from '../item.ts';
import { BIND, LUN, script, TARGET, tgtadm, withAccount, withBind, withLun } from './texts.ts';

export const language: readonly AuditSection[] = [
  {
    kind: 'language',
    heading: 'Command line: lexical',
    divided: 'bullets',
    items: [
      {
        item: 'how options are written',
        word: 'getopt_long',
        reported: [
          reports('tgtadm/ambiguous-option', withBind('--init 10.0.0.1')),
          reports('tgtadm/unknown-option', withBind('--initiator_address 10.0.0.1')),
        ],
        accepted: [
          accepts(
            `tgtadm -Liscsi -m target -o new -t1 -Tiqn.2026-01.com.example:web\ntgtadm --lld=iscsi --mod lu --op=new --tid=1 --lu 1 --back /dev/vg/web\n${BIND}`,
          ),
        ],
      },
      {
        item: 'params before the mode',
        word: '--mode portal',
        reported: [
          reports(
            'tgtadm/params-before-mode',
            script('--op new --params portal=10.0.0.1:3260 --mode portal'),
          ),
        ],
      },
      {
        item: 'an option twice',
        word: 'Last',
        reported: [
          reports(
            'tgtadm/repeated-option',
            withBind('--initiator-address 10.0.0.2 --initiator-address 10.0.0.1'),
          ),
        ],
      },
      {
        item: 'words and options that tgtadm does not know',
        word: 'positional',
        reported: [
          reports('tgtadm/unexpected-word', withBind('initiator-address --initiator-address 10.0.0.1')),
          reports('tgtadm/unknown-option', withBind('--initiator-address 10.0.0.1 --frce')),
          reports('tgtadm/missing-operation', script('--mode target --tid 1')),
          reports('tgtadm/missing-mode', script('--op show')),
          reports('tgtadm/unknown-operation', script('--mode target --op create --tid 2')),
          reports('tgtadm/unknown-mode', script('--mode lunit --op show')),
        ],
      },
      {
        item: 'short options that swallow a word',
        word: 'Trap',
        reported: [
          reports(
            'tgtadm/swallowing-flag',
            `${TARGET}${LUN}${BIND}${tgtadm('-F --mode target --op delete --tid 1')}`,
          ),
          reports('tgtadm/swallowing-flag', withAccount('-O --mode account --op bind --tid 1 --user alice')),
        ],
      },
      {
        item: 'commas in values, two kinds of initiators at once',
        word: 'comma',
        reported: [
          reports('tgtadm/comma-in-value', withLun('--lun 1 --backing-store /srv/disk,1.img')),
          reports(
            'tgtadm/comma-in-value',
            script('--mode account --op new --user a,b --password Ain6eiNg7pho'),
          ),
          reports(
            'tgtadm/mixed-initiators',
            withBind('--initiator-address 10.0.0.1 --initiator-name iqn.2026-01.com.example:host'),
          ),
        ],
        accepted: [accepts(script('--mode account --op new --user alice --password Ain6,eiNg7pho'))],
      },
      {
        item: 'numbers',
        word: 'strtoull',
        reported: [
          reports('tgtadm/misread-number', withLun('--lun 1abc --backing-store /dev/vg/web')),
          reports('tgtadm/misread-number', script('--mode target --op show --tid 010')),
          reports('tgtadm/invalid-number', script('--mode target --op show --tid -1')),
        ],
      },
    ],
  },
  {
    kind: 'language',
    heading: 'Options (long',
    divided: 'paragraphs',
    items: [
      {
        item: 'the options',
        word: 'initiator-name Q',
        reported: [
          reports('tgtadm/unknown-option', withLun('--lun 1 --backing-store /dev/vg/web --block-size 512')),
        ],
        accepted: [accepts(withLun('--lun 1 -b /dev/vg/web -E rdwr -f direct -y 4096 -S a'))],
      },
    ],
  },
  {
    kind: 'language',
    heading: 'Value sets',
    divided: 'paragraphs',
    items: [
      {
        item: 'the words',
        word: 'device-type',
        reported: [
          reports('tgtadm/unknown-mode', script('--mode Target --op show')),
          reports('tgtadm/unknown-operation', script('--mode target --op Show')),
          reports('tgtadm/unknown-value', withLun('--lun 1 --backing-store /dev/vg/web --device-type dvd')),
          reports('tgtadm/unknown-value', withLun('--lun 1 --backing-store /dev/vg/web --bstype rdrw')),
          reports('tgtadm/unknown-value', withLun('--lun 1 --backing-store /dev/vg/web --bsoflags fast')),
          reports(
            'tgtadm/invalid-blocksize',
            withLun('--lun 1 --backing-store /dev/vg/web --blocksize 1000'),
          ),
        ],
      },
    ],
  },
  {
    kind: 'language',
    heading: 'Order in working scripts',
    divided: 'paragraphs',
    items: [
      {
        item: 'a working script, and what becomes of it at the next start',
        word: 'persistent',
        reported: [reports('tgtadm/not-persistent', script())],
        accepted: [
          accepts(
            `${script('--mode logicalunit --op update --tid 1 --lun 1 --params scsi_sn=a1')}${[
              '--mode target --op update --tid 1 --name state --value offline',
              '--mode target --op unbind --tid 1 --initiator-address 10.0.0.1',
              '--mode logicalunit --op delete --tid 1 --lun 1',
              '--mode target --op delete --tid 1 --force',
            ]
              .map(tgtadm)
              .join('')}`,
          ),
        ],
      },
    ],
  },
  {
    kind: 'language',
    heading: 'Corrections measured',
    divided: 'stars',
    items: [
      {
        item: 'a target goes with its logical units',
        word: '--force',
        accepted: [accepts(`${script()}${tgtadm('--mode target --op delete --tid 1')}`)],
      },
      {
        item: 'an empty name, a block size in words',
        word: 'blocksize',
        reported: [
          reports('tgtadm/invalid-blocksize', withLun('--lun 1 --backing-store /dev/vg/web --blocksize big')),
          reports(
            'tgtadm/target-name-form',
            `${TARGET.replace('iqn.2026-01.com.example:web', '""')}${LUN}${BIND}`,
          ),
        ],
      },
      {
        item: 'aio with direct',
        word: 'aio',
        reported: [
          reports(
            'tgtadm/unknown-value',
            withLun('--lun 1 --backing-store /dev/vg/web --bstype aio --bsoflags direct'),
          ),
        ],
      },
    ],
  },
];
