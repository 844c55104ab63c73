import { type AuditSection, reports } from '../item.ts';
import { A, B, C, CLONE, DRBD, dummy, FENCING, FS, NODES, RES, TIED, VIP } from './texts.ts';

export const notCaught: readonly AuditSection[] = [
  {
    kind: 'not caught',
    heading: 'Not caught, but wrong',
    divided: 'numbers',
    items: [
      {
        item: 'colocation the wrong way round',
        word: 'reversed',
        reported: [
          reports(
            'crmsh/colocation-reversed',
            `${DRBD}${CLONE}${FS()}colocation c inf: drbd-clone:Promoted fs\norder o Mandatory: drbd-clone:promote fs:start\n`,
          ),
        ],
      },
      {
        item: 'the action that goes over',
        word: 'inherited',
        reported: [
          reports(
            'crmsh/order-inherits-promote',
            `${DRBD}${CLONE}${FS()}${TIED.replace(' fs:start', ' fs')}`,
          ),
        ],
      },
      {
        item: 'colocation without the role',
        word: 'without `:Master`',
        reported: [
          reports('crmsh/colocation-without-role', `${DRBD}${CLONE}${FS()}${TIED.replace(':Promoted', '')}`),
        ],
      },
      {
        item: 'the clone of DRBD',
        word: 'notify',
        reported: [
          reports('crmsh/drbd-clone', `${DRBD}${CLONE.replace(' notify=true', '')}`),
          reports('crmsh/drbd-clone', `${DRBD}${CLONE.replace(' clone-node-max=1', ' clone-node-max=2')}`),
          reports('crmsh/drbd-clone', `${DRBD}${CLONE.replace(' promoted-max=1', ' promoted-node-max=2')}`),
          reports(
            'cluster/drbd-clone-count',
            `${RES}#- cluster.crm\n${FENCING}${DRBD}${CLONE.replace('clone-max=2', 'clone-max=3')}`,
          ),
          reports(
            'crmsh/missing-interleave',
            `${A}${B}clone k a\nclone l b\norder o Mandatory: k l\ncolocation c inf: l k\n`,
          ),
        ],
      },
      {
        item: 'monitors of both roles',
        word: 'both roles',
        reported: [
          reports(
            'crmsh/monitor-one-role',
            `${DRBD.replace(/ op monitor interval=20s timeout=20s role=Unpromoted/, '')}${CLONE}`,
          ),
          reports('crmsh/missing-monitor', 'primitive a ocf:pacemaker:Dummy\n'),
          reports('crmsh/duplicate-operation', `${DRBD.replace('interval=20s', 'interval=10s')}${CLONE}`),
        ],
      },
      {
        item: 'three names',
        word: 'set',
        reported: [
          reports('crmsh/ordered-set', `${A}${B}${C}colocation k inf: a b c\norder o Mandatory: c b a\n`),
        ],
      },
      {
        item: 'scores',
        word: 'score word',
        reported: [
          reports('crmsh/bad-score', `${A}location l a infinite: alice\n`),
          reports(
            'crmsh/banned-everywhere',
            `${NODES}${A}location l a -inf: alice\nlocation m a -inf: bob\n`,
          ),
          reports(
            'crmsh/contradictory-location',
            `${NODES}${A}location l a -inf: alice\nlocation m a inf: alice\n`,
          ),
        ],
      },
      {
        item: 'place without time, time without place',
        word: 'colocation without order',
        reported: [
          reports('crmsh/colocation-without-order', `${DRBD}${CLONE}${FS()}${TIED.replace(/order.*\n/, '')}`),
          reports(
            'crmsh/order-without-colocation',
            `${DRBD}${CLONE}${FS()}${TIED.replace(/colocation.*\n/, '')}`,
          ),
        ],
      },
      {
        item: 'members with constraints of their own',
        word: 'separately',
        reported: [
          reports('crmsh/constraint-on-group-member', `${A}${B}group g a b\nlocation l a 100: alice\n`),
          reports('crmsh/two-parents', `${A}${B}group g a b\nclone k a meta interleave=true\n`),
        ],
      },
      {
        item: 'without fencing, without quorum',
        word: 'no-quorum-policy',
        reported: [
          reports('crmsh/stonith-disabled', `${A}property stonith-enabled=false\n`),
          reports(
            'crmsh/quorum-ignored',
            `node 1: alice\nnode 2: bob\nnode 3: carol\n${A}property no-quorum-policy=ignore\n`,
          ),
        ],
        notCovered: ['a fencing device without a location'],
      },
      {
        item: 'parameters without a value',
        word: 'valueless',
        reported: [
          reports('crmsh/valueless-parameter', VIP.replace('ip=10', 'ip 10')),
          reports('crmsh/blank-around-equals', VIP.replace('10.0.0.100', '10.0.0.100 cidr_netmask =24')),
        ],
      },
      {
        item: 'times',
        word: 'timeout',
        reported: [
          reports(
            'crmsh/timeout-below-advice',
            FS().replace('op start interval=0 timeout=60s', 'op start interval=0 timeout=20s'),
          ),
        ],
        notCovered: ['times without a unit', 'a monitor whose timeout is longer than its interval'],
      },
      {
        item: 'addresses, and what two have in common',
        word: 'cidr_netmask',
        reported: [
          reports(
            'crmsh/dotted-netmask',
            VIP.replace('ip=10.0.0.100', 'ip=10.0.0.100 cidr_netmask=255.255.255.0'),
          ),
          reports('crmsh/shared-value', `${VIP}${VIP.replace('vip', 'vip2')}`),
          reports('crmsh/shared-value', `${FS('/dev/vg/a')}${FS('/dev/vg/a', 'ext4', 'fs2', '/mnt')}`),
          reports('crmsh/shared-value', `${FS('/dev/vg/a')}${FS('/dev/vg/b', 'ext4', 'fs2')}`),
        ],
        notCovered: ['interfaces, users, executables'],
      },
      {
        item: 'the file system on DRBD',
        word: 'minor',
        reported: [
          reports(
            'cluster/device-mismatch',
            `${RES}#- cluster.crm\n${FENCING}${DRBD}${CLONE}${FS('/dev/drbd7')}${TIED}`,
          ),
          reports(
            'cluster/fstype-not-clustered',
            `${RES.replace('net {', 'net {\n    allow-two-primaries yes;')}#- cluster.crm\n${FENCING}${DRBD}${CLONE.replace('promoted-max=1', 'promoted-max=2')}${FS()}clone fs-clone fs meta interleave=true\n${TIED.replaceAll(/\bfs\b(?!-)/g, 'fs-clone')}`,
          ),
        ],
      },
      {
        item: 'a resource that DRBD does not have',
        word: 'drbd_resource',
        reported: [
          reports(
            'cluster/unknown-drbd-resource',
            `${RES}#- cluster.crm\n${FENCING}${DRBD.replace('drbd_resource=web', 'drbd_resource=wbe')}${CLONE}`,
          ),
        ],
      },
      {
        item: 'orders of one direction',
        word: 'symmetrical',
        notCovered: ['`symmetrical=false` at an order'],
      },
      { item: 'coming back', word: 'fail-back', notCovered: ['a location with the score INFINITY'] },
      {
        item: 'what crm left behind',
        word: 'cli-prefer',
        reported: [
          reports('crmsh/leftover-constraint', `${A}location cli-prefer-a a inf: alice\n`),
          reports('crmsh/leftover-constraint', `${A}location cli-ban-a-on-alice a -inf: alice\n`),
          reports('crmsh/obsolete-property', `${A}property last-lrm-refresh=1700000000\n`),
          reports('crmsh/obsolete-property', `${A}property dc-version=2.1.5\n`),
        ],
      },
      {
        item: 'the end of lines and of here-documents',
        word: 'heredoc',
        reported: [
          reports('crmsh/missing-backslash', A.replace(' op monitor', '\n  op monitor')),
          reports('tgtadm/unterminated-heredoc', `#- setup.sh\ncrm configure <<END\n${A}END \n`),
        ],
        notCovered: ['`commit` missing at the end'],
      },
      {
        item: 'names of nodes',
        word: 'uname',
        reported: [
          reports(
            'cluster/node-name-mismatch',
            `${RES}#- cluster.crm\n${NODES.replace('bob', 'bob.example.com')}${FENCING}${DRBD}${CLONE}`,
          ),
        ],
        notCovered: ['node names that are not what `uname -n` prints'],
      },
      {
        item: 'failures that never end',
        word: 'failure-timeout',
        reported: [reports('crmsh/failures-never-expire', dummy('a', ' meta migration-threshold=3'))],
      },
      {
        item: 'agents of old, services of the system',
        word: 'LSB',
        reported: [
          reports('crmsh/unknown-agent', `${DRBD.replace('ocf:linbit:drbd', 'ocf:heartbeat:drbd')}${CLONE}`),
        ],
        notCovered: ['LSB scripts that do not conform', 'services that init or systemd starts'],
      },
    ],
  },
];
