/** One argument of a resource script. */
export interface Argument {
  readonly name: string;
  readonly doc: string;
  readonly takes: 'address' | 'device' | 'directory' | 'fstype' | 'drbd-resource' | 'text';
  /** Words that people write there. */
  readonly usual?: readonly string[];
}

/** A script in /etc/ha.d/resource.d, or an init script that haresources files name. */
export interface Script {
  readonly name: string;
  /** What it does on the node that takes over, in our own words. */
  readonly doc: string;
  readonly args: readonly Argument[];
  /** The fewest arguments it can be called with. */
  readonly least: number;
  /** The most; without it, more are taken. */
  readonly most?: number;
  /** Nothing between the fewest and the most. */
  readonly allOrNone?: true;
  /** What else it is good to know. */
  readonly note?: string;
}

const address: Argument = {
  name: 'address',
  doc: 'An IPv4 address, then `/` and the number of mask bits, `/` and the interface (with `:label` where wanted), `/` and the broadcast address. Only the address is needed; name mask and interface where nodes have several.',
  takes: 'address',
};
const text = (name: string, doc: string, usual?: readonly string[]): Argument => ({
  name,
  doc,
  takes: 'text',
  ...(usual ? { usual } : {}),
});
const device: Argument = { name: 'device', doc: 'The block device.', takes: 'device' };

/**
 * The scripts of heartbeat 3.0.6 (/etc/ha.d/resource.d) and of drbd-utils. How many arguments each takes is what its
 * own check of `$#` says.
 */
export const scripts: readonly Script[] = [
  {
    name: 'IPaddr',
    doc: 'Puts an address on the node and tells the neighbours. An address that stands alone means the same.',
    args: [address],
    least: 1,
    most: 1,
  },
  {
    name: 'IPaddr2',
    doc: 'Puts an address on the node with `ip address`, and tells the neighbours. Like IPaddr, for Linux only.',
    args: [address],
    least: 1,
    most: 1,
  },
  {
    name: 'IPv6addr',
    doc: 'Puts an IPv6 address on the node.',
    args: [
      text(
        'address',
        'An IPv6 address, where wanted with `/` and the prefix length and `/` and the interface.',
      ),
    ],
    least: 1,
    most: 1,
  },
  {
    name: 'IPsrcaddr',
    doc: 'Makes the node send from this address, which must be there already.',
    args: [text('address', 'An address that a resource before this one puts on the node.')],
    least: 1,
    most: 1,
    note: 'It belongs behind the IPaddr or IPaddr2 of the address.',
  },
  {
    name: 'SendArp',
    doc: 'Tells the neighbours that an address is at this node, without putting it there.',
    args: [text('address', 'The address, `/` and the interface.')],
    least: 1,
    most: 1,
  },
  {
    name: 'drbddisk',
    doc: 'Makes a DRBD resource Primary on the node, and Secondary again when the node gives it up.',
    args: [
      {
        name: 'resource',
        doc: 'The name of the resource in drbd.conf. Without it, all resources.',
        takes: 'drbd-resource',
      },
    ],
    least: 0,
    most: 1,
    note: 'It belongs in front of the Filesystem that uses the device.',
  },
  {
    name: 'drbdupper',
    doc: 'Starts a stacked DRBD resource on top of the one beneath it: the upper device exists only on the node that has the lower one.',
    args: [
      { name: 'resource', doc: 'The name of the stacked resource in drbd.conf.', takes: 'drbd-resource' },
    ],
    least: 1,
    most: 1,
    note: 'It belongs behind the address of the lower resource and in front of the Filesystem.',
  },
  {
    name: 'datadisk',
    doc: 'The drbddisk of DRBD 0.7 and earlier.',
    args: [{ name: 'resource', doc: 'The name of the resource in drbd.conf.', takes: 'drbd-resource' }],
    least: 0,
    most: 1,
  },
  {
    name: 'Filesystem',
    doc: 'Mounts a file system, and unmounts it when the node gives it up; who still uses it then is killed.',
    args: [
      {
        ...device,
        doc: 'The block device; or `-L` or `-U` with a label or UUID, or an NFS or SMB share.',
      },
      {
        name: 'directory',
        doc: 'Where it is mounted. The directory must exist on every node.',
        takes: 'directory',
      },
      {
        name: 'type',
        doc: 'The type of the file system. Without it, `mount` finds out.',
        takes: 'fstype',
        usual: ['ext4', 'xfs', 'ext3', 'btrfs', 'nfs', 'ocfs2', 'gfs2'],
      },
      text('options', 'Options for `mount -o`, with commas between them.', ['noatime', 'ro']),
    ],
    least: 2,
    most: 4,
  },
  {
    name: 'LVM',
    doc: 'Activates an LVM volume group.',
    args: [text('volume group', 'The name of the volume group.')],
    least: 1,
    most: 1,
    note: 'It belongs behind what makes its disks, and in front of the Filesystem.',
  },
  {
    name: 'Raid1',
    doc: 'Assembles a software RAID.',
    args: [text('configuration', 'mdadm.conf, or a raidtab.'), device],
    least: 2,
    most: 2,
  },
  {
    name: 'LinuxSCSI',
    doc: 'Makes the kernel see a SCSI device, and forget it.',
    args: [text('host:channel:target', 'The place on the SCSI bus, with single colons; `:lun` may follow.')],
    least: 1,
    most: 1,
  },
  {
    name: 'ServeRAID',
    doc: 'Moves a shared merge group of an IBM ServeRAID controller.',
    args: [
      text('adapter', 'Number of the adapter.'),
      text('merge group', 'Number of the shared merge group.'),
    ],
    least: 2,
    most: 2,
  },
  {
    name: 'ICP',
    doc: 'Moves a cluster drive of an ICP Vortex controller.',
    args: [text('drive', 'The cluster drive, e.g. `c0h1`.'), device],
    least: 2,
    most: 2,
  },
  {
    name: 'MailTo',
    doc: 'Sends a mail when the node takes over and when it gives up.',
    args: [
      text('recipient', 'A mail address, or several with commas.', ['root']),
      text('subject', 'The subject. Nothing quotes a blank: write it as one word.', ['Takeover']),
    ],
    least: 1,
    most: 2,
  },
  {
    name: 'WinPopup',
    doc: 'Sends a message to Windows workstations.',
    args: [text('file', 'A file that names the workstations, one on each line.')],
    least: 0,
    most: 1,
  },
  {
    name: 'AudibleAlarm',
    doc: 'Beeps on the node that does not usually run the services.',
    args: [text('nodes', 'Nodes that stay silent.')],
    least: 0,
  },
  {
    name: 'Delay',
    doc: 'Waits, for tests.',
    args: [
      text('start delay', 'Seconds to wait at the start.'),
      text('stop delay', 'Seconds to wait at the stop.'),
    ],
    least: 0,
    most: 2,
  },
  {
    name: 'OCF',
    doc: 'Runs an OCF agent whose parameters stand in a file below /etc/ha.d/conf/OCF.',
    args: [
      text('agent', 'The name of the agent.'),
      text('instance', 'The name of the file with its parameters.'),
    ],
    least: 2,
    most: 2,
  },
  {
    name: 'apache',
    doc: 'Starts the Apache web server.',
    args: [
      text('configuration', 'Its configuration file.', [
        '/etc/apache2/apache2.conf',
        '/etc/httpd/conf/httpd.conf',
      ]),
    ],
    least: 0,
    most: 1,
  },
  {
    name: 'db2',
    doc: 'Starts an instance of DB2.',
    args: [text('instance', 'The owner of the instance.')],
    least: 1,
    most: 1,
  },
  {
    name: 'ids',
    doc: 'Starts an Informix database server.',
    args: [
      text('directory', 'INFORMIXDIR.'),
      text('server', 'INFORMIXSERVER.'),
      text('configuration', 'ONCONFIG.'),
    ],
    least: 0,
    most: 3,
    allOrNone: true,
  },
  {
    name: 'WAS',
    doc: 'Starts a WebSphere Application Server.',
    args: [text('configuration', 'Its configuration file.')],
    least: 0,
    most: 1,
  },
  {
    name: 'Xinetd',
    doc: 'Turns a service of xinetd on and off.',
    args: [text('service', 'The name of the service.')],
    least: 1,
    most: 1,
  },
  {
    name: 'portblock',
    doc: 'Closes ports while services start, so that clients wait and are not sent away.',
    args: [
      text('protocol', '`tcp` or `udp`.', ['tcp', 'udp']),
      text('ports', 'Ports, with commas between them.'),
      text('action', '`block` in front of the address, `unblock` at the end of the line.', [
        'block',
        'unblock',
      ]),
    ],
    least: 3,
    most: 3,
  },
  {
    name: 'ldirectord',
    doc: 'Starts the load balancer daemon that watches real servers.',
    args: [text('configuration', 'Its configuration file in /etc/ha.d.', ['ldirectord.cf'])],
    least: 0,
    most: 1,
  },
];

/** Init scripts that haresources files name; for completion and for near misses. They take no arguments. */
export const services: readonly string[] = [
  ...['apache2', 'httpd', 'nginx', 'haproxy', 'squid', 'varnish', 'tomcat', 'lighttpd', 'keepalived'],
  ...['mysql', 'mysqld', 'mariadb', 'postgresql', 'mongod', 'redis', 'redis-server', 'memcached', 'slapd'],
  ...[
    'nfs',
    'nfs-kernel-server',
    'nfs-common',
    'nfsserver',
    'nfslock',
    'rpcbind',
    'samba',
    'smb',
    'smbd',
    'nmb',
  ],
  ...['winbind', 'vsftpd', 'proftpd', 'postfix', 'dovecot', 'exim4', 'sendmail', 'cyrus-imapd'],
  ...['named', 'bind9', 'dhcpd', 'isc-dhcp-server', 'dnsmasq', 'unbound', 'ntpd', 'openvpn', 'asterisk'],
  ...['tgt', 'tgtd', 'iscsi-target', 'iscsitarget', 'ietd', 'vmware', 'libvirtd', 'zabbix-server', 'nagios'],
  ...[
    'crond',
    'cron',
    'ssh',
    'sshd',
    'heartbeat',
    'network',
    'iptables',
    'multipathd',
    'lvm2',
    'docker',
    'xinetd',
    'nmbd',
  ],
];

const byName = new Map(scripts.map((one) => [one.name, one]));

/** The script of this name; scripts are files, whose names have one spelling. */
export function script(name: string): Script | undefined {
  return byName.get(name);
}

/** What a word that is no script may have meant. */
export const scriptNames: readonly string[] = [...scripts.map(({ name }) => name), ...services];

/** How the script is called, e.g. `Filesystem::device::directory[::type[::options]]`. */
export function usage({ name, args, least }: Script): string {
  return args
    .reduceRight(
      (rest, argument, index) =>
        index < least ? `::${argument.name}${rest}` : `[::${argument.name}${rest}]`,
      '',
    )
    .replace(/^/, name);
}
