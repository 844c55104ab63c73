import type { AgentCall } from '../convert/resource-agents.ts';
import type { Cluster } from '../core/cluster.ts';
import { checkAddress, checkIscsiName, checkPath, splitAddress } from './checks.ts';
import { type Answers, type Asked, choice, wordsOf } from './question.ts';
import { parameterValues } from './stock.ts';

/** What a resource group runs, and where. */
export interface ServiceSetting {
  readonly name: string;
  /** The DRBD device, for services that keep data. */
  readonly device: string;
  readonly mountPoint: string;
  readonly fileSystem: string;
  /** The address with the length of its network, for services that have one. */
  readonly address: string;
  /** The answers to the service's own questions. */
  readonly answers: Answers;
  readonly cluster: Cluster;
}

export type ServiceKind = 'pgsql' | 'mysql' | 'nfs' | 'apache' | 'iscsi' | 'vm' | 'address';

/** A kind of service: what it needs, what it asks, and the resources it becomes. */
export interface Service {
  readonly kind: ServiceKind;
  readonly label: string;
  readonly detail: string;
  /** A name that suits it. */
  readonly name: string;
  /** Whether its data lies in a file system on DRBD, or it uses the device itself. */
  readonly storage: 'file system' | 'device' | 'none';
  readonly hasAddress: boolean;
  /** Where its file system is usually mounted. */
  mountPoint(name: string): string;
  questions(setting: {
    readonly name: string;
    readonly mountPoint: string;
    readonly answers: Answers;
    readonly cluster: Cluster;
  }): readonly Asked[];
  /** The resources in start order. */
  members(setting: ServiceSetting): readonly AgentCall[];
  /** What is to be done on the nodes that no file says. */
  readonly remark?: string;
}

export const services: readonly Service[] = [
  {
    kind: 'pgsql',
    label: 'PostgreSQL',
    detail: 'A database on a replicated file system, with its address',
    name: 'postgres',
    storage: 'file system',
    hasAddress: true,
    mountPoint: () => '/var/lib/pgsql',
    questions: ({ mountPoint }) => [
      path(
        'pgdata',
        'Data directory',
        'Where below the mount point is the data directory (PGDATA)?',
        `${mountPoint}/data`,
      ),
      path(
        'bin',
        'Programs',
        'In which directory are pg_ctl and psql? On Debian /usr/lib/postgresql/VERSION/bin.',
        '/usr/bin',
      ),
    ],
    members: (setting) => [
      fileSystem(setting),
      address(setting),
      call('pgsql', setting.name, {
        pgctl: `${setting.answers['bin']}/pg_ctl`,
        psql: `${setting.answers['bin']}/psql`,
        pgdata: setting.answers['pgdata'] ?? '',
      }),
    ],
    remark: 'The system must not start PostgreSQL itself: "systemctl disable" it on all nodes.',
  },
  {
    kind: 'mysql',
    label: 'MySQL or MariaDB',
    detail: 'A database on a replicated file system, with its address',
    name: 'mysql',
    storage: 'file system',
    hasAddress: true,
    mountPoint: () => '/var/lib/mysql',
    questions: () => [
      choice({
        id: 'binary',
        title: 'Server',
        prompt: 'Which server is it?',
        suggestion: '/usr/sbin/mysqld',
        choices: [
          { value: '/usr/sbin/mysqld', label: 'MySQL', detail: '/usr/sbin/mysqld' },
          { value: '/usr/sbin/mariadbd', label: 'MariaDB', detail: '/usr/sbin/mariadbd' },
          {
            value: '/usr/bin/mysqld_safe',
            label: 'Either, watched by mysqld_safe',
            detail: '/usr/bin/mysqld_safe',
          },
        ],
      }),
      path('config', 'Configuration', 'Which configuration file does the server read?', '/etc/mysql/my.cnf'),
    ],
    members: (setting) => [
      fileSystem(setting),
      address(setting),
      call('mysql', setting.name, {
        binary: setting.answers['binary'] ?? '',
        config: setting.answers['config'] ?? '',
        datadir: setting.mountPoint,
      }),
    ],
    remark: 'The system must not start the database itself: "systemctl disable" it on all nodes.',
  },
  {
    kind: 'nfs',
    label: 'NFS server',
    detail: 'Exports a replicated file system from an address that moves',
    name: 'nfs',
    storage: 'file system',
    hasAddress: true,
    mountPoint: () => '/srv/nfs',
    questions: () => [
      {
        id: 'clients',
        title: 'Clients',
        prompt: 'Who may mount it? A network such as 192.0.2.0/24, a host, or a name with wildcards.',
        check: (answer) =>
          /^[\w.:*?@/-]+$/.test(answer) ? undefined : 'Write one network, host or pattern, without blanks.',
      },
    ],
    members: (setting) => [
      fileSystem(setting),
      call('nfsserver', setting.name, { nfs_shared_infodir: `${setting.mountPoint}/nfsinfo` }, 'nfsd'),
      call(
        'exportfs',
        setting.name,
        {
          clientspec: setting.answers['clients'] ?? '',
          directory: `${setting.mountPoint}/exports`,
          fsid: freeFsid(setting.cluster),
          options: 'rw',
        },
        'export',
      ),
      address(setting),
    ],
    remark:
      'Make the directories nfsinfo and exports in the file system once it is mounted. The system must not start the NFS server itself: "systemctl disable" it on all nodes.',
  },
  {
    kind: 'apache',
    label: 'Apache web server',
    detail: 'Web pages on a replicated file system, with their address',
    name: 'web',
    storage: 'file system',
    hasAddress: true,
    mountPoint: () => '/var/www',
    questions: () => [
      path(
        'configfile',
        'Configuration',
        "Which configuration file does Apache read? On Red Hat's systems /etc/httpd/conf/httpd.conf.",
        '/etc/apache2/apache2.conf',
      ),
    ],
    members: (setting) => [
      fileSystem(setting),
      address(setting),
      call('apache', setting.name, { configfile: setting.answers['configfile'] ?? '' }),
    ],
    remark:
      'The agent asks for /server-status: let Apache answer it to localhost. The system must not start Apache itself: "systemctl disable" it on all nodes.',
  },
  {
    kind: 'iscsi',
    label: 'iSCSI target',
    detail: 'Offers a replicated device to other machines, from an address that moves',
    name: 'iscsi',
    storage: 'device',
    hasAddress: true,
    mountPoint: () => '',
    questions: ({ name, answers, cluster }) => [
      choice({
        id: 'implementation',
        title: 'Implementation',
        prompt: 'Which target do the nodes have?',
        suggestion: parameterValues(cluster, 'iSCSITarget', 'implementation')[0] ?? 'lio-t',
        choices: [
          { value: 'lio-t', label: 'LIO', detail: "The kernel's own, set up by targetcli" },
          { value: 'tgt', label: 'tgt', detail: 'tgtd, set up by tgtadm' },
        ],
      }),
      {
        id: 'iqn',
        title: 'Name of the target',
        prompt: 'By which iSCSI name do the other machines know the target?',
        suggestion: `${cluster.model.keys('iscsi-target')[0]?.replace(/:.*$/, '') ?? 'iqn.2003-01.org.linux-iscsi.cluster'}:${name.toLowerCase().replaceAll('_', '-')}`,
        check: (answer) => {
          const [other] = cluster.model.declarations('iscsi-target', answer);
          return (
            checkIscsiName(answer) ??
            (other &&
              `"${answer}" is made already${other.data.primitive ? ` by "${other.data.primitive}"` : ''}.`)
          );
        },
      },
      initiators(answers['implementation']),
    ],
    members: iscsiMembers,
    remark: 'The system must not start targets itself: "systemctl disable" target or tgt on all nodes.',
  },
  {
    kind: 'vm',
    label: 'Virtual machine',
    detail: 'A guest of libvirt whose disk is a replicated device',
    name: 'guest',
    storage: 'device',
    hasAddress: false,
    mountPoint: () => '',
    questions: ({ name }) => [
      path(
        'config',
        'Definition',
        'Which XML file defines the machine? It has to be the same on all nodes, outside of the replicated disk.',
        `/etc/libvirt/qemu/${name}.xml`,
      ),
    ],
    members: (setting) => [
      call(
        'VirtualDomain',
        setting.name,
        { config: setting.answers['config'] ?? '', hypervisor: 'qemu:///system' },
        'vm',
      ),
    ],
    remark:
      'The disk in the XML of the machine is the DRBD device. libvirt must not start it by itself: switch off its autostart on all nodes.',
  },
  {
    kind: 'address',
    label: 'Address only',
    detail: 'An address that moves between the nodes, and nothing else',
    name: 'service',
    storage: 'none',
    hasAddress: true,
    mountPoint: () => '',
    questions: () => [],
    members: (setting) => [address(setting)],
  },
];

export function serviceOf(kind: string | undefined): Service | undefined {
  return services.find((one) => one.kind === kind);
}

function path(id: string, title: string, prompt: string, suggestion: string): Asked {
  return { id, title, prompt, suggestion, check: checkPath };
}

/** The agent lets tgt ask for addresses (`--initiator-address`), and LIO for names; without any, tgt lets nobody in. */
function initiators(implementation: string | undefined): Asked {
  const about = { id: 'initiators', title: 'Initiators' };
  if (implementation === 'tgt') {
    return {
      ...about,
      prompt: 'Which machines may use it, by their addresses? ALL lets in any that reaches it.',
      suggestion: 'ALL',
      check: (answer) => {
        const words = wordsOf(answer);
        if (words.length === 0) return 'Write addresses with blanks between them, or ALL.';
        return answer === 'ALL' ? undefined : words.map(checkAddress).find((wrong) => wrong !== undefined);
      },
    };
  }
  return {
    ...about,
    prompt: 'Which machines may use it, by their iSCSI names? Left empty, any that reaches the address may.',
    suggestion: '',
    check: (answer) =>
      wordsOf(answer)
        .map(checkIscsiName)
        .find((wrong) => wrong !== undefined),
  };
}

/** An agent of ocf:heartbeat with its parameters; empty ones are left out. */
function call(
  type: string,
  name: string,
  params: Readonly<Record<string, string>>,
  word = type.toLowerCase(),
): AgentCall {
  return {
    agent: `ocf:heartbeat:${type}`,
    params: Object.entries(params).filter(([, value]) => value !== ''),
    id: word === name ? ['srv', name] : [word, name],
  };
}

function fileSystem({ name, device, mountPoint, fileSystem: fstype }: ServiceSetting): AgentCall {
  return call('Filesystem', name, { device, directory: mountPoint, fstype, options: 'noatime' }, 'fs');
}

function address({ name, address: answer }: ServiceSetting): AgentCall {
  const { ip, prefix = '' } = splitAddress(answer);
  return call('IPaddr2', name, { ip, cidr_netmask: prefix }, 'ip');
}

/**
 * The port stays closed from before the address comes until the unit is there: an initiator that meets a target
 * without its disk takes the disk for lost.
 */
function iscsiMembers(setting: ServiceSetting): readonly AgentCall[] {
  const { name, device, answers, address: answer } = setting;
  const { ip } = splitAddress(answer);
  const implementation = answers['implementation'] ?? '';
  const iqn = answers['iqn'] ?? '';
  const port = (action: string) =>
    call('portblock', name, { ip, portno: '3260', protocol: 'tcp', action }, action);
  const allowed = wordsOf(answers['initiators']).join(' ');
  return [
    port('block'),
    address(setting),
    call(
      'iSCSITarget',
      name,
      {
        implementation,
        iqn,
        ...(implementation === 'tgt' && { tid: freeTid(setting.cluster) }),
        ...(implementation !== 'tgt' && { portals: `${ip.includes(':') ? `[${ip}]` : ip}:3260` }),
        allowed_initiators: allowed,
      },
      'target',
    ),
    call('iSCSILogicalUnit', name, { implementation, target_iqn: iqn, lun: '1', path: device }, 'lun'),
    port('unblock'),
  ];
}

function freeFsid(cluster: Cluster): string {
  return firstFree(parameterValues(cluster, 'exportfs', 'fsid'));
}

function freeTid(cluster: Cluster): string {
  return firstFree([...parameterValues(cluster, 'iSCSITarget', 'tid'), ...cluster.model.keys('target')]);
}

function firstFree(used: readonly string[]): string {
  let next = 1;
  while (used.includes(String(next))) next++;
  return String(next);
}
