/** JSON schemas of the made-up configurations, with types, ranges, enumerations and patterns as our rules check. */
const text = (pattern: string) => ({ type: 'string', pattern });
const table = (of: object, minProperties = 0) => ({
  type: 'object',
  additionalProperties: of,
  minProperties,
});
const record = (properties: Readonly<Record<string, object>>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const NAME = '^[A-Za-z_][\\w.-]*$';

export const drbdSchema = record({
  common: record({
    net: record(
      {
        protocol: { enum: ['A', 'B', 'C'] },
        'verify-alg': text('^[a-z0-9-]+$'),
        'max-buffers': { type: 'integer', minimum: 32, maximum: 131072 },
        fencing: { enum: ['dont-care', 'resource-only', 'resource-and-stonith'] },
      },
      [],
    ),
    handlers: record({ 'fence-peer': text('^/'), 'unfence-peer': text('^/') }, []),
    disk: record({ 'on-io-error': { enum: ['detach', 'pass_on', 'call-local-io-error'] } }, []),
  }),
  resources: table(
    record({
      net: record({ 'max-buffers': { type: 'integer', minimum: 32, maximum: 131072 } }, []),
      'meta-disk': text('^(?:internal|/dev/\\S+)$'),
      on: table(
        record({
          'node-id': { type: 'integer', minimum: 0, maximum: 31 },
          device: text('^/dev/drbd\\d+$'),
          disk: text('^/dev/\\S+$'),
          address: text('^\\d{1,3}(?:\\.\\d{1,3}){3}:\\d{1,5}$'),
        }),
        2,
      ),
    }),
  ),
});

export const crmSchema = record({
  nodes: { type: 'array', items: text(NAME), uniqueItems: true },
  property: table({ type: 'string' }),
  primitives: table(
    record({
      agent: {
        enum: [
          'ocf:linbit:drbd',
          'ocf:heartbeat:Filesystem',
          'ocf:heartbeat:IPaddr2',
          'ocf:heartbeat:apache',
          'stonith:fence_ipmilan',
        ],
      },
      params: record(
        {
          drbd_resource: text(NAME),
          device: text('^/dev/\\S+$'),
          directory: text('^/'),
          fstype: { enum: ['ext3', 'ext4', 'xfs', 'btrfs', 'gfs2', 'ocfs2'] },
          ip: text('^\\d{1,3}(?:\\.\\d{1,3}){3}$'),
          cidr_netmask: text('^\\d{1,3}$'),
          nic: text('^\\S+$'),
          configfile: text('^/'),
          username: text('^\\S+$'),
          password: text('^\\S+$'),
          pcmk_host_list: text('^\\S+$'),
        },
        [],
      ),
      op: {
        type: 'array',
        items: record(
          {
            action: { enum: ['start', 'stop', 'monitor', 'promote', 'demote', 'notify'] },
            timeout: { type: 'integer', minimum: 1 },
            interval: { type: 'integer', minimum: 0 },
            role: { enum: ['Promoted', 'Unpromoted', 'Started', 'Stopped'] },
          },
          ['action', 'timeout'],
        ),
      },
    }),
  ),
  clones: table(record({ child: text(NAME), meta: table({ type: 'string' }) })),
  groups: table(record({ members: { type: 'array', items: text(NAME), minItems: 1, uniqueItems: true } })),
  constraints: table(
    record({
      type: { enum: ['colocation', 'order', 'location'] },
      score: text('^(?:[-+]?(?:inf|INFINITY|\\d+)|Mandatory|Optional|Serialize)$'),
      resources: { type: 'array', items: text('^[A-Za-z_][\\w.-]*(?::\\w+)?$'), minItems: 2 },
    }),
  ),
});
