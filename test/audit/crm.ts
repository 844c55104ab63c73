import { type Audit, accepts, reports } from './item.ts';

const dummy = (id: string, rest = '') =>
  `primitive ${id} ocf:pacemaker:Dummy op monitor interval=10s timeout=20s${rest}\n`;
const A = dummy('a');
const B = dummy('b');
const C = dummy('c');
const VIP = 'primitive vip IPaddr2 params ip=10.0.0.100 op monitor interval=10s timeout=20s\n';
const FS = (device = '/dev/drbd0', type = 'ext4', id = 'fs', directory = '/srv') =>
  `primitive ${id} Filesystem params device=${device} directory=${directory} fstype=${type} op start interval=0 timeout=60s op stop interval=0 timeout=60s op monitor interval=20s timeout=40s\n`;
const DRBD_OPS =
  'op start interval=0 timeout=240s op stop interval=0 timeout=100s op promote interval=0 timeout=90s op demote interval=0 timeout=90s op monitor interval=10s timeout=20s role=Promoted op monitor interval=20s timeout=20s role=Unpromoted';
const DRBD = `primitive drbd ocf:linbit:drbd params drbd_resource=web ${DRBD_OPS}\n`;
const CLONE =
  'clone drbd-clone drbd meta promotable=true promoted-max=1 clone-max=2 clone-node-max=1 notify=true interleave=true\n';
const TIED =
  'colocation fs-with-drbd inf: fs drbd-clone:Promoted\norder drbd-then-fs Mandatory: drbd-clone:promote fs:start\n';
const STATEFUL =
  'primitive s ocf:pacemaker:Stateful op monitor interval=10s timeout=20s role=Promoted op monitor interval=11s timeout=20s role=Unpromoted\nclone s-clone s meta promotable=true interleave=true\n';
const FENCING =
  'primitive st-alice stonith:fence_ipmilan params ip=10.0.0.201 username=admin password=Ain6eiNg pcmk_host_list=alice op monitor interval=60s timeout=60s\nprimitive st-bob stonith:fence_ipmilan params ip=10.0.0.202 username=admin password=Ain6eiNg pcmk_host_list=bob op monitor interval=60s timeout=60s\n';
const NODES = 'node 1: alice\nnode 2: bob\n';
const RES = `#- etc/drbd.d/web.res
resource web {
  net {
    fencing resource-and-stonith;
  }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  device /dev/drbd0;
  disk /dev/vg/web;
  meta-disk internal;
  on alice {
    address 10.0.0.1:7788;
  }
  on bob {
    address 10.0.0.2:7788;
  }
}
`;

export const crm: Audit = {
  language: 'crm',
  facts: 'crm.md',
  path: 'cluster.crm',
  versions: {},
  sections: [
    {
      kind: 'language',
      heading: 'Lexical',
      divided: 'bullets',
      items: [
        {
          item: 'lines that go on',
          word: 'logical line',
          reported: [reports('crmsh/glued-continuation', `${A.replace(' op monitor', '\\\n  op monitor')}`)],
          accepted: [accepts(A.replace(' op monitor', ' \\\n  op monitor'))],
        },
        {
          item: 'comments and lines that go on',
          word: 'swallows',
          reported: [
            reports('crmsh/comment-continues', `# of today \\\n${A}${B}`),
            reports(
              'crmsh/comment-in-statement',
              A.replace(' op monitor', ' \\\n  # of today\n  op monitor'),
            ),
          ],
        },
        {
          item: 'the end of what goes on',
          word: 'harmless',
          reported: [reports('crmsh/stray-backslash', A.replace('\n', ' \\\n'))],
          accepted: [accepts(A.replace(' op monitor', ' \\  \n  op monitor'))],
        },
        {
          item: 'words and quotes',
          word: 'shlex',
          reported: [
            reports(
              'crmsh/unbalanced-quote',
              'primitive a ocf:pacemaker:Dummy params state="/run/my state op monitor interval=10s timeout=20s\n',
            ),
            reports(
              'tgtadm/expanded-attribute',
              `#- setup.sh\ncrm configure <<END\nlocation l s-clone rule $role=Promoted 50: #uname eq alice\n${STATEFUL}END\n`,
            ),
          ],
          accepted: [
            accepts(
              'primitive a ocf:pacemaker:Dummy params state="/run/my state" op monitor interval=10s timeout=20s\n',
            ),
          ],
        },
        {
          item: 'characters that look alike',
          word: 'Curly',
          reported: [
            reports('crmsh/typographic-character', A.replace('interval=10s', 'interval=“10s”')),
            reports('crmsh/typographic-character', `${A}property no–quorum-policy=stop\n`),
          ],
        },
        {
          item: 'capitals',
          word: 'case-insensitive',
          reported: [
            reports('crmsh/undefined-resource', `${A}${B}colocation c inf: A b\norder o Mandatory: b a\n`),
          ],
          accepted: [accepts('PRIMITIVE a ocf:pacemaker:Dummy Op monitor interval=10s timeout=20s\n')],
        },
        {
          item: 'blanks around the equals sign',
          word: '`=`',
          reported: [
            reports('crmsh/blank-around-equals', VIP.replace('ip=10', 'ip =10')),
            reports('crmsh/blank-around-equals', VIP.replace('ip=10', 'ip= 10')),
          ],
        },
        {
          item: 'what a loaded file takes',
          word: 'Unknown command',
          reported: [reports('crmsh/unknown-statement', `${A}primtive b ocf:pacemaker:Dummy\n`)],
          accepted: [accepts(`configure\n${A}commit\n`)],
        },
        {
          item: 'ids',
          word: 'NCName',
          reported: [
            reports('crmsh/bad-id', dummy('1a')),
            reports('crmsh/bad-id', dummy('a/b')),
            reports('crmsh/bad-id', dummy('a:b')),
          ],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'EBNF',
      divided: 'paragraphs',
      items: [
        {
          item: 'sets, scores and kinds',
          word: 'bracket',
          reported: [
            reports('crmsh/set-brackets', `${A}${B}${C}order o Mandatory: ( a ( b c ) )\n`),
            reports('crmsh/set-brackets', `${A}${B}${C}order o Mandatory: a ( ) b\n`),
            reports('crmsh/ordered-set', `${A}${B}${C}colocation k inf: a b c\norder o Mandatory: c b a\n`),
            reports('crmsh/bad-score', `${A}location l a soon: alice\n`),
            reports('crmsh/bad-score', `${A}${B}order o Always: a b\ncolocation c inf: b a\n`),
          ],
          accepted: [
            accepts(`${A}${B}${C}order o Mandatory: a ( b c )\n`),
            accepts(`${A}location l a -inf: alice\n`),
          ],
        },
        {
          item: 'attributes of operations',
          word: 'interval-origin',
          reported: [
            reports(
              'crmsh/operation-attribute-order',
              'primitive a ocf:pacemaker:Dummy op monitor depth=0 interval=10s timeout=20s\n',
            ),
          ],
        },
        {
          item: 'other commands of configure',
          word: 'validate-all',
          accepted: [
            accepts(
              `configure\nresource d ocf:pacemaker:Dummy op monitor interval=10s timeout=20s\nverify\nshow\ncommit\n`,
            ),
          ],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'Classes',
      divided: 'paragraphs',
      items: [
        {
          item: 'classes and providers',
          word: 'systemd',
          reported: [
            reports(
              'crmsh/unknown-agent',
              'primitive a ocf:heartbeat:Dummmy op monitor interval=10s timeout=20s\n',
            ),
            reports(
              'crmsh/unknown-agent',
              'primitive a osf:heartbeat:Dummy op monitor interval=10s timeout=20s\n',
            ),
          ],
          accepted: [accepts('primitive a systemd:nginx op monitor interval=60s timeout=100s\n')],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'Versions',
      divided: 'rows',
      items: [
        {
          item: 'the words of all versions',
          word: 'rsc_ticket',
          accepted: [
            accepts(
              'rsc_template t ocf:pacemaker:Dummy op monitor interval=10s timeout=20s\nprimitive a @t\nprimitive b @t\nrsc_ticket k ticketA: a loss-policy=stop\nrole r read xpath:"//x"\n',
            ),
          ],
        },
        {
          item: 'a member twice',
          word: '1.2.6',
          reported: [reports('crmsh/two-parents', `${A}group g a a\n`)],
        },
        {
          item: 'tags, patterns, kinds of nodes',
          word: '2.0.0',
          reported: [reports('crmsh/bad-node-type', `node 1: alice:guest\n${A}`)],
          accepted: [accepts(`node 1: alice:member\n${A}${B}tag t a b\nlocation l /a.*/ 100: alice\n`)],
        },
        {
          item: 'references and targets',
          word: '2.1.0',
          accepted: [accepts(`${A}role r read xpath:"//x"\nacl_target u r\n`)],
        },
        {
          item: 'resource-discovery',
          word: '2.1.2',
          reported: [
            reports('crmsh/constraint-option', `${A}location l a resource-discovery=sometimes 100: alice\n`),
          ],
        },
        {
          item: 'alerts',
          word: '2.1.7',
          reported: [reports('crmsh/incomplete-statement', `${A}alert mail\n`)],
          accepted: [accepts(`${A}alert mail /usr/local/bin/mail to root\n`)],
        },
        {
          item: 'targets of fencing by attribute',
          word: '2.3',
          accepted: [accepts(`${NODES}${FENCING}fencing_topology attr:rack=1 st-alice pattern:b.* st-bob\n`)],
        },
        {
          item: 'bundles',
          word: '4.0.0',
          accepted: [
            accepts(
              `${A}bundle b1 podman image=web replicas=2 network ip-range-start=10.0.0.50 port-mapping port=80 primitive a\n`,
            ),
          ],
        },
        {
          item: 'the order of attributes',
          word: '4.1.0',
          reported: [
            reports(
              'crmsh/operation-attribute-order',
              'primitive a ocf:pacemaker:Dummy op monitor depth=0 interval=10s timeout=20s\n',
            ),
          ],
        },
        { item: 'scores of orders', word: '4.2.1', accepted: [accepts(`${A}${B}order o 0: a b\n`)] },
        {
          item: 'new roles',
          word: '4.4.0',
          reported: [
            reports(
              'crmsh/old-role-word',
              STATEFUL.replaceAll('Promoted', 'Master').replaceAll('Unpromoted', 'Slave'),
              { versions: { pacemaker: '2.1.5' } },
            ),
          ],
        },
        {
          item: 'operations that are added',
          word: '4.4.2',
          notCovered: ['operations that are not written, whose default timeout'],
        },
        { item: 'the unit of times', word: '4.6.1', notCovered: ['times without a unit'] },
        {
          item: 'what crmsh 5 took out',
          word: '5.0.0',
          reported: [
            reports(
              'crmsh/removed-container',
              `${A}bundle b1 rkt image=web replicas=2 network ip-range-start=10.0.0.50 primitive a\n`,
              { versions: { crmsh: '5' } },
            ),
            reports('crmsh/bad-node-type', `node 1: alice:ping\n${A}`, { versions: { crmsh: '5' } }),
          ],
        },
        {
          item: 'new names of properties',
          word: '5.1.0',
          reported: [
            reports('crmsh/newer-property', `${A}property fencing-timeout=60s\n`, {
              versions: { pacemaker: '2.1', crmsh: '4.4.1' },
            }),
          ],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'Versions',
      divided: 'paragraphs',
      items: [
        {
          item: 'old words of Pacemaker',
          word: 'master-max',
          reported: [
            reports(
              'crmsh/deprecated-ms',
              `${STATEFUL.replace('clone s-clone', 'ms s-clone').replace(' promotable=true', '')}`,
            ),
            reports(
              'crmsh/old-clone-attribute',
              `${STATEFUL.replace('promotable=true', 'promotable=true master-max=1')}`,
            ),
            reports('crmsh/obsolete-property', `${A}property default-resource-stickiness=100\n`),
          ],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'Cluster properties',
      divided: 'paragraphs',
      items: [
        {
          item: 'names and values',
          word: 'dc-deadtime',
          reported: [
            reports('crmsh/unknown-property', `${A}property stonith-enable=true\n`),
            reports('crmsh/bad-value', `${A}property no-quorum-policy=wait\n`),
            reports('crmsh/bad-value', `${A}property dc-deadtime=soon\n`),
            reports('crmsh/bad-value', `${A}property batch-limit=many\n`),
            reports('crmsh/renamed-property', `${A}property stop-orphan-resources=true\n`, {
              versions: { pacemaker: '3' },
            }),
          ],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'Resource meta attributes',
      divided: 'paragraphs',
      items: [
        {
          item: 'names and values',
          word: 'target-role',
          reported: [
            reports('crmsh/unknown-meta-attribute', dummy('a', ' meta target-rol=Started')),
            reports('crmsh/bad-value', dummy('a', ' meta multiple-active=stop')),
            reports('crmsh/bad-value', dummy('a', ' meta is-managed=maybe')),
            reports('crmsh/bad-value', dummy('a').replace('timeout=20s', 'timeout=20s on-fail=reboot')),
          ],
        },
        {
          item: 'parameters of all fencing devices',
          word: 'pcmk_host_check',
          reported: [
            reports(
              'crmsh/bad-value',
              FENCING.replace('pcmk_host_list=bob', 'pcmk_host_list=bob pcmk_host_check=dynamic'),
            ),
            reports(
              'crmsh/unknown-parameter',
              FENCING.replace('pcmk_host_list=bob', 'pcmk_host_list=bob pcmk_hostmap=a'),
            ),
          ],
        },
        {
          item: 'durations, switches, scores',
          word: 'ISO 8601',
          reported: [
            reports('crmsh/bad-value', A.replace('10s', '10 s'.replace(' ', 'x'))),
            reports('crmsh/bad-value', dummy('a', ' meta maintenance=ja')),
            reports('crmsh/bad-value', dummy('a', ' meta resource-stickiness=much')),
          ],
          accepted: [
            accepts(A.replace('10s', 'PT10S')),
            accepts(dummy('a', ' meta maintenance=off resource-stickiness=-INFINITY')),
          ],
        },
      ],
    },
    {
      kind: 'enforced',
      heading: 'What crmsh/crm_verify enforce',
      divided: 'semicolons',
      items: [
        { item: 'an id twice', word: 'Duplicate id', reported: [reports('crmsh/duplicate-id', `${A}${A}`)] },
        {
          item: 'a child that is not there',
          word: 'child must exist',
          reported: [
            reports('crmsh/undefined-resource', `${A}group g a b\n`),
            reports('crmsh/undefined-resource', `${A}clone k b meta interleave=true\n`),
          ],
        },
        {
          item: 'two parents',
          word: 'one parent',
          reported: [reports('crmsh/two-parents', `${A}${B}group g a b\nclone k a meta interleave=true\n`)],
        },
        {
          item: 'members that are no primitives',
          word: 'group members',
          reported: [reports('crmsh/wrong-child', `${A}${B}group g a\ngroup h b g\n`)],
        },
        {
          item: 'what can be cloned',
          word: 'clone/ms',
          reported: [
            reports(
              'crmsh/wrong-child',
              `${A}clone k a meta interleave=true\nclone l k meta interleave=true\n`,
            ),
          ],
        },
        {
          item: 'what constraints name',
          word: 'references exist',
          reported: [
            reports('crmsh/undefined-resource', `${A}location l b 100: alice\n`),
            reports('crmsh/undefined-resource', `${A}colocation c inf: a b\norder o Mandatory: b a\n`),
          ],
        },
        {
          item: 'a constraint on a member',
          word: 'grouped member',
          reported: [
            reports(
              'crmsh/constraint-on-group-member',
              `${A}${B}${C}group g a b\ncolocation x inf: c a\norder o Mandatory: a c\n`,
              {
                mild: 'crmsh warns and goes on',
              },
            ),
          ],
        },
        {
          item: 'a constraint on what is cloned',
          word: 'use container',
          reported: [
            reports(
              'crmsh/constraint-on-child',
              `${A}${B}clone k a meta interleave=true\nlocation l a 100: alice\n`,
            ),
          ],
        },
        {
          item: 'remote nodes in constraints',
          word: 'remote',
          reported: [
            reports(
              'crmsh/constrained-remote',
              `${A}primitive far ocf:pacemaker:remote params server=10.0.0.9 op monitor interval=20s timeout=30s\ngroup g a far\n`,
              {
                versions: { crmsh: '5' },
              },
            ),
          ],
        },
        {
          item: 'parameters of agents',
          word: 'RA parameters',
          reported: [
            reports('crmsh/missing-parameter', VIP.replace('params ip=10.0.0.100 ', '')),
            reports('crmsh/unknown-parameter', VIP.replace('ip=10.0.0.100', 'ip=10.0.0.100 mask=24')),
          ],
        },
        {
          item: 'timeouts that the agent advises',
          word: 'advised',
          reported: [
            reports('crmsh/timeout-below-advice', A.replace('timeout=20s', 'timeout=5s'), {
              mild: 'crmsh warns and goes on',
            }),
          ],
          notCovered: ['that runs more often than the agent advises'],
        },
        {
          item: 'intervals of monitors',
          word: 'unique per action',
          reported: [
            reports('crmsh/monitor-interval-zero', A.replace('interval=10s', 'interval=0'), {
              mild: 'crmsh warns and goes on',
            }),
            reports('crmsh/duplicate-operation', dummy('a', ' op monitor interval=10s timeout=30s'), {
              mild: 'crmsh warns and goes on',
            }),
            reports('crmsh/duplicate-operation', STATEFUL.replace('interval=11s', 'interval=10s'), {
              mild: 'crmsh warns and goes on',
            }),
          ],
        },
        {
          item: 'intervals of start and stop',
          word: 'start/stop',
          reported: [
            reports('crmsh/operation-interval', dummy('a', ' op start interval=10s timeout=20s'), {
              mild: 'crmsh warns and goes on',
            }),
          ],
        },
        {
          item: 'operations that the agent does not have',
          word: 'action in RA',
          reported: [
            reports('crmsh/unknown-operation', dummy('a', ' op promote interval=0 timeout=20s'), {
              mild: 'crmsh warns and goes on',
            }),
          ],
        },
        {
          item: 'unknown names',
          word: 'unknown meta',
          reported: [
            reports('crmsh/unknown-meta-attribute', dummy('a', ' meta colour=red'), {
              mild: 'crmsh warns and goes on',
            }),
            reports('crmsh/unknown-property', `${A}property colour=red\n`, {
              mild: 'crmsh warns and goes on',
            }),
          ],
        },
        {
          item: 'values of which there can be one',
          word: 'unique params',
          reported: [
            reports(
              'crmsh/unique-parameter',
              `${A.replace('op ', 'params state=/run/x op ')}${B.replace('op ', 'params state=/run/x op ')}`,
            ),
          ],
        },
        {
          item: 'the node of a location',
          word: 'node in location',
          reported: [
            reports('cluster/node-name-mismatch', `${NODES}${A}location l a 100: carol\n`, {
              mild: 'crmsh warns and goes on',
            }),
          ],
        },
        {
          item: 'patterns',
          word: 'regex',
          reported: [reports('crmsh/bad-pattern', `${A}location l /a(/ 100: alice\n`)],
        },
        {
          item: 'devices and targets of fencing',
          word: 'stonith class',
          reported: [
            reports(
              'crmsh/undefined-resource',
              `${NODES}${FENCING}fencing_topology alice: st-carol bob: st-bob\n`,
              { mild: 'crmsh warns and goes on' },
            ),
            reports(
              'crmsh/not-fencing-device',
              `${NODES}${A}${FENCING}fencing_topology alice: a bob: st-bob\n`,
              { mild: 'crmsh warns and goes on' },
            ),
            reports(
              'cluster/node-name-mismatch',
              `${NODES}${FENCING}fencing_topology carol: st-alice bob: st-bob\n`,
              { mild: 'crmsh warns and goes on' },
            ),
          ],
        },
        {
          item: 'the image of a bundle',
          word: 'image',
          reported: [
            reports(
              'crmsh/bundle-image',
              `${A}bundle b1 docker replicas=2 network ip-range-start=10.0.0.50 primitive a\n`,
            ),
          ],
        },
        {
          item: 'the schema',
          word: 'RNG',
          reported: [
            reports('crmsh/bad-id', dummy('1a')),
            reports('crmsh/bad-value', dummy('a').replace('interval=10s', 'interval=10s role=Runs')),
            reports('crmsh/bad-role', `${A}location l a role=Runs 100: alice\n`),
            reports('crmsh/constraint-option', `${A}${B}order o Mandatory: a b symmetrical=perhaps\n`),
            reports('crmsh/bad-action', `${A}${B}order o Mandatory: a:run b\n`),
          ],
        },
        {
          item: 'what crm_verify cannot find, and words it refuses',
          word: 'no template',
          reported: [
            reports('crmsh/undefined-resource', 'primitive a @t\n'),
            reports('crmsh/undefined-resource', `${A}tag t a b\n`, { mild: 'crmsh 4.4.1 takes it' }),
            reports('crmsh/bad-score', `${A}location l a 10x: alice\n`),
            reports('crmsh/bad-score', `${A}${B}order o Always: a b\n`),
          ],
        },
        {
          item: 'what can be promoted',
          word: 'OCF agent',
          reported: [
            reports(
              'crmsh/promotable-needs-ocf',
              'primitive a systemd:nginx op monitor interval=60s timeout=100s role=Promoted op monitor interval=61s timeout=100s role=Unpromoted\nclone k a meta promotable=true interleave=true\n',
            ),
          ],
        },
        {
          item: 'interleave of clones that depend on each other',
          word: 'interleave',
          reported: [
            reports('crmsh/anonymous-copies', `${A}clone k a meta clone-node-max=2 interleave=true\n`),
            reports(
              'crmsh/missing-interleave',
              `${A}${B}clone k a\nclone l b\norder o Mandatory: k l\ncolocation c inf: l k\n`,
              { mild: 'crmsh 4.4.1 takes it' },
            ),
          ],
        },
        {
          item: 'no device while fencing is on',
          word: 'no stonith device',
          reported: [
            reports('crmsh/no-fencing-device', `${NODES}${A}property stonith-enabled=true\n`, {
              mild: 'crm_verify refuses it; the devices may stand in the cluster already',
            }),
          ],
        },
        {
          item: 'requires without fencing',
          word: 'requires',
          reported: [
            reports(
              'crmsh/requires-fencing',
              `${dummy('a', ' meta requires=fencing')}property stonith-enabled=false\n`,
              { beside: ['crmsh/stonith-disabled'] },
            ),
          ],
        },
        {
          item: 'an operation twice',
          word: 'duplicate operation',
          reported: [
            reports('crmsh/duplicate-operation', dummy('a', ' op monitor interval=10s timeout=30s'), {
              mild: 'crmsh warns and goes on',
            }),
          ],
        },
        {
          item: 'words for switches and times',
          word: 'boolean/duration',
          reported: [
            reports('crmsh/bad-value', dummy('a', ' meta is-managed=maybe'), {
              mild: 'crmsh 4.4.1 takes it, Pacemaker does not read it',
            }),
            reports('crmsh/bad-value', A.replace('timeout=20s', 'timeout=soon'), {
              mild: 'crmsh 4.4.1 takes it, Pacemaker does not read it',
            }),
          ],
        },
        {
          item: 'the role of what is not promotable',
          word: 'non-promotable',
          reported: [
            reports(
              'crmsh/not-promotable',
              `${A}${B}clone k a meta interleave=true\ncolocation c inf: b k:Promoted\norder o Mandatory: k b\n`,
              { mild: 'crmsh 4.4.1 takes it' },
            ),
          ],
        },
      ],
    },
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
            reports(
              'crmsh/colocation-without-role',
              `${DRBD}${CLONE}${FS()}${TIED.replace(':Promoted', '')}`,
            ),
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
            reports(
              'crmsh/colocation-without-order',
              `${DRBD}${CLONE}${FS()}${TIED.replace(/order.*\n/, '')}`,
            ),
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
            reports(
              'crmsh/unknown-agent',
              `${DRBD.replace('ocf:linbit:drbd', 'ocf:heartbeat:drbd')}${CLONE}`,
            ),
          ],
          notCovered: ['LSB scripts that do not conform', 'services that init or systemd starts'],
        },
      ],
    },
    {
      kind: 'language',
      heading: 'Frequent agents',
      divided: 'paragraphs',
      items: [
        {
          item: 'required parameters',
          word: 'drbd_resource',
          reported: [
            reports('crmsh/missing-parameter', FS().replace(' directory=/srv', '')),
            reports('crmsh/missing-parameter', `${DRBD.replace('params drbd_resource=web ', '')}${CLONE}`),
            reports(
              'crmsh/missing-parameter',
              'primitive x exportfs params directory=/srv op monitor interval=10s timeout=20s op start interval=0 timeout=40s op stop interval=0 timeout=120s\n',
            ),
            reports(
              'crmsh/missing-parameter',
              'primitive p ocf:pacemaker:ping op monitor interval=10s timeout=60s\n',
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
          item: 'hyphens in comments',
          word: '--',
          reported: [reports('crmsh/comment-dashes', `# of today -- or so\n${A}`)],
        },
        {
          item: 'errors that the exit code hides',
          word: 'exit 0',
          reported: [
            reports('crmsh/undefined-resource', `${A}group g a b\n`),
            reports('crmsh/impossible-expression', `${A}location l a rule 100: date gt 2026-02-31\n`),
          ],
        },
        {
          item: 'a property without a resource',
          word: 'crm_verify',
          reported: [reports('crmsh/bad-value', 'property no-quorum-policy=wait\n')],
        },
        {
          item: 'a semicolon at the end',
          word: ';',
          reported: [reports('crmsh/trailing-semicolon', VIP.replace('\n', ';\n'))],
        },
      ],
    },
  ],
};
