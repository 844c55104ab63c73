import type { ClusterView } from '../core/cluster-view.ts';
import type { HaCfNode } from '../languages/ha-cf/tree.ts';
import { CHECK, type Conversion, comment } from './conversion.ts';
import { HaCfFile } from './ha-cf-file.ts';
import { noCounterpart } from './no-counterpart.ts';
import { linksOf, nodesOf } from './nodes.ts';
import { timing } from './timing.ts';

/**
 * The corosync.conf (corosync 3) that means what an ha.cf means: the nodes, how they hear each other, when one counts
 * as dead, and the log. What corosync has no word for stands at the end as comments, with what takes its part.
 */
export function haCfToCorosync(trees: readonly HaCfNode[], cluster: ClusterView): Conversion {
  const file = new HaCfFile(trees);
  const nodes = nodesOf(file, cluster);
  const { links, unknown } = linksOf(file, nodes, cluster);
  const lines = [
    ...comment(
      `Made from ha.cf by HA Cluster Config. Look at the lines marked ${CHECK.replace(':', '')} first. The file is the same on all nodes: /etc/corosync/corosync.conf.`,
    ),
    ...comment('Stop and disable heartbeat on all nodes before corosync starts on the first one.'),
    '',
    'totem {',
    '  version: 2',
    `  cluster_name: ${file.valueOf('cluster') ?? 'linux-ha'}`,
    '  transport: knet',
    ...(links.length > 1
      ? [...comment('Heartbeat sent over all links at once; so does active.', '  '), '  link_mode: active']
      : []),
    ...authentication(),
    ...timing(file, nodes.length),
    '}',
    '',
    'nodelist {',
    ...links.flatMap(({ remark }) => comment(remark, '  ')),
    ...unknown.flatMap((name) =>
      comment(
        `${CHECK} ${name} carried heartbeats too. To keep that link, give every node a ring${links.length}_addr with its address there.`,
        '  ',
      ),
    ),
    ...(nodes.length === 0 ? comment(`${CHECK} no file names a node. Add a section for each.`, '  ') : []),
    ...nodes.flatMap((name, place) => [
      '  node {',
      `    name: ${name}`,
      `    nodeid: ${place + 1}`,
      ...links.map(({ addresses }, link) => `    ring${link}_addr: ${addresses[place] ?? name}`),
      '  }',
    ]),
    '}',
    '',
    ...quorum(nodes.length),
    '',
    ...logging(file),
    ...noCounterpart(file),
  ];
  return { language: 'corosync', name: 'corosync.conf', text: `${lines.join('\n')}\n` };
}

/** Heartbeat signs what it sends; corosync signs and encrypts, with a key of its own. */
function authentication(): readonly string[] {
  return [
    ...comment(
      'authkeys is not carried over: corosync has a key of its own. Make it once with "corosync-keygen" and copy /etc/corosync/authkey to all nodes, with mode 400.',
      '  ',
    ),
    '  crypto_cipher: aes256',
    '  crypto_hash: sha256',
  ];
}

function quorum(nodes: number): readonly string[] {
  const twoNode = [
    ...comment(
      'Two nodes: either may go on alone. Heartbeat was the same; only fencing keeps both from going on when they lose each other.',
      '  ',
    ),
    '  two_node: 1',
  ];
  return ['quorum {', '  provider: corosync_votequorum', ...(nodes === 2 ? twoNode : []), '}'];
}

/** The facilities that corosync knows (logconfig.c, logsys_format). */
const FACILITIES = ['daemon', ...Array.from({ length: 8 }, (_, number) => `local${number}`)];

function logging(file: HaCfFile): readonly string[] {
  const facility = file.valueOf('logfacility');
  const logfile = file.isOn('use_logd') === true ? undefined : file.valueOf('logfile');
  const isKnown = facility !== undefined && FACILITIES.includes(facility);
  return [
    'logging {',
    ...(facility !== undefined && !isKnown && facility !== 'none'
      ? comment(`logfacility ${facility}: corosync knows daemon and local0 to local7.`, '  ')
      : []),
    `  to_syslog: ${facility === 'none' && logfile !== undefined ? 'no' : 'yes'}`,
    ...(isKnown ? [`  syslog_facility: ${facility}`] : []),
    ...(logfile?.startsWith('/') ? ['  to_logfile: yes', `  logfile: ${logfile}`] : ['  to_logfile: no']),
    '  timestamp: on',
    '}',
  ];
}
