import { comment } from '../convert/conversion.ts';
import { crmComment, longStatement, pair, statement } from '../convert/crm-statement.ts';
import { CLUSTER_FILE } from '../core/cluster-file.ts';
import { DRBD_CONF, globalCommonFile } from './drbd-files.ts';
import type { Plan, PlannedFile } from './plan.ts';

export interface ClusterNode {
  readonly name: string;
  /** Its address in each network of the cluster, one or two. */
  readonly addresses: readonly string[];
  /** The address of what switches it off, with `bmc` fencing. */
  readonly bmc?: string;
}

export type Fencing =
  | { readonly kind: 'bmc'; readonly user: string; readonly passwordFile: string }
  | { readonly kind: 'sbd'; readonly disk: string };

export interface NewClusterAnswers {
  readonly name: string;
  readonly nodes: readonly ClusterNode[];
  /** Heartbeat with the interface of each network, or corosync. */
  readonly membership:
    | { readonly kind: 'corosync' }
    | { readonly kind: 'heartbeat'; readonly interfaces: readonly string[] };
  readonly drbd: '9' | '8.4' | undefined;
  readonly fencing: Fencing;
}

/** The files of a cluster that starts and fences, and runs nothing yet. */
export function newCluster(answers: NewClusterAnswers, secret: string): Plan {
  const { name, membership, drbd } = answers;
  return {
    label: `New cluster ${name}`,
    appends: [],
    creates: [
      { path: CLUSTER_FILE, text: clusterFile(answers) },
      ...(drbd
        ? [
            { path: 'etc/drbd.conf', text: DRBD_CONF },
            { path: 'etc/drbd.d/global_common.conf', text: globalCommonFile(drbd) },
          ]
        : []),
      ...(membership.kind === 'corosync'
        ? [{ path: 'etc/corosync/corosync.conf', text: corosyncConf(answers) }]
        : heartbeatFiles(answers, membership.interfaces, secret)),
      { path: 'cluster.crm', text: crmFile(answers) },
    ],
  };
}

/** The versions: Pacemaker gave up Heartbeat with 2.0. */
function clusterFile({ membership, drbd }: NewClusterAnswers): string {
  const versions = {
    ...(drbd && { drbd }),
    ...(membership.kind === 'corosync' ? { corosync: '3', pacemaker: '2.1' } : { pacemaker: '1.1' }),
  };
  return `${JSON.stringify(versions, undefined, 2)}\n`;
}

function corosyncConf({ name, nodes }: NewClusterAnswers): string {
  const lines = [
    ...comment(
      'The same on all nodes. The key: "corosync-keygen" once, then copy /etc/corosync/authkey to all nodes, mode 400.',
    ),
    'totem {',
    '    version: 2',
    `    cluster_name: ${name}`,
    '    transport: knet',
    '    crypto_cipher: aes256',
    '    crypto_hash: sha256',
    '}',
    '',
    'nodelist {',
    ...nodes.flatMap((node, place) => [
      '    node {',
      `        name: ${node.name}`,
      `        nodeid: ${place + 1}`,
      ...node.addresses.map((address, ring) => `        ring${ring}_addr: ${address}`),
      '    }',
    ]),
    '}',
    '',
    'quorum {',
    '    provider: corosync_votequorum',
    ...(nodes.length === 2 ? ['    two_node: 1'] : []),
    '}',
    '',
    'logging {',
    '    to_syslog: yes',
    '    timestamp: on',
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * ucast names the address of every node: each leaves out its own (ha.cf(5)), so that the file is the same on all.
 * With `autojoin none` only the nodes named belong to the cluster.
 */
function heartbeatFiles(
  { nodes }: NewClusterAnswers,
  interfaces: readonly string[],
  secret: string,
): readonly PlannedFile[] {
  const lines = [
    ...comment('The same on all nodes, in /etc/ha.d, with authkeys beside it.'),
    'logfacility daemon',
    'autojoin none',
    'keepalive 1',
    'warntime 5',
    'deadtime 15',
    'initdead 60',
    'udpport 694',
    ...interfaces.flatMap((one, link) => nodes.map(({ addresses }) => `ucast ${one} ${addresses[link]}`)),
    ...nodes.map(({ name }) => `node ${name}`),
    'crm respawn',
  ];
  const authkeys = [
    ...comment(
      'The same on all nodes, owned by root, mode 600: heartbeat refuses it when others can read it.',
    ),
    'auth 1',
    `1 sha1 ${secret}`,
  ];
  return [
    { path: 'etc/ha.d/ha.cf', text: `${lines.join('\n')}\n` },
    { path: 'etc/ha.d/authkeys', text: `${authkeys.join('\n')}\n`, secret: true },
  ];
}

/**
 * Heartbeat's own quorum is lost with one of two nodes, so that Pacemaker has to go on without; corosync's two_node
 * needs no such word. Fencing decides in both which side goes on.
 */
function crmFile(answers: NewClusterAnswers): string {
  const { nodes, membership } = answers;
  const onHeartbeat = membership.kind === 'heartbeat';
  const properties = [
    'stonith-enabled=true',
    ...(onHeartbeat && nodes.length === 2 ? ['no-quorum-policy=ignore'] : []),
  ];
  const lines = [
    ...crmComment('Load it once, on one node: crm configure load update cluster.crm'),
    ...nodes.map(({ name }, place) => (onHeartbeat ? `node ${name}` : `node ${place + 1}: ${name}`)),
    '',
    ...fencing(answers),
    '',
    longStatement(`property ${properties[0]}`, properties.slice(1)),
    'rsc_defaults resource-stickiness=100',
  ];
  return `${lines.join('\n')}\n`;
}

function fencing(answers: NewClusterAnswers): readonly string[] {
  const { nodes, membership, fencing: way } = answers;
  const onHeartbeat = membership.kind === 'heartbeat';
  if (way.kind === 'sbd') return sharedDisk(way.disk, onHeartbeat);
  const { user, passwordFile } = way;
  return [
    ...crmComment(
      onHeartbeat
        ? `The password stands in ${passwordFile} on all nodes, mode 600.`
        : `${passwordFile} is a script on all nodes that prints the password, mode 700.`,
    ),
    ...nodes.flatMap(({ name, bmc = '' }, place) => {
      const id = `fence_${name.replace(/\W/g, '_')}`;
      const params = onHeartbeat
        ? [
            pair('hostname', name),
            pair('ipaddr', bmc),
            pair('userid', user),
            'passwd_method=file',
            pair('passwd', passwordFile),
            'interface=lanplus',
          ]
        : [
            pair('ip', bmc),
            pair('username', user),
            pair('password_script', passwordFile),
            'lanplus=1',
            pair('pcmk_host_list', name),
            // So that two nodes that lose each other do not switch each other off.
            ...(nodes.length === 2 && place === 0 ? ['pcmk_delay_base=5s'] : []),
          ];
      return [
        longStatement(`primitive ${id} stonith:${onHeartbeat ? 'external/ipmi' : 'fence_ipmilan'}`, [
          `params ${params.join(' ')}`,
          `op monitor interval=${onHeartbeat ? 3600 : 300}s timeout=60s`,
        ]),
        statement(['location', `${id}_elsewhere`, id, '-inf:', name]),
      ];
    }),
  ];
}

/** One device fences all nodes; they wait for a random time, so that only one of two succeeds. */
function sharedDisk(disk: string, onHeartbeat: boolean): readonly string[] {
  return [
    ...crmComment(
      `Once, on one node: "sbd -d ${disk} create". Each node runs the sbd daemon on that disk, with a watchdog.`,
    ),
    longStatement(`primitive fence_sbd stonith:${onHeartbeat ? 'external/sbd' : 'fence_sbd'}`, [
      `params ${pair(onHeartbeat ? 'sbd_device' : 'devices', disk)} pcmk_delay_max=15s`,
      'op monitor interval=3600s timeout=60s',
    ]),
  ];
}
