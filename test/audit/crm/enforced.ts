import { type AuditSection, reports } from '../item.ts';
import { A, B, C, dummy, FENCING, NODES, STATEFUL, VIP } from './texts.ts';

/** Why what crmsh complains of is no error here. */
const WARNS = 'crmsh warns and goes on';

const NOT_READ = 'crmsh 4.4.1 takes it, Pacemaker does not read it';

export const enforced: readonly AuditSection[] = [
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
              mild: WARNS,
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
            mild: WARNS,
          }),
        ],
        notCovered: ['that runs more often than the agent advises'],
      },
      {
        item: 'intervals of monitors',
        word: 'unique per action',
        reported: [
          reports('crmsh/monitor-interval-zero', A.replace('interval=10s', 'interval=0'), {
            mild: WARNS,
          }),
          reports('crmsh/duplicate-operation', dummy('a', ' op monitor interval=10s timeout=30s'), {
            mild: WARNS,
          }),
          reports('crmsh/duplicate-operation', STATEFUL.replace('interval=11s', 'interval=10s'), {
            mild: WARNS,
          }),
        ],
      },
      {
        item: 'intervals of start and stop',
        word: 'start/stop',
        reported: [
          reports('crmsh/operation-interval', dummy('a', ' op start interval=10s timeout=20s'), {
            mild: WARNS,
          }),
        ],
      },
      {
        item: 'operations that the agent does not have',
        word: 'action in RA',
        reported: [
          reports('crmsh/unknown-operation', dummy('a', ' op promote interval=0 timeout=20s'), {
            mild: WARNS,
          }),
        ],
      },
      {
        item: 'unknown names',
        word: 'unknown meta',
        reported: [
          reports('crmsh/unknown-meta-attribute', dummy('a', ' meta colour=red'), {
            mild: WARNS,
          }),
          reports('crmsh/unknown-property', `${A}property colour=red\n`, {
            mild: WARNS,
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
            mild: WARNS,
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
            { mild: WARNS },
          ),
          reports(
            'crmsh/not-fencing-device',
            `${NODES}${A}${FENCING}fencing_topology alice: a bob: st-bob\n`,
            { mild: WARNS },
          ),
          reports(
            'cluster/node-name-mismatch',
            `${NODES}${FENCING}fencing_topology carol: st-alice bob: st-bob\n`,
            { mild: WARNS },
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
            mild: WARNS,
          }),
        ],
      },
      {
        item: 'words for switches and times',
        word: 'boolean/duration',
        reported: [
          reports('crmsh/bad-value', dummy('a', ' meta is-managed=maybe'), {
            mild: NOT_READ,
          }),
          reports('crmsh/bad-value', A.replace('timeout=20s', 'timeout=soon'), {
            mild: NOT_READ,
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
];
