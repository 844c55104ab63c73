import { type AuditSection, accepts, reports } from '../item.ts';
import { A, B, C, CLONE, DRBD, dummy, FENCING, FS, NODES, STATEFUL, VIP } from './texts.ts';

export const language: readonly AuditSection[] = [
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
          reports('crmsh/comment-in-statement', A.replace(' op monitor', ' \\\n  # of today\n  op monitor')),
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
];
