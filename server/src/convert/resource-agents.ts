import { addressParts, maskBits } from '../languages/haresources/addresses.ts';
import { argsOf, type Resource, scriptName } from '../languages/haresources/tree.ts';

/** What a resource script of heartbeat becomes: an agent and its parameters. */
export interface AgentCall {
  readonly agent: string;
  readonly params: readonly (readonly [name: string, value: string])[];
  /** What its id is made of: what kind it is, and which one. */
  readonly id: readonly string[];
  /** What a person must look at. */
  readonly check?: string;
}

type Make = (args: readonly string[], resource: Resource) => AgentCall;

/** Scripts of heartbeat that became an agent of the same name, with the names of its parameters in the old order. */
function sameName(type: string, ...params: readonly string[]): (args: readonly string[]) => AgentCall {
  return (args) => ({
    agent: `ocf:heartbeat:${type}`,
    params: params.flatMap((name, index) => {
      const value = args[index];
      return value === undefined ? [] : [[name, value] as const];
    }),
    id: [type.toLowerCase(), args[0] ?? ''],
  });
}

const MAKERS: Readonly<Record<string, Make>> = {
  IPaddr: ipaddr2,
  IPaddr2: ipaddr2,
  IPv6addr: ([argument = '']) => {
    const [ip = '', prefix, nic] = argument.split('/');
    return {
      agent: 'ocf:heartbeat:IPaddr2',
      params: given({ ip, cidr_netmask: prefix, nic }),
      id: ['ip', ip],
    };
  },
  Filesystem: ([device = '', directory = '', fstype, options]) => ({
    agent: 'ocf:heartbeat:Filesystem',
    params: given({ device, directory, fstype: fstype ?? 'auto', options }),
    id: ['fs', directory],
    ...(fstype === undefined && { check: 'Write the type of the file system in place of "auto".' }),
  }),
  LVM: ([group = '']) => {
    const vgname = group.replace(/^\/dev\//, '');
    return {
      agent: 'ocf:heartbeat:LVM-activate',
      params: given({ vgname, vg_access_mode: 'system_id' }),
      id: ['lvm', vgname],
      check: `system_id wants system_id_source = "uname" in lvm.conf on all nodes, and vgchange once to give ${vgname} its system ID.`,
    };
  },
  Raid1: ([config = '', device = '']) => ({
    agent: 'ocf:heartbeat:mdraid',
    params: given({ mdadm_conf: config, md_dev: device }),
    id: ['md', device],
    ...(!config.includes('mdadm') && {
      check: `mdraid wants an mdadm.conf; "${config}" may be a raidtab.`,
    }),
  }),
  SendArp: ([argument = '']) => {
    const [ip = '', nic = ''] = argument.split('/');
    return { agent: 'ocf:heartbeat:SendArp', params: given({ ip, nic }), id: ['arp', ip] };
  },
  OCF: ([type = '', instance = '']) => ({
    agent: `ocf:heartbeat:${type}`,
    params: [],
    id: [type, instance],
    check: `The parameters stand in /etc/ha.d/conf/OCF, in the file "${instance}": write them here.`,
  }),
  IPsrcaddr: sameName('IPsrcaddr', 'ipaddress'),
  LinuxSCSI: sameName('LinuxSCSI', 'scsi'),
  ServeRAID: sameName('ServeRAID', 'serveraid', 'mergegroup'),
  ICP: sameName('ICP', 'driveid', 'device'),
  MailTo: sameName('MailTo', 'email', 'subject'),
  WinPopup: sameName('WinPopup', 'hostfile'),
  AudibleAlarm: (args) => ({
    ...sameName('AudibleAlarm', 'nodelist')([args.join(' ')]),
    id: ['alarm'],
  }),
  Delay: sameName('Delay', 'startdelay', 'stopdelay'),
  apache: (args) => ({ ...sameName('apache', 'configfile')(args), id: ['apache'] }),
  db2: sameName('db2', 'instance'),
  ids: sameName('ids', 'informixdir', 'informixserver', 'onconfig'),
  WAS: sameName('WAS', 'config'),
  Xinetd: sameName('Xinetd', 'service'),
  portblock: (args) => ({
    ...sameName('portblock', 'protocol', 'portno', 'action')(args),
    id: ['portblock', args[2] ?? '', args[1] ?? ''],
  }),
  ldirectord: sameName('ldirectord', 'configfile'),
};

function ipaddr2(_: readonly string[], resource: Resource): AgentCall {
  const [argument] = argsOf(resource);
  const { ip, mask, nic, broadcast } = addressParts(argument ?? resource);
  const [name, label] = nic?.text.split(':') ?? [];
  const bits = mask === undefined ? undefined : maskBits(mask.text);
  return {
    agent: 'ocf:heartbeat:IPaddr2',
    params: given({
      ip: ip.text,
      cidr_netmask: bits === undefined ? undefined : String(bits),
      nic: name,
      iflabel: label,
      broadcast: broadcast?.text,
    }),
    id: ['ip', ip.text],
  };
}

function given(params: Readonly<Record<string, string | undefined>>): AgentCall['params'] {
  return Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

/** Whether a resource calls something that can have the name; `arp\\_check` and the like cannot. */
export function isCallable(resource: Resource): boolean {
  return /^[\w.@-]+$/.test(scriptName(resource));
}

/** What a resource becomes. What is no script of heartbeat is a service of the system, which systemd starts today. */
export function agentCall(resource: Resource): AgentCall {
  const name = scriptName(resource);
  const args = argsOf(resource).map(({ text }) => text);
  const make = MAKERS[name];
  if (make) return make(args, resource);
  if (args.length === 0) return { agent: `systemd:${name}`, params: [], id: [name] };
  return {
    agent: `lsb:${name}`,
    params: [],
    id: [name, args[0] ?? ''],
    check: `Pacemaker calls a script without arguments: ${args.join(' ')} must go into a script or an OCF agent of your own.`,
  };
}
