import type { DirectiveLine } from '../languages/ha-cf/tree.ts';
import { inWords, readBoolean, readTime } from '../languages/ha-cf/values.ts';
import { comment } from './conversion.ts';
import { type HaCfFile, textsOf } from './ha-cf-file.ts';

/** Directives that the rest of the conversion has taken over. */
const CONVERTED = new Set([
  ...['node', 'keepalive', 'warntime', 'deadtime', 'cluster', 'crm', 'pacemaker'],
  ...['bcast', 'udp', 'ucast', 'ucast6', 'mcast', 'mcast6', 'logfacility', 'logfile', 'use_logd'],
]);

/** Directives about the inside of heartbeat, which corosync settles in its own way. */
const INTERNAL = new Set([
  ...['uuidfrom', 'msgfmt', 'hbgenmethod', 'max_rexmit_delay', 'memreserve', 'coredumps', 'coreroot', 'env'],
  ...['traditional_compression', 'compression', 'compression_threshold', 'realtime', 'rtprio', 'use_apphbd'],
  ...['conn_logd_time', 'log_badpack', 'syslogmsgfmt', 'record_config_changes', 'record_pengine_inputs'],
  ...['enable_config_writes', 'crm_daemon_dir', 'crmd_spawns_pengine', 'apiauth', 'hopfudge', 'baud'],
]);

type Advice = (values: readonly string[]) => string;

const stickiness = (returns: boolean): string =>
  returns
    ? 'services return to their preferred node while their stickiness is lower than the score of the location constraint: "crm configure rsc_defaults resource-stickiness=0".'
    : 'services stay where they are when their stickiness is higher than the score of the location constraint: "crm configure rsc_defaults resource-stickiness=200".';

const fencing = (type: string): string =>
  `fencing belongs to Pacemaker: a resource for each node that fences it, "crm ra info stonith:${type}" tells its parameters. Until there is one, Pacemaker starts nothing (stonith-enabled=true is its default). Where services share a disk or replicate one, do not run without it.`;

const ADVICE: Readonly<Record<string, Advice>> = {
  initdead: ([value = '']) => {
    const time = readTime(value);
    const seconds = time && 'milliseconds' in time ? Math.ceil(time.milliseconds / 1000) : 60;
    return `while it starts, Pacemaker waits for the other nodes for the time of "crm configure property dc-deadtime=${seconds}s". With two_node (or wait_for_all: 1 in the section quorum) a node that starts alone waits until it has seen the others, however long that takes.`;
  },
  deadping: ([value = '']) => {
    const time = readTime(value);
    const said = time && 'milliseconds' in time ? inWords(time.milliseconds) : 'this time';
    return `ping nodes are asked by ocf:pacemaker:ping: its parameters timeout and attempts together make ${said}.`;
  },
  auto_failback: ([value = '']) => stickiness(readBoolean(value) !== false),
  nice_failback: ([value = '']) => stickiness(readBoolean(value) !== true),
  stonith: ([type = 'TYPE']) => fencing(type),
  stonith_host: ([, type = 'TYPE']) => fencing(type),
  watchdog: ([device = '/dev/watchdog']) =>
    `sbd feeds the watchdog: SBD_WATCHDOG_DEV=${device} in /etc/default/sbd or /etc/sysconfig/sbd, and "crm configure property stonith-watchdog-timeout=10s".`,
  serial: () =>
    'corosync speaks over IP networks only. Put a second network cable between the nodes, and add its addresses as a further ringN_addr.',
  udpport: ([port = '694']) =>
    `corosync sends to the UDP ports from 5405 on, one for each link. Open them in the firewall in place of ${port}. Clusters on one network need no ports of their own: nodes send to each other alone.`,
  autojoin: () =>
    'corosync hears only the nodes that are listed above. A new node is added to the file on all nodes, and "corosync-cfgtool -R" makes them read it.',
  quorum_server: ([host = 'the host']) =>
    `run corosync-qnetd on ${host} and corosync-qdevice on the nodes, with a section device in the section quorum.`,
  debug: () =>
    '"debug: on" in the section logging writes details; for the search of a fault, not for every day.',
  debugfile: () =>
    'corosync has one log file; "debug: on" in the section logging writes the details into it.',
  failfast: () =>
    'make it a resource of Pacemaker with "op monitor on-fail=fence", or start it with systemd and FailureAction=reboot.',
};

/** The end of the file: what could not be carried over, each with what takes its part, as comments. */
export function noCounterpart(file: HaCfFile): readonly string[] {
  const items = [...pingItems(file)];
  const internal = new Set<string>();
  const advised = new Map<string, { readonly lines: DirectiveLine[]; readonly advice: Advice }>();
  for (const line of file.lines) {
    const name = line.name.text;
    if (CONVERTED.has(name) || isUsual(line) || PING.has(name) || isIpfail(line)) continue;
    if (INTERNAL.has(name)) internal.add(name);
    else if (name === 'respawn') items.push(respawnItem(line));
    else {
      const advice = ADVICE[name];
      if (!advice) continue;
      const known = advised.get(name);
      if (known) known.lines.push(line);
      else advised.set(name, { lines: [line], advice });
    }
  }
  for (const { lines, advice } of advised.values()) {
    const last = lines.at(-1);
    items.push(`${lines.map(sourceOf).join('; ')}: ${advice(textsOf(last?.values ?? []))}`);
  }
  if (!file.runsPacemaker) {
    items.push(
      'haresources: corosync starts no services; Pacemaker does. "ha-cluster convert haresources" makes crm statements of the file.',
    );
  }
  if (internal.size > 0)
    items.push(`${[...internal].join(', ')}: about the inside of heartbeat, not needed.`);
  const unknown = new Set(file.unknown);
  if (unknown.size > 0) items.push(`${[...unknown].join(', ')}: no directive that is known here; left out.`);
  if (items.length === 0) return [];
  return ['', '# No counterpart in corosync.conf', ...items.flatMap((item) => ['#', ...comment(item)])];
}

const PING = new Set(['ping', 'ping6', 'ping_group']);

function isIpfail({ name, values }: DirectiveLine): boolean {
  return name.text === 'respawn' && values[1]?.text.split('/').at(-1) === 'ipfail';
}

/** What heartbeat says only when it is asked to is what corosync does anyway. */
function isUsual({ name, values }: DirectiveLine): boolean {
  const value = values.at(-1)?.text.toLowerCase();
  return (name.text === 'autojoin' && value === 'none') || (name.text === 'debug' && value === '0');
}

function respawnItem(line: DirectiveLine): string {
  const [, ...command] = textsOf(line.values);
  return `${sourceOf(line)}: start ${command[0] ?? 'it'} with systemd (Restart=always), or as a cloned resource of Pacemaker.`;
}

/** Ping nodes and ipfail are one thing: a cloned ping resource, and location rules that look at what it counts. */
function pingItems(file: HaCfFile): readonly string[] {
  const lines = file.linesOf(...PING);
  const ipfail = file.lines.filter(isIpfail);
  if (lines.length === 0 && ipfail.length === 0) return [];
  const hosts = lines.flatMap(({ name, values }) =>
    textsOf(name.text === 'ping_group' ? values.slice(1) : values),
  );
  const list = hosts.length > 0 ? [...new Set(hosts)].join(' ') : 'the router';
  return [
    `${[...lines, ...ipfail].map(sourceOf).join('; ')}: a cloned ping resource counts the hosts that each node reaches, and a location rule keeps services away from a node that reaches none: "primitive ping ocf:pacemaker:ping params host_list='${list}' multiplier=1000 dampen=5s op monitor interval=10s timeout=60s", "clone c_ping ping", and for each service "location SERVICE_connected SERVICE rule -inf: not_defined pingd or pingd lte 0".`,
  ];
}

/** Where what stands on the line may be a password, and corosync.conf is for everybody to read. */
const SECRET: Readonly<Record<string, number>> = { stonith: 1, stonith_host: 2 };

/** The line as ha.cf has it. */
function sourceOf({ name, values }: DirectiveLine): string {
  const words = textsOf(values);
  const shown = words.slice(0, SECRET[name.text] ?? words.length);
  return [name.text, ...shown, ...(shown.length < words.length ? ['...'] : [])].join(' ');
}
