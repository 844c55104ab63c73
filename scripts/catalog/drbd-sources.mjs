// What no DRBD tool tells about itself, and where it is written down. Everything else drbd.mjs asks the tools.

/**
 * Keywords that the tools' scanners hold in tables, so that they cannot be read out of the binaries.
 * Source: user/v9/drbdadm_scanner.fl and user/v84/drbdadm_scanner.fl of drbd-utils.
 */
export const scannerWords = [
  'after', 'bitmap', 'bwlimit', 'compression', 'delay-probe-interval', 'delay-probe-volume', 'disconnected',
  'fencing', 'hold-off-threshold', 'memlimit', 'protocol', 'quorum', 'rate', 'size', 'throttle-threshold',
  'timeout', 'transport', 'udev-always-use-vnr', 'usage-count',
]; // biome-ignore format: a word list

/** Old names. Source: check_deprecated_alias() in user/v9/drbdadm_parser.c of drbd-utils. */
export const aliases = { rate: 'resync-rate', after: 'resync-after', 'outdate-peer': 'fence-peer' };

/** Read and thrown away by 8.3 and 8.4. Source: TK_DEPRECATED_OPTION in user/v84/drbdadm_scanner.fl. */
export const ignored = [
  'delay-probe-volume',
  'delay-probe-interval',
  'throttle-threshold',
  'hold-off-threshold',
];

/**
 * Where the answer of the tool is narrower or wider than what a file may say.
 * Sources: drbd.conf(5) of each version; parse_options_startup() and parse_proxy_options_section() of drbd-utils.
 */
export const corrections = {
  // drbdsetup wants the minor number; drbdadm takes a resource name and finds the number.
  'resync-after': { type: 'resource', min: undefined, max: undefined, default: undefined, unit: undefined },
  'become-primary-on': { type: 'nodes', values: ['both'] },
};

/** Values that are a prefix and a host name. Source: after-sb-0pri in drbd.conf(5); 9 refuses them. */
export const valuePrefixes = { 'after-sb-0pri': { 8.3: ['discard-node-'], 8.4: ['discard-node-'] } };

/**
 * Defaults the tools do not print: those of enumerations and of what drbdadm keeps for itself.
 * Sources: DRBD_*_DEF in linux/drbd_limits.h of drbd-headers, user/v84/linux/drbd_limits.h of drbd-utils,
 * drbd/linux/drbd_limits.h of DRBD 8.3.16; for section global drbd.conf(5) and user/shared/shared_main.c.
 */
export const defaults = {
  protocol: { 9: 'C', 8.4: 'C' },
  'on-io-error': { 9: 'detach', 8.4: 'detach', 8.3: 'pass_on' },
  fencing: { 9: 'dont-care', 8.4: 'dont-care', 8.3: 'dont-care' },
  'after-sb-0pri': { 9: 'disconnect', 8.4: 'disconnect', 8.3: 'disconnect' },
  'after-sb-1pri': { 9: 'disconnect', 8.4: 'disconnect', 8.3: 'disconnect' },
  'after-sb-2pri': { 9: 'disconnect', 8.4: 'disconnect', 8.3: 'disconnect' },
  'rr-conflict': { 9: 'disconnect', 8.4: 'disconnect', 8.3: 'disconnect' },
  'on-congestion': { 9: 'block', 8.4: 'block', 8.3: 'block' },
  'read-balancing': { 9: 'prefer-local', 8.4: 'prefer-local' },
  'on-no-data-accessible': { 9: 'io-error', 8.4: 'io-error', 8.3: 'io-error' },
  quorum: { 9: 'off' },
  'on-no-quorum': { 9: 'suspend-io' },
  'quorum-minimum-redundancy': { 9: 'off' },
  'on-suspended-primary-outdated': { 9: 'disconnect' },
  'wfc-timeout': { 9: 0, 8.4: 0, 8.3: 0 },
  'degr-wfc-timeout': { 9: 0, 8.4: 0, 8.3: 0 },
  'outdated-wfc-timeout': { 9: 0, 8.4: 0, 8.3: 0 },
  'wait-after-sb': { 9: 'no', 8.4: 'no' },
  'minor-count': { 9: 32, 8.4: 32, 8.3: 32 },
  'dialog-refresh': { 9: 1, 8.4: 1, 8.3: 1 },
  'cmd-timeout-short': { 9: 5, 8.4: 5 },
  'cmd-timeout-medium': { 9: 121, 8.4: 121 },
  'cmd-timeout-long': { 9: 600, 8.4: 600 },
  'usage-count': { 9: 'ask', 8.4: 'ask', 8.3: 'ask' },
};

/** Units of what drbdsetup does not know or leaves out. Source: drbd.conf(5). */
export const units = {
  'wfc-timeout': 'seconds',
  'degr-wfc-timeout': 'seconds',
  'outdated-wfc-timeout': 'seconds',
  'dialog-refresh': 'seconds',
  'cmd-timeout-short': 'seconds',
  'cmd-timeout-medium': 'seconds',
  'cmd-timeout-long': 'seconds',
  'socket-check-timeout': 'tenths of a second',
  'rs-discard-granularity': 'bytes',
  memlimit: 'bytes',
  bwlimit: 'bytes/second',
  'max-buffers': 'pages (4 KiB on most machines)',
  'al-extents': 'segments of 4 MiB',
};

/** The first drbd-utils release with the option, where not the first of all. Source: the release tags of drbd-utils. */
export const since = {
  'csums-after-crash-only': '8.9.1',
  'socket-check-timeout': '8.9.1',
  transport: '8.9.2',
  'auto-promote-timeout': '8.9.3',
  'discard-zeroes-if-aligned': '8.9.5',
  'rs-discard-granularity': '8.9.5',
  'unfence-peer': '8.9.6',
  'max-io-depth': '8.9.7',
  bitmap: '8.9.9',
  'disable-write-same': '8.9.11',
  quorum: '8.9.11',
  'quorum-lost': '8.9.11',
  'on-no-quorum': '9.0.0',
  'udev-always-use-vnr': '9.0.0',
  'quorum-minimum-redundancy': '9.2.0',
  'allow-remote-read': '9.10.0',
  disconnected: '9.14.0',
  'on-suspended-primary-outdated': '9.21.0',
};

/** The first drbd-utils release with a statement. Source: as above. */
export const statementsSince = {
  'template-file': '8.9.3',
  path: '8.9.4',
  'require-drbd-module-version-eq': '9.7.0',
  'require-drbd-module-version-ne': '9.7.0',
  'require-drbd-module-version-gt': '9.7.0',
  'require-drbd-module-version-ge': '9.7.0',
  'require-drbd-module-version-lt': '9.7.0',
  'require-drbd-module-version-le': '9.7.0',
};

/**
 * Options of releases newer than the installed one; an option is left out here once the installed tool knows it.
 * Source: user/v9/config_flags.c and user/v9/drbdadm_parser.c of drbd-utils 9.34, drbd_limits.h of drbd-headers.
 */
export const newerOptions = [
  { name: 'block-size', section: 'disk', since: '9.24.0', type: 'number', min: 512, max: 4096, default: 512, unit: 'bytes' },
  { name: 'load-balance-paths', section: 'net', since: '9.26.0', type: 'boolean', default: 'no' },
  { name: 'tls', section: 'net', since: '9.26.0', type: 'boolean', default: 'no' },
  { name: 'tls-keyring', section: 'net', since: '9.26.0', type: 'string' },
  { name: 'tls-privkey', section: 'net', since: '9.26.0', type: 'string' },
  { name: 'tls-certificate', section: 'net', since: '9.26.0', type: 'string' },
  { name: 'rdma-ctrl-rcvbuf-size', section: 'net', since: '9.26.0', type: 'number', min: 0, max: 10485760, default: 0, unit: 'bytes' },
  { name: 'rdma-ctrl-sndbuf-size', section: 'net', since: '9.26.0', type: 'number', min: 0, max: 10485760, default: 0, unit: 'bytes' },
  { name: 'resync-without-replication', section: 'disk', since: '9.32.0', type: 'boolean', default: 'yes', isPeerDevice: true },
  { name: 'drbd8-api-compatibility', section: 'options', since: '9.33.0', type: 'boolean', default: 'no' },
  { name: 'discard-granularity', section: 'disk', since: '9.34.0', type: 'number', min: 0, max: 134217728, unit: 'bytes' },
  { name: 'peer-tiebreaker', section: 'disk', since: '9.34.0', type: 'boolean', default: 'yes', isPeerDevice: true },
]; // biome-ignore format: one option per line reads as the table it is

/** Limits that a newer release moved; the wider one is kept. Source: linux/drbd_limits.h and drbd.h of drbd-headers. */
export const widerLimits = {
  'cpu-mask': { maxLength: 255 },
  'sndbuf-size': { max: 134217728 },
  'rcvbuf-size': { max: 134217728 },
};

/** Statements of newer releases. Source: parse_volume() and parse_hname_address_pair() in drbdadm_parser.c. */
export const newerStatements = [
  { name: 'tiebreaker', since: '9.34.0', places: ['volume', 'resource volume'] },
];

/**
 * Sections which a newer release opens to an option. Source: insert_pd_options_delegate() (fencing, in a resource or
 * common section only) and parse_options_syncer() in user/v9/drbdadm_parser.c of drbd-utils 9.29.
 */
export const newerSections = [
  { section: 'disk', since: '9.29.0', options: ['fencing'] },
  {
    section: 'syncer',
    since: '9.29.0',
    options: [
      'resync-rate',
      'rate',
      'c-plan-ahead',
      'c-delay-target',
      'c-fill-target',
      'c-max-rate',
      'c-min-rate',
    ],
  },
];
