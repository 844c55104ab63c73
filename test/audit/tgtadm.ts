import { type Audit, accepts, reports } from './item.ts';

const tgtadm = (rest: string) => `tgtadm --lld iscsi ${rest}\n`;
const TARGET = tgtadm('--mode target --op new --tid 1 --targetname iqn.2026-01.com.example:web');
const LUN = tgtadm('--mode logicalunit --op new --tid 1 --lun 1 --backing-store /dev/vg/web');
const BIND = tgtadm('--mode target --op bind --tid 1 --initiator-address 10.0.0.1');
const ACCOUNT = tgtadm('--mode account --op new --user alice --password Ain6eiNg7pho');

/** A sound script with one more command before the initiators are let in. */
const script = (...commands: readonly string[]) =>
  `#!/bin/sh\n${TARGET}${LUN}${commands.map(tgtadm).join('')}${BIND}`;
/** The same with another logical unit. */
const withLun = (lun: string) =>
  `#!/bin/sh\n${TARGET}${tgtadm(`--mode logicalunit --op new --tid 1 ${lun}`)}${BIND}`;
/** The same with another bind. */
const withBind = (bind: string) =>
  `#!/bin/sh\n${TARGET}${LUN}${tgtadm(`--mode target --op bind --tid 1 ${bind}`)}`;
/** A second target, with what it needs besides. */
const second = (command: string) =>
  `${script(command)}${LUN.replace('--tid 1', '--tid 2')}${BIND.replace('--tid 1', '--tid 2')}`;
const withAccount = (...commands: readonly string[]) =>
  `#!/bin/sh\n${TARGET}${LUN}${ACCOUNT}${commands.map(tgtadm).join('')}${BIND}`;

const needs = (mode: string, op: string, options: string) =>
  reports('tgtadm/missing-option', script(`--mode ${mode} --op ${op} ${options}`.trimEnd()));
const takesNo = (mode: string, op: string, options: string) =>
  reports('tgtadm/option-not-allowed', script(`--mode ${mode} --op ${op} ${options}`));

export const tgtadmScripts: Audit = {
  language: 'tgtadm',
  facts: 'tgtadm.md',
  path: 'setup-target.sh',
  versions: {},
  sections: [
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
            reports(
              'tgtadm/swallowing-flag',
              withAccount('-O --mode account --op bind --tid 1 --user alice'),
            ),
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
          tests: ['test/conformance/tgtadm.test.ts > agree'],
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
      kind: 'not caught',
      heading: 'Mistakes tgtadm does not catch',
      divided: 'semicolons',
      items: [
        {
          item: 'no bind',
          word: 'bind missing',
          reported: [reports('tgtadm/unbound-target', `${TARGET}${LUN}`)],
        },
        {
          item: 'everybody may write to a DRBD device',
          word: 'ALL',
          reported: [reports('tgtadm/bind-all', withBind('--initiator-address ALL'))],
          notCovered: ['a bind to ALL in front of a DRBD device'],
        },
        {
          item: 'a tid twice, the tid of another target',
          word: 'wrong tid',
          reported: [
            reports(
              'tgtadm/duplicate-target',
              script('--mode target --op new --tid 1 --targetname iqn.2026-01.com.example:db'),
            ),
            reports(
              'tgtadm/undefined-target',
              script('--mode logicalunit --op new --tid 2 --lun 1 --backing-store /dev/vg/b'),
            ),
          ],
        },
        {
          item: 'a gap in the numbers',
          word: 'gap',
          reported: [reports('tgtadm/lun-gap', withLun('--lun 3 --backing-store /dev/vg/web'))],
        },
        {
          item: 'LUN 0',
          word: '--lun 0',
          reported: [reports('tgtadm/lun-zero', withLun('--lun 0 --backing-store /dev/vg/web'))],
        },
        {
          item: 'the form of a name',
          word: 'iqn.yyyy',
          reported: [
            reports(
              'tgtadm/target-name-form',
              `${TARGET.replace('iqn.2026-01.com.example:web', 'web')}${LUN}${BIND}`,
            ),
          ],
        },
        {
          item: 'capitals and blanks in a name',
          word: 'uppercase',
          reported: [
            reports('tgtadm/target-name-form', `${TARGET.replace(':web', ':Web')}${LUN}${BIND}`),
            reports(
              'tgtadm/invalid-target-name',
              `${TARGET.replace('iqn.2026-01.com.example:web', '"iqn.2026-01.com.example:web one"')}${LUN}${BIND}`,
            ),
          ],
        },
        {
          item: 'the disk beneath DRBD, a mounted one',
          word: 'lower disk',
          reported: [
            reports(
              'cluster/disk-owned-by-drbd',
              `#- etc/drbd.d/web.res\nresource web {\n  device /dev/drbd0;\n  disk /dev/vg/web;\n  meta-disk internal;\n  on alice {\n    address 10.0.0.1:7788;\n  }\n  on bob {\n    address 10.0.0.2:7788;\n  }\n}\n#- setup-target.sh\n${script()}`,
            ),
            reports(
              'cluster/exported-and-mounted',
              `#- setup-target.sh\n${script()}#- cluster.crm\nprimitive fs Filesystem params device=/dev/vg/web directory=/srv fstype=ext4 op monitor interval=20s timeout=40s op start interval=0 timeout=60s op stop interval=0 timeout=60s\n`,
            ),
          ],
        },
        { item: 'the write cache', word: 'write-cache', notCovered: ['the write cache that a LUN'] },
        {
          item: 'identity of the disk on both nodes',
          word: 'scsi_id',
          notCovered: ['`scsi_id` and `scsi_sn` that are not set'],
        },
        {
          item: 'another order on the other node',
          word: 'order between nodes',
          reported: [
            reports(
              'cluster/copies-differ',
              `#- nodes/alice/root/setup-target.sh\n${script()}#- nodes/bob/root/setup-target.sh\n${script().replaceAll('--tid 1', '--tid 2')}`,
            ),
          ],
        },
        {
          item: 'names of hosts',
          word: 'host names',
          reported: [reports('tgtadm/unmatchable-initiator', withBind('--initiator-address alice'))],
        },
        {
          item: 'traps of the shell',
          word: 'traps',
          reported: [
            reports(
              'tgtadm/stuck-operator',
              script('--mode account --op new --user bob --password Ain6eiNg;7pho'),
            ),
            reports(
              'tgtadm/stuck-operator',
              script('--mode account --op new --user bob --password Ain6eiNg&7pho'),
            ),
            reports(
              'tgtadm/swallowed-command',
              `${TARGET}${LUN}tgtadm --lld iscsi --mode target --op show \\\n${BIND}`,
            ),
            reports(
              'tgtadm/broken-continuation',
              `${TARGET}${LUN}tgtadm --lld iscsi --mode target --op bind --tid 1 \\ \n  --initiator-address 10.0.0.1\n`,
            ),
            reports(
              'tgtadm/broken-continuation',
              `${TARGET}${LUN}tgtadm --lld iscsi --mode target --op bind --tid 1\n  --initiator-address 10.0.0.1\n`,
            ),
            reports('tgtadm/typographic-dash', `${TARGET}${LUN}${BIND.replace('--mode', '—mode')}`),
            reports('tgtadm/typographic-dash', `${TARGET}${LUN}${BIND.replace('--op', '-–op')}`),
            reports('tgtadm/one-dash', `${TARGET}${LUN}${BIND.replace('--mode', '-mode')}`),
          ],
        },
        {
          item: 'tgtd is not there yet',
          word: 'tgtd is up',
          notCovered: ['tgtd not yet running when a script runs'],
        },
        { item: 'exit codes', word: '$?', notCovered: ['the exit codes a script ignores'] },
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
            reports(
              'tgtadm/invalid-blocksize',
              withLun('--lun 1 --backing-store /dev/vg/web --blocksize big'),
            ),
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
  ],
};
