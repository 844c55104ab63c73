import { type AuditSection, accepts, reports } from '../item.ts';
import {
  LUN,
  needs,
  script,
  second,
  TARGET,
  takesNo,
  tgtadm,
  withAccount,
  withBind,
  withLun,
} from './texts.ts';

export const enforced: readonly AuditSection[] = [
  {
    kind: 'enforced',
    heading: 'Required / allowed options',
    divided: 'rows',
    items: [
      {
        word: 'system | update',
        item: 'system update',
        reported: [
          needs('system', 'update', '--name debug'),
          takesNo('system', 'update', '--name debug --value on --tid 1'),
        ],
      },
      {
        word: 'show, delete, stat',
        item: 'system show, delete, stat',
        tests: ['test/conformance/tgtadm.test.ts > agree on every mode with every operation'],
        accepted: [accepts(script('--mode system --op show --tid 3'))],
      },
      {
        word: 'target | new',
        item: 'target new',
        reported: [
          reports('tgtadm/missing-option', second('--mode target --op new --tid 2')),
          reports(
            'tgtadm/option-not-allowed',
            second('--mode target --op new --tid 2 --targetname iqn.2026-01.com.example:db --lun 1'),
          ),
          reports(
            'tgtadm/invalid-number',
            script('--mode target --op new --tid 0 --targetname iqn.2026-01.com.example:db'),
          ),
        ],
      },
      {
        word: 'force',
        item: 'target delete',
        reported: [
          needs('target', 'delete', '--force'),
          reports(
            'tgtadm/option-not-allowed',
            `${script()}${tgtadm('--mode target --op delete --tid 1 --lun 1')}`,
          ),
        ],
      },
      {
        word: 'tid optional',
        item: 'target show, stat',
        reported: [takesNo('target', 'show', '--lun 1')],
        accepted: [accepts(script('--mode target --op show'))],
      },
      {
        word: 'bind, unbind | tid>0',
        item: 'target bind, unbind',
        reported: [
          needs('target', 'bind', '--tid 1'),
          needs('target', 'unbind', '--initiator-address 10.0.0.1'),
        ],
      },
      {
        word: 'target | update',
        item: 'target update',
        reported: [
          needs('target', 'update', '--tid 1 --name MaxConnections'),
          takesNo('target', 'update', '--tid 1 --name MaxConnections --value 1 --lun 1'),
        ],
      },
      {
        word: 'logicalunit | new',
        item: 'logical unit new',
        reported: [
          needs('logicalunit', 'new', '--tid 1 --backing-store /dev/vg/b'),
          needs('logicalunit', 'new', '--tid 1 --lun 2 --device-type pt --bstype sg'),
          takesNo('logicalunit', 'new', '--tid 1 --lun 2 --backing-store /dev/vg/b --name x'),
        ],
      },
      {
        word: 'logicalunit | delete',
        item: 'logical unit delete, stat',
        reported: [
          needs('logicalunit', 'delete', '--tid 1'),
          takesNo('logicalunit', 'delete', '--tid 1 --lun 1 --force'),
        ],
      },
      {
        word: 'logicalunit | update',
        item: 'logical unit update',
        reported: [
          needs('logicalunit', 'update', '--tid 1 --params vendor_id=a'),
          takesNo('logicalunit', 'update', '--tid 1 --lun 1 --bstype aio'),
        ],
      },
      {
        word: 'user password',
        item: 'account new',
        reported: [
          needs('account', 'new', '--user alice'),
          takesNo('account', 'new', '--user alice --password Ain6eiNg7pho --tid 1'),
        ],
      },
      {
        word: 'account | show',
        item: 'account show',
        reported: [takesNo('account', 'show', '--user alice')],
      },
      {
        word: 'account | delete',
        item: 'account delete',
        reported: [
          reports('tgtadm/missing-option', script('--mode account --op delete'), {
            mild: 'measured: tgtd deletes nothing and reports success',
          }),
        ],
      },
      {
        word: 'outgoing',
        item: 'account bind, unbind',
        reported: [
          needs('account', 'bind', '--tid 1'),
          reports(
            'tgtadm/option-not-allowed',
            withAccount('--mode account --op bind --tid 1 --user alice --lun 1'),
          ),
        ],
      },
      {
        word: 'portal | new',
        item: 'portal new, delete',
        reported: [
          needs('portal', 'new', ''),
          reports('tgtadm/invalid-portal', script('--mode portal --op new --params ip=10.0.0.1')),
          reports('tgtadm/invalid-portal', script('--mode portal --op new --params portal=fd00::1:3260')),
        ],
        accepted: [accepts(script('--mode portal --op new --params portal=[fd00::1]:3260'))],
      },
      { word: 'portal | show', item: 'portal show', reported: [takesNo('portal', 'show', '--tid 1')] },
      {
        word: 'start, stop, show',
        item: 'lld start, stop, show',
        reported: [takesNo('lld', 'start', '--tid 1')],
      },
      {
        word: 'session, connection',
        item: 'session and connection',
        notCovered: ['calls in session and connection mode'],
      },
    ],
  },
  {
    kind: 'enforced',
    heading: 'Required / allowed options',
    divided: 'paragraphs',
    items: [
      {
        item: 'all other modes and operations',
        word: 'not supported',
        reported: [
          reports(
            'tgtadm/unsupported-operation',
            script('--mode portal --op update --params portal=10.0.0.1'),
          ),
          reports('tgtadm/unsupported-operation', script('--mode logicalunit --op bind --tid 1 --lun 1')),
          reports(
            'tgtadm/option-not-allowed',
            second(
              '--mode target --op new --tid 2 --targetname iqn.2026-01.com.example:db --backing-store /dev/vg/b',
            ),
          ),
        ],
      },
    ],
  },
  {
    kind: 'enforced',
    heading: 'Server-side rules',
    divided: 'bullets',
    items: [
      {
        item: 'numbers and names of targets',
        word: 'tid unique',
        reported: [
          reports(
            'tgtadm/duplicate-target',
            script('--mode target --op new --tid 1 --targetname iqn.2026-01.com.example:db'),
          ),
          reports(
            'tgtadm/duplicate-target',
            script('--mode target --op new --tid 2 --targetname iqn.2026-01.com.example:web'),
          ),
          reports(
            'tgtadm/invalid-target-name',
            second('--mode target --op new --tid 2 --targetname iqn.2026-01.com.example:my_db'),
          ),
        ],
      },
      {
        item: 'new logical units',
        word: 'LUN unique',
        reported: [
          reports(
            'tgtadm/undefined-target',
            script('--mode logicalunit --op new --tid 2 --lun 1 --backing-store /dev/vg/b'),
            { mild: 'another script may have made the target' },
          ),
          reports(
            'tgtadm/duplicate-lun',
            script('--mode logicalunit --op new --tid 1 --lun 1 --backing-store /dev/vg/b'),
          ),
          reports(
            'tgtadm/lun-zero',
            script('--mode logicalunit --op new --tid 1 --lun 0 --backing-store /dev/vg/b'),
          ),
          reports('tgtadm/backing-store-mismatch', withLun('--lun 1 --backing-store /dev/sg1 --bstype sg')),
          reports(
            'tgtadm/backing-store-mismatch',
            withLun('--lun 1 --backing-store /dev/sg1 --device-type pt'),
          ),
          reports(
            'tgtadm/backing-store-mismatch',
            withLun('--lun 1 --backing-store /srv/t --device-type tape --bstype aio'),
            {
              mild: 'the daemon takes ssc in its place',
            },
          ),
          reports(
            'tgtadm/unknown-value',
            withLun('--lun 1 --backing-store /dev/vg/web --bstype aio --bsoflags direct'),
          ),
          reports('tgtadm/relative-path', withLun('--lun 1 --backing-store web.img'), {
            mild: 'it depends on where tgtd was started',
          }),
        ],
        notCovered: ['device nodes that do not exist on the host', 'a LUN without a backing store'],
      },
      {
        item: 'logical units that go',
        word: 'busy',
        reported: [reports('tgtadm/lun-zero', script('--mode logicalunit --op delete --tid 1 --lun 0'))],
        notCovered: ['that is deleted while an initiator uses it'],
      },
      {
        item: 'targets that go',
        word: 'sessions',
        notCovered: ['that is deleted while an initiator uses it'],
      },
      {
        item: 'initiators twice, or none',
        word: 'Without any bind',
        reported: [
          reports(
            'tgtadm/duplicate-initiator',
            script('--mode target --op bind --tid 1 --initiator-address 10.0.0.1'),
          ),
          reports('tgtadm/unbound-target', `${TARGET}${LUN}`, {
            mild: 'tgtd takes it, and nobody may log in',
          }),
        ],
      },
      {
        item: 'which initiators match',
        word: 'numeric',
        reported: [
          reports('tgtadm/unmatchable-initiator', withBind('--initiator-address all'), {
            mild: 'tgtd stores it',
          }),
          reports('tgtadm/unmatchable-initiator', withBind('--initiator-address host.example.com'), {
            mild: 'tgtd stores it',
          }),
          reports('tgtadm/bind-all', withBind('--initiator-address ALL'), {
            mild: 'tgtd lets everybody in',
          }),
        ],
      },
      {
        item: 'accounts',
        word: 'Microsoft',
        reported: [
          reports('tgtadm/undefined-account', withAccount('--mode account --op bind --tid 1 --user bob'), {
            mild: 'another script may have made the account',
          }),
          reports(
            'tgtadm/duplicate-account',
            withAccount('--mode account --op new --user alice --password Ain6eiNg7pho'),
          ),
          reports(
            'tgtadm/second-outgoing-account',
            withAccount(
              '--mode account --op new --user bob --password Ain6eiNg7phO',
              '--mode account --op bind --tid 1 --user alice --outgoing',
              '--mode account --op bind --tid 1 --user bob --outgoing',
            ),
          ),
          reports('tgtadm/short-password', script('--mode account --op new --user bob --password short'), {
            mild: 'tgtd takes it, some initiators do not',
          }),
        ],
      },
      {
        item: 'what a target update sets',
        word: 'MaxRecvDataSegmentLength',
        reported: [
          reports(
            'tgtadm/unknown-parameter',
            script('--mode target --op update --tid 1 --name MaxBurst --value 512'),
          ),
          reports(
            'tgtadm/invalid-parameter-value',
            script('--mode target --op update --tid 1 --name MaxQueueCmd --value 513'),
          ),
          reports(
            'tgtadm/invalid-parameter-value',
            script('--mode target --op update --tid 1 --name HeaderDigest --value MD5'),
          ),
          reports(
            'tgtadm/invalid-parameter-value',
            script('--mode target --op update --tid 1 --name state --value online'),
          ),
        ],
      },
      {
        item: 'what a system update sets',
        word: 'iSNS',
        reported: [
          reports('tgtadm/unknown-parameter', script('--mode system --op update --name isns --value On')),
          reports(
            'tgtadm/invalid-parameter-value',
            script('--mode system --op update --name debug --value maybe'),
          ),
        ],
      },
      {
        item: 'what a logical unit has',
        word: 'mode_page',
        reported: [
          reports(
            'tgtadm/unknown-parameter',
            script('--mode logicalunit --op update --tid 1 --lun 1 --params vendor=ACME'),
          ),
          reports(
            'tgtadm/invalid-mode-page',
            script('--mode logicalunit --op update --tid 1 --lun 1 --params mode_page=8:0:2:1:2:3'),
          ),
        ],
      },
    ],
  },
];
