import type { ValueType } from './values.ts';

/** A word of a directive whose words have each their place, e.g. the port of `mcast`. */
export interface Parameter {
  readonly name: string;
  readonly type: ValueType;
}

interface Described {
  readonly name: string;
  /** One or two sentences, in our own words. */
  readonly doc: string;
  /** What heartbeat does when the directive is absent; in words or as a value. */
  readonly default?: string;
  /** Values that people write, for completion where the type has no words of its own. */
  readonly usual?: readonly string[];
  /** Why its place among the others matters. */
  readonly order?: string;
  /** Why it should not be used any more. */
  readonly obsolete?: string;
}

/** A directive whose values heartbeat applies one after the other. */
export interface ValueDirective extends Described {
  readonly takes: 'values';
  readonly type: ValueType;
  /**
   * What a second value, or a second line, means: one more (`more`), the last counts (`last`), or heartbeat refuses
   * it (`never`).
   */
  readonly again: 'more' | 'last' | 'never';
}

/** A directive whose line heartbeat hands on as a whole: blanks separate its words, commas do not. */
export interface LineDirective extends Described {
  readonly takes: 'line';
  readonly parameters: readonly Parameter[];
  /** What may follow the parameters; without it, further words are ignored. */
  readonly rest?: Parameter & { readonly least: 0 | 1 };
}

export type Directive = ValueDirective | LineDirective;

const time: ValueType = { kind: 'time', zero: false };
const timeOrZero: ValueType = { kind: 'time', zero: true };
const boolean: ValueType = { kind: 'boolean' };
const node: ValueType = { kind: 'node' };
const networkInterface: ValueType = { kind: 'interface' };
const path: ValueType = { kind: 'path' };
const text = (name: string): ValueType => ({ kind: 'text', name });
const words = (first: string, ...others: string[]): ValueType => ({
  kind: 'word',
  words: [first, ...others],
  ignoreCase: false,
});
const integer = (min: number, max: number, more: { unit?: string; modulus?: number } = {}): ValueType => ({
  kind: 'integer',
  min,
  max,
  ...more,
});
const ANY_NUMBER = 2 ** 31 - 1;
const port = integer(1, 65535, { modulus: 65536 });
const pacemaker: ValueType = {
  kind: 'word',
  words: ['respawn', 'manual', 'minimal', 'ccm-only', 'valgrind'],
  ignoreCase: true,
  boolean: true,
};
/** The names of syslog.h, as the C library on Linux has them; compared with case (cl_syslog.c). */
const facility = words(
  'daemon',
  ...['local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'],
  ...['auth', 'authpriv', 'cron', 'ftp', 'kern', 'lpr', 'mail', 'news', 'security', 'syslog', 'user', 'uucp'],
  'none',
);

const LOGGING_ORDER = 'It takes effect for the lines that follow: put it near the top.';
const PORT_ORDER =
  'It must stand above the `bcast`, `ucast` and `ucast6` lines: they take the port when they are read.';
const NEEDS_PACEMAKER = 'It means something only with `pacemaker` (or `crm`) on.';

/**
 * Every directive of heartbeat 3.0.6: config.c (Directives, WLdirectives) and the media plugins in lib/plugins/HBcomm.
 */
export const directives: readonly Directive[] = [
  // Nodes
  {
    name: 'node',
    takes: 'values',
    type: node,
    again: 'more',
    doc: 'Names nodes of the cluster, each as `uname -n` on that machine says. The machine itself must be among them.',
  },
  {
    name: 'autojoin',
    takes: 'values',
    type: { kind: 'word', words: ['none', 'other', 'any'], ignoreCase: true },
    again: 'last',
    default: 'none',
    doc: 'Whether nodes that are not listed here may join: `none`; `other`, all but this one; `any`. They still need the key of authkeys. Not with haresources.',
  },
  {
    name: 'cluster',
    takes: 'values',
    type: text('name'),
    again: 'last',
    default: 'linux-ha',
    doc: 'The name of the cluster.',
  },
  {
    name: 'uuidfrom',
    takes: 'values',
    type: words('file', 'nodename'),
    again: 'last',
    default: 'file',
    doc: 'Where a node gets its UUID from: a file that it keeps, or its name, for machines that keep no files.',
  },
  {
    name: 'quorum_server',
    takes: 'values',
    type: text('host'),
    again: 'last',
    doc: 'A host outside the cluster that says which half may go on when the nodes lose each other.',
  },
  // Times
  {
    name: 'keepalive',
    takes: 'values',
    type: time,
    again: 'last',
    default: '1',
    usual: ['1', '2', '500ms'],
    doc: 'The time between two heartbeats of a node.',
  },
  {
    name: 'warntime',
    takes: 'values',
    type: time,
    again: 'last',
    default: 'half of deadtime',
    usual: ['5', '10'],
    doc: 'How late a heartbeat may be before the log says so. Shows how near `deadtime` the network comes.',
  },
  {
    name: 'deadtime',
    takes: 'values',
    type: timeOrZero,
    again: 'last',
    default: '30',
    usual: ['15', '30', '10'],
    doc: 'How long a node may be silent before it counts as dead and the other takes over. More than twice `keepalive`.',
  },
  {
    name: 'initdead',
    takes: 'values',
    type: timeOrZero,
    again: 'last',
    default: 'deadtime where that is more than 10 seconds, else at least 12 seconds',
    usual: ['60', '120', '30'],
    doc: 'What `deadtime` is while heartbeat starts: a booting network needs longer. Twice `deadtime` is usual.',
  },
  {
    name: 'deadping',
    takes: 'values',
    type: timeOrZero,
    again: 'last',
    default: 'deadtime',
    usual: ['30', '60'],
    doc: 'How long a ping node may be silent before it counts as dead.',
  },
  {
    name: 'hopfudge',
    takes: 'values',
    type: integer(0, 255),
    again: 'last',
    default: '1',
    doc: 'How many hops more than there are nodes a packet may take around a ring of serial lines.',
  },
  {
    name: 'max_rexmit_delay',
    takes: 'values',
    type: integer(1, ANY_NUMBER, { unit: 'ms' }),
    again: 'last',
    default: '250',
    doc: 'The longest time, in milliseconds, that a node waits before it asks again for a lost packet.',
  },
  // Media
  {
    name: 'udpport',
    takes: 'values',
    type: port,
    again: 'last',
    default: '694',
    order: PORT_ORDER,
    usual: ['694'],
    doc: 'The UDP port of `bcast`, `ucast` and `ucast6`. Clusters on one network need different ports.',
  },
  {
    name: 'baud',
    takes: 'values',
    type: words('19200', '9600', '38400', '57600', '115200', '230400', '460800'),
    again: 'never',
    default: '19200',
    order: 'It must stand above the `serial` lines.',
    doc: 'The speed of the serial lines.',
  },
  {
    name: 'bcast',
    takes: 'values',
    type: networkInterface,
    again: 'more',
    doc: 'Sends heartbeats as UDP broadcasts on these network interfaces. Everybody on the network receives them.',
  },
  {
    name: 'ucast',
    takes: 'line',
    parameters: [
      { name: 'interface', type: networkInterface },
      { name: 'address', type: { kind: 'address', family: 'host' } },
    ],
    doc: 'Sends heartbeats to one address. List every node, this one too: heartbeat leaves its own address out, so that the file can be the same on all nodes.',
  },
  {
    name: 'ucast6',
    takes: 'line',
    parameters: [
      { name: 'interface', type: networkInterface },
      { name: 'address', type: { kind: 'address', family: 'unicast6' } },
    ],
    doc: 'Sends heartbeats to one IPv6 address. A link-local address needs its scope: `fe80::1%eth0`.',
  },
  {
    name: 'mcast',
    takes: 'line',
    parameters: [
      { name: 'interface', type: networkInterface },
      { name: 'group', type: { kind: 'address', family: 'multicast' } },
      { name: 'port', type: port },
      { name: 'ttl', type: integer(0, 4, { modulus: 256 }) },
      { name: 'loop', type: integer(0, 1, { modulus: 256 }) },
    ],
    doc: 'Sends heartbeats to a multicast group. `ttl` is 1 on one network, `loop` 0. `udpport` has no effect here: the port is on the line.',
  },
  {
    name: 'mcast6',
    takes: 'line',
    parameters: [
      { name: 'interface', type: networkInterface },
      { name: 'group', type: { kind: 'address', family: 'multicast6' } },
      { name: 'port', type: port },
      { name: 'hops', type: integer(0, 4, { modulus: 256 }) },
      { name: 'loop', type: integer(0, 1, { modulus: 256 }) },
    ],
    doc: 'Sends heartbeats to an IPv6 multicast group, best one of `ff12::/16`.',
  },
  {
    name: 'serial',
    takes: 'values',
    type: path,
    again: 'more',
    usual: ['/dev/ttyS0'],
    doc: 'Sends heartbeats over a serial line (a null modem cable), which fails independently of the network.',
  },
  {
    name: 'ping',
    takes: 'values',
    type: { kind: 'address', family: 'host' },
    again: 'more',
    doc: 'Hosts outside the cluster that every node pings, such as the router. `ipfail` moves the services to the node that reaches more of them.',
  },
  {
    name: 'ping6',
    takes: 'values',
    type: { kind: 'address', family: 'unicast6' },
    again: 'more',
    doc: 'IPv6 hosts outside the cluster that every node pings.',
  },
  {
    name: 'ping_group',
    takes: 'line',
    parameters: [{ name: 'name', type: text('name') }],
    rest: { name: 'host', type: { kind: 'address', family: 'host' }, least: 1 },
    doc: 'A group of hosts that counts as one ping node: it is reached when any of them answers.',
  },
  // Logging
  {
    name: 'use_logd',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'yes where no logfile, debugfile or logfacility is set',
    order: LOGGING_ORDER,
    doc: 'Logs through the daemon ha_logd, so that a full disk or a slow syslog never holds heartbeat up. The files are then those of logd.cf.',
  },
  {
    name: 'conn_logd_time',
    takes: 'values',
    type: time,
    again: 'last',
    default: '60',
    usual: ['60'],
    doc: 'How long to wait before connecting to ha_logd again.',
  },
  {
    name: 'logfacility',
    takes: 'values',
    type: facility,
    again: 'last',
    order: LOGGING_ORDER,
    doc: 'The syslog facility that messages go to, or `none`.',
  },
  {
    name: 'logfile',
    takes: 'values',
    type: path,
    again: 'last',
    order: LOGGING_ORDER,
    usual: ['/var/log/ha-log'],
    doc: 'The file that messages go to. `use_logd` is the better way.',
  },
  {
    name: 'debugfile',
    takes: 'values',
    type: path,
    again: 'last',
    order: LOGGING_ORDER,
    usual: ['/var/log/ha-debug'],
    doc: 'The file that debug messages go to. `use_logd` is the better way.',
  },
  {
    name: 'debug',
    takes: 'values',
    type: integer(0, 255),
    again: 'last',
    default: '0',
    usual: ['0', '1'],
    doc: 'How much to say: 0 for production; above 1 the log itself can delay heartbeats.',
  },
  {
    name: 'log_badpack',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'true',
    doc: 'Whether packets that cannot be read are logged.',
  },
  {
    name: 'syslogmsgfmt',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'true',
    doc: 'Whether log files are written in the format of syslog.',
  },
  // Who runs the services
  {
    name: 'auto_failback',
    takes: 'values',
    type: { kind: 'word', words: ['legacy'], ignoreCase: true, boolean: true },
    again: 'last',
    default: 'legacy',
    doc: 'Whether services return to their preferred node when it comes back. For haresources only; with Pacemaker, `resource-stickiness` says this.',
  },
  {
    name: 'nice_failback',
    takes: 'values',
    type: boolean,
    again: 'last',
    doc: 'The old opposite of `auto_failback`.',
    obsolete: 'heartbeat 1.2 replaced it by auto_failback with the opposite meaning',
  },
  {
    name: 'pacemaker',
    takes: 'values',
    type: pacemaker,
    again: 'never',
    default: 'off',
    doc: 'Lets Pacemaker run the services. `respawn` starts its daemons again when they die; `yes` reboots the node instead. With `off`, haresources says what runs where.',
  },
  {
    name: 'crm',
    takes: 'values',
    type: pacemaker,
    again: 'never',
    default: 'off',
    doc: "The older name of `pacemaker`, known to heartbeat 2 and 3. `respawn` starts Pacemaker's daemons again when they die; `yes` reboots the node instead.",
  },
  {
    name: 'crm_daemon_dir',
    takes: 'values',
    type: path,
    again: 'last',
    doc: 'Where to look first for the daemons of Pacemaker.',
  },
  {
    name: 'crmd_spawns_pengine',
    takes: 'values',
    type: boolean,
    again: 'last',
    order: 'It must stand above `pacemaker` (or `crm`).',
    doc: 'Whether crmd starts the policy engine; with `off`, heartbeat does.',
  },
  {
    name: 'record_config_changes',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'on',
    doc: `Whether changes of the CIB are logged. ${NEEDS_PACEMAKER}`,
  },
  {
    name: 'record_pengine_inputs',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'on',
    doc: `Whether the inputs of the policy engine are kept. ${NEEDS_PACEMAKER}`,
  },
  {
    name: 'enable_config_writes',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'on',
    doc: `Whether changes of the CIB are written to disk. ${NEEDS_PACEMAKER}`,
  },
  {
    name: 'respawn',
    takes: 'line',
    parameters: [
      { name: 'user', type: text('user') },
      { name: 'command', type: path },
    ],
    rest: { name: 'argument', type: text('argument'), least: 0 },
    doc: 'Starts a program as this user, and starts it again whenever it dies, e.g. `ipfail`.',
  },
  {
    name: 'failfast',
    takes: 'line',
    parameters: [
      { name: 'user', type: text('user') },
      { name: 'command', type: path },
    ],
    rest: { name: 'argument', type: text('argument'), least: 0 },
    doc: 'Starts a program as this user, and reboots the node when it dies.',
  },
  {
    name: 'apiauth',
    takes: 'line',
    parameters: [{ name: 'client', type: text('client') }],
    rest: { name: 'uid=users or gid=groups', type: text('uid=users or gid=groups'), least: 1 },
    doc: 'Which users and groups may speak to heartbeat as this client.',
  },
  {
    name: 'env',
    takes: 'values',
    type: text('NAME=VALUE'),
    again: 'more',
    doc: 'Sets a variable for the programs that `respawn` starts; they see it as `HA_NAME`.',
  },
  // Fencing and the machine
  {
    name: 'stonith',
    takes: 'line',
    parameters: [
      { name: 'type', type: text('type') },
      { name: 'file', type: path },
    ],
    doc: 'The device that resets a lost node, with its configuration in a file. For haresources only.',
  },
  {
    name: 'stonith_host',
    takes: 'line',
    parameters: [
      { name: 'node or *', type: text('node or *') },
      { name: 'type', type: text('type') },
    ],
    rest: { name: 'parameter', type: text('parameter'), least: 0 },
    doc: 'A device that resets a lost node, as this node (`*`: every node) reaches it, with its parameters. For haresources only.',
  },
  {
    name: 'watchdog',
    takes: 'values',
    type: path,
    again: 'never',
    usual: ['/dev/watchdog'],
    doc: 'The watchdog device, which reboots the machine when heartbeat no longer runs. A guard against a node that hangs and comes back.',
  },
  {
    name: 'realtime',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'true',
    doc: 'Whether heartbeat runs with real-time priority and locked in memory. Off only for debugging.',
  },
  {
    name: 'rtprio',
    takes: 'values',
    type: integer(1, 99),
    again: 'last',
    default: '50',
    doc: 'The real-time priority. To be set only beside other real-time programs.',
  },
  {
    name: 'memreserve',
    takes: 'values',
    type: integer(1, ANY_NUMBER, { unit: 'KB' }),
    again: 'last',
    default: '6500',
    doc: 'How much memory, in kilobytes, heartbeat sets aside when it starts.',
  },
  {
    name: 'use_apphbd',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'no',
    doc: 'Whether heartbeat reports to the application heartbeat daemon, which watches it.',
  },
  {
    name: 'coredumps',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'true',
    doc: 'Whether heartbeat leaves core dumps when it crashes.',
  },
  {
    name: 'coreroot',
    takes: 'values',
    type: path,
    again: 'last',
    doc: 'The directory for core dumps.',
  },
  // On the wire
  {
    name: 'compression',
    takes: 'values',
    type: words('zlib', 'bz2'),
    again: 'last',
    default: 'zlib',
    doc: 'How large messages are compressed. The plugin must be installed on every node.',
  },
  {
    name: 'compression_threshold',
    takes: 'values',
    type: integer(1, ANY_NUMBER, { unit: 'KB' }),
    again: 'last',
    default: '2',
    doc: 'Messages larger than this many kilobytes are compressed.',
  },
  {
    name: 'traditional_compression',
    takes: 'values',
    type: boolean,
    again: 'last',
    default: 'no',
    doc: 'Whether messages are compressed as heartbeat 2 did, field by field. The same on every node.',
  },
  {
    name: 'msgfmt',
    takes: 'values',
    type: words('classic', 'netstring'),
    again: 'last',
    default: 'classic',
    doc: 'The format of messages on the wire. The same on every node.',
  },
  {
    name: 'hbgenmethod',
    takes: 'values',
    type: words('file', 'time'),
    again: 'last',
    default: 'file',
    doc: 'Where the generation number comes from that guards against replayed packets: a file, or the clock on machines without a disk.',
  },
  {
    name: 'udp',
    takes: 'values',
    type: networkInterface,
    again: 'more',
    doc: 'The old name of `bcast`.',
    obsolete: 'heartbeat reads it as bcast and warns',
  },
];

const byName = new Map(directives.map((one) => [one.name, one]));

export function directive(name: string): Directive | undefined {
  return byName.get(name);
}

export const wholeLineDirectives: readonly string[] = directives.flatMap(({ name, takes }) =>
  takes === 'line' ? [name] : [],
);

/** The two names of one directive: together they may appear once. */
export const PACEMAKER_NAMES: readonly string[] = ['pacemaker', 'crm'];

/** Directives that are lines of communication between the nodes. */
export const MEDIA: readonly string[] = ['bcast', 'udp', 'ucast', 'ucast6', 'mcast', 'mcast6', 'serial'];

/** Media that other builds or versions of heartbeat have as plugins or compile-time options, with what to say. */
export const elsewhere: ReadonlyMap<string, string> = new Map([
  ['hbaping', "The plugin for Fibre Channel hosts is not part of Debian's heartbeat 3.0.6."],
  ['openais', 'The plugin was part of heartbeat 2.1 only.'],
  ['rds', "The plugin is not part of Debian's heartbeat 3.0.6."],
  ['tipc', "The plugin is not part of Debian's heartbeat 3.0.6."],
  ['normalpoll', 'Heartbeat knows it only when it was built with a choice of poll().'],
]);
