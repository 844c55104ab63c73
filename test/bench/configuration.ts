/** A made-up cluster of any size: the same text for the same size, and nothing in it that a rule complains about. */
export interface Configuration {
  /** etc/drbd.d/resources.res: `size` resources. */
  readonly drbd: string;
  /** cluster.crm: `size` primitives, four to a service, with their groups, clones and constraints. */
  readonly crm: string;
  /** What `drbd` and `crm` say, for validators of JSON and YAML. */
  readonly data: { readonly drbd: DrbdData; readonly crm: CrmData };
}

interface DrbdHost {
  readonly 'node-id': number;
  readonly device: string;
  readonly disk: string;
  readonly address: string;
}

interface DrbdData {
  readonly common: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  readonly resources: Readonly<
    Record<
      string,
      {
        readonly net: { readonly 'max-buffers': number };
        readonly 'meta-disk': string;
        readonly on: Readonly<Record<string, DrbdHost>>;
      }
    >
  >;
}

type Parameters = Readonly<Record<string, string>>;

interface Operation {
  readonly action: string;
  readonly timeout: number;
  readonly interval?: number;
  readonly role?: string;
}

interface Primitive {
  readonly agent: string;
  readonly params: Parameters;
  readonly op: readonly Operation[];
}

interface CrmData {
  readonly nodes: readonly string[];
  readonly property: Parameters;
  readonly primitives: Readonly<Record<string, Primitive>>;
  readonly clones: Readonly<Record<string, { readonly child: string; readonly meta: Parameters }>>;
  readonly groups: Readonly<Record<string, { readonly members: readonly string[] }>>;
  readonly constraints: Readonly<
    Record<string, { readonly type: string; readonly score: string; readonly resources: readonly string[] }>
  >;
}

const HOSTS = ['alice', 'bob'] as const;

export function makeConfiguration(size: number): Configuration {
  const data = { drbd: drbdData(size), crm: crmData(size) };
  return { drbd: drbdText(data.drbd), crm: crmText(data.crm), data };
}

const resourceName = (index: number) => `r${String(index).padStart(5, '0')}`;
const deviceOf = (index: number) => `/dev/drbd${index}`;
/** Ten thousand addresses that differ. */
const ipOf = (index: number) => `10.20.${index >> 8}.${index & 255}`;

function drbdData(size: number): DrbdData {
  const names = Array.from({ length: size }, (_, index) => index);
  return {
    common: {
      net: { protocol: 'C', 'verify-alg': 'crc32c', fencing: 'resource-and-stonith' },
      handlers: {
        'fence-peer': '/usr/lib/drbd/crm-fence-peer.9.sh',
        'unfence-peer': '/usr/lib/drbd/crm-unfence-peer.9.sh',
      },
      disk: { 'on-io-error': 'detach' },
    },
    resources: Object.fromEntries(
      names.map((index) => [
        resourceName(index),
        {
          net: { 'max-buffers': 8000 + (index % 1000) },
          'meta-disk': 'internal',
          on: Object.fromEntries(
            HOSTS.map((host, id) => [
              host,
              {
                'node-id': id,
                device: deviceOf(index),
                disk: `/dev/vg0/${resourceName(index)}`,
                address: `10.10.0.${id + 1}:${7000 + index}`,
              },
            ]),
          ),
        },
      ]),
    ),
  };
}

function drbdText({ common, resources }: DrbdData): string {
  const sections = Object.entries(common).map(
    ([name, options]) =>
      `    ${name} {\n${Object.entries(options)
        .map(([option, value]) => `        ${option} ${value};\n`)
        .join('')}    }\n`,
  );
  const blocks = Object.entries(resources).map(([name, resource]) => {
    const hosts = Object.entries(resource.on).map(
      ([host, one]) => `    on ${host} {
        node-id ${one['node-id']};
        device ${one.device};
        disk ${one.disk};
        address ${one.address};
    }
`,
    );
    return `resource ${name} {
    net {
        max-buffers ${resource.net['max-buffers']};
    }
    meta-disk ${resource['meta-disk']};
${hosts.join('')}}
`;
  });
  return `common {\n${sections.join('')}}\n${blocks.join('')}`;
}

const MONITOR = { action: 'monitor', interval: 20, timeout: 40 };

function crmData(size: number): CrmData {
  const primitives: Record<string, Primitive> = Object.fromEntries(
    HOSTS.map((host, index) => [
      `fence_${host}`,
      {
        agent: 'stonith:fence_ipmilan',
        params: {
          ip: `10.30.0.${index + 1}`,
          username: 'cluster',
          password: 'kO8Ud1Qw',
          pcmk_host_list: host,
        },
        op: [{ action: 'monitor', interval: 60, timeout: 20 }],
      },
    ]),
  );
  const clones: Record<string, CrmData['clones'][string]> = {};
  const groups: Record<string, CrmData['groups'][string]> = {};
  const constraints: Record<string, CrmData['constraints'][string]> = {};
  for (let index = 0; index * 4 < size; index++) {
    const name = resourceName(index);
    primitives[`drbd_${name}`] = {
      agent: 'ocf:linbit:drbd',
      params: { drbd_resource: name },
      op: [
        { action: 'start', timeout: 240 },
        { action: 'promote', timeout: 90 },
        { action: 'demote', timeout: 90 },
        { action: 'stop', timeout: 100 },
        { action: 'monitor', interval: 19, timeout: 20, role: 'Promoted' },
        { action: 'monitor', interval: 20, timeout: 20, role: 'Unpromoted' },
      ],
    };
    primitives[`fs_${name}`] = {
      agent: 'ocf:heartbeat:Filesystem',
      params: { device: deviceOf(index), directory: `/srv/${name}`, fstype: 'ext4' },
      op: [MONITOR, { action: 'start', timeout: 60 }, { action: 'stop', timeout: 60 }],
    };
    primitives[`ip_${name}`] = {
      agent: 'ocf:heartbeat:IPaddr2',
      params: { ip: ipOf(index), cidr_netmask: '16', nic: 'eth0' },
      op: [MONITOR, { action: 'start', timeout: 20 }, { action: 'stop', timeout: 20 }],
    };
    primitives[`app_${name}`] = {
      agent: 'ocf:heartbeat:apache',
      params: { configfile: `/srv/${name}/apache.conf` },
      op: [
        { action: 'monitor', interval: 10, timeout: 20 },
        { action: 'start', timeout: 40 },
        { action: 'stop', timeout: 60 },
      ],
    };
    clones[`clone_${name}`] = {
      child: `drbd_${name}`,
      meta: { promotable: 'true', 'promoted-max': '1', 'clone-max': '2', notify: 'true' },
    };
    groups[`group_${name}`] = { members: [`fs_${name}`, `ip_${name}`, `app_${name}`] };
    constraints[`prefer_${name}`] = { type: 'location', score: '100', resources: [`group_${name}`, 'alice'] };
    constraints[`with_${name}`] = {
      type: 'colocation',
      score: 'inf',
      resources: [`group_${name}`, `clone_${name}:Promoted`],
    };
    constraints[`after_${name}`] = {
      type: 'order',
      score: 'Mandatory',
      resources: [`clone_${name}:promote`, `group_${name}:start`],
    };
  }
  return {
    nodes: HOSTS,
    property: { 'stonith-enabled': 'true', 'no-quorum-policy': 'stop', 'cluster-name': 'bench' },
    primitives,
    clones,
    groups,
    constraints,
  };
}

function crmText({ nodes, property, primitives, clones, groups, constraints }: CrmData): string {
  const pairs = (all: Parameters) =>
    Object.entries(all)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ');
  const lines = [
    ...nodes.map((node) => `node ${node}`),
    ...Object.entries(primitives).map(([id, { agent, params, op }]) =>
      [
        `primitive ${id} ${agent}`,
        ...(Object.keys(params).length > 0 ? [`params ${pairs(params)}`] : []),
        ...op.map(({ action, ...rest }) => {
          const values = Object.entries(rest).map(([key, value]) =>
            typeof value === 'number' ? `${key}=${value}s` : `${key}=${value}`,
          );
          return `op ${action} ${values.join(' ')}`;
        }),
      ].join(' \\\n    '),
    ),
    ...Object.entries(groups).map(([id, { members }]) => `group ${id} ${members.join(' ')}`),
    ...Object.entries(clones).map(
      ([id, { child, meta }]) => `clone ${id} ${child} \\\n    meta ${pairs(meta)}`,
    ),
    ...Object.entries(constraints).map(
      ([
        id,
        {
          type,
          score,
          resources: [first, ...others],
        },
      ]) =>
        type === 'location'
          ? `${type} ${id} ${first} ${score}: ${others.join(' ')}`
          : `${type} ${id} ${score}: ${first} ${others.join(' ')}`,
    ),
    `property ${pairs(property)}`,
  ];
  return `${lines.join('\n')}\n`;
}
