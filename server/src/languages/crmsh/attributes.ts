/**
 * Meta attributes of resources and attributes of operations.
 *
 * No installed tool lists these with their types, so they are written down here, from lib/common/options.c,
 * lib/pengine and xml/*.rng of Pacemaker 2.1 and 3.0, and "Pacemaker Explained", chapters on resources and operations.
 */

export type AttributeType = 'boolean' | 'integer' | 'score' | 'time' | 'select' | 'string';

export type MetaTarget = 'primitive' | 'group' | 'clone' | 'bundle';

export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly default?: string;
  /** Of a `select` all values; values that are old spellings stand in `oldValues`. */
  readonly values?: readonly string[];
  readonly oldValues?: readonly string[];
  /** Of an `integer` the least that makes sense. */
  readonly minimum?: number;
  /** The release of Pacemaker that brought it, where it matters today. */
  readonly since?: string;
  /** The name that took its place. */
  readonly replacedBy?: string;
  readonly doc: string;
}

export interface MetaAttribute extends Attribute {
  /** Where it has a meaning; a group and a clone also hand the attributes of a primitive down to what they hold. */
  readonly of: readonly MetaTarget[];
}

const everywhere: readonly MetaTarget[] = ['primitive', 'group', 'clone', 'bundle'];
const clone: readonly MetaTarget[] = ['clone'];

export const metaAttributes: readonly MetaAttribute[] = [
  {
    name: 'target-role',
    type: 'select',
    values: ['Started', 'Stopped', 'Promoted', 'Unpromoted'],
    oldValues: ['Master', 'Slave'],
    default: 'Started',
    of: everywhere,
    doc: 'The state the cluster keeps the resource in. `crm resource stop` and `start` write it; a forgotten `Stopped` is a common reason why a resource will not start.',
  },
  {
    name: 'is-managed',
    type: 'boolean',
    default: 'true',
    of: everywhere,
    doc: 'With `false` the cluster neither starts nor stops the resource, but goes on monitoring it.',
  },
  {
    name: 'maintenance',
    type: 'boolean',
    default: 'false',
    of: everywhere,
    doc: 'With `true` the cluster leaves the resource alone altogether and pauses its monitors: for work by hand.',
  },
  {
    name: 'priority',
    type: 'score',
    default: '0',
    of: everywhere,
    doc: 'When not all resources can run, those with the lower priority are stopped first.',
  },
  {
    name: 'critical',
    type: 'boolean',
    default: 'true',
    since: '2.1.0',
    of: ['primitive', 'group', 'bundle'],
    doc: 'With `false` a failure of this resource does not pull the ones it is colocated with to another node; it stops alone.',
  },
  {
    name: 'resource-stickiness',
    type: 'score',
    of: everywhere,
    doc: 'How much the resource wants to stay where it runs, as a score. Above the scores of your location constraints it keeps a repaired node from taking the resource back.',
  },
  {
    name: 'migration-threshold',
    type: 'score',
    default: 'INFINITY',
    of: everywhere,
    doc: 'After so many failures on a node the resource moves away and does not come back until the failures are cleaned up, or forgotten after failure-timeout. 0 means never.',
  },
  {
    name: 'failure-timeout',
    type: 'time',
    default: '0',
    of: everywhere,
    doc: 'After this time without a new failure the old ones no longer count. 0 keeps them until `crm resource cleanup`.',
  },
  {
    name: 'multiple-active',
    type: 'select',
    values: ['stop_start', 'stop_only', 'block', 'stop_unexpected'],
    default: 'stop_start',
    of: everywhere,
    doc: 'What to do when the resource is found running on more than one node: stop all and start one, stop all, touch none, or stop only those in the wrong place.',
  },
  {
    name: 'requires',
    type: 'select',
    values: ['nothing', 'quorum', 'fencing', 'unfencing'],
    of: everywhere,
    doc: 'What must hold before the resource may start: nothing, quorum, or also that lost nodes are fenced. Usually `fencing` when fencing is on.',
  },
  {
    name: 'allow-migrate',
    type: 'boolean',
    default: 'false',
    of: ['primitive', 'group', 'clone'],
    doc: 'Move the resource while it runs (migrate_to and migrate_from) instead of stopping and starting it. The agent must be able to: a live virtual machine, for one.',
  },
  {
    name: 'allow-unhealthy-nodes',
    type: 'boolean',
    default: 'false',
    since: '2.1.3',
    of: everywhere,
    doc: 'Lets the resource run on a node whose health is red: the agents that measure the health need this.',
  },
  {
    name: 'provides',
    type: 'select',
    values: ['unfencing'],
    of: ['primitive'],
    doc: 'Of a fencing device: that a node must be unfenced by it before it may run resources.',
  },
  {
    name: 'remote-node',
    type: 'string',
    of: ['primitive', 'group'],
    doc: 'Makes the virtual machine or container that this resource starts a node of the cluster, with this name.',
  },
  {
    name: 'remote-addr',
    type: 'string',
    of: ['primitive', 'group'],
    doc: 'Where to reach the remote-node; its name, when absent.',
  },
  {
    name: 'remote-port',
    type: 'integer',
    minimum: 0,
    default: '3121',
    of: ['primitive', 'group'],
    doc: 'The port of pacemaker_remote on the remote-node.',
  },
  {
    name: 'remote-connect-timeout',
    type: 'time',
    default: '60s',
    of: ['primitive', 'group'],
    doc: 'How long a new connection to the remote-node may take.',
  },
  {
    name: 'remote-allow-migrate',
    type: 'boolean',
    default: 'true',
    of: ['primitive', 'group'],
    doc: 'Whether the connection to the remote-node may move to another node without being cut.',
  },
  {
    name: 'container-attribute-target',
    type: 'select',
    values: ['host'],
    of: ['primitive', 'bundle'],
    doc: 'With `host`, node attributes of a bundle are those of the machine it runs on.',
  },
  {
    name: 'promotable',
    type: 'boolean',
    default: 'false',
    since: '2.0.0',
    of: clone,
    doc: 'Lets the cluster promote some of the instances: what `ms` used to say. The agent must know promote and demote, as ocf:linbit:drbd does.',
  },
  {
    name: 'promoted-max',
    type: 'integer',
    minimum: 0,
    default: '1',
    since: '2.0.0',
    of: clone,
    doc: 'How many instances may be promoted at a time in the whole cluster: 1 for a usual DRBD, 2 only for dual-primary.',
  },
  {
    name: 'promoted-node-max',
    type: 'integer',
    minimum: 0,
    default: '1',
    since: '2.0.0',
    of: clone,
    doc: 'How many instances may be promoted on one node.',
  },
  {
    name: 'master-max',
    type: 'integer',
    minimum: 0,
    default: '1',
    replacedBy: 'promoted-max',
    of: clone,
    doc: 'How many instances may be promoted at a time; promoted-max since Pacemaker 2.0.',
  },
  {
    name: 'master-node-max',
    type: 'integer',
    minimum: 0,
    default: '1',
    replacedBy: 'promoted-node-max',
    of: clone,
    doc: 'How many instances may be promoted on one node; promoted-node-max since Pacemaker 2.0.',
  },
  {
    name: 'clone-max',
    type: 'integer',
    minimum: 0,
    of: clone,
    doc: 'How many instances run in the whole cluster; one per node when absent. DRBD between two nodes wants 2.',
  },
  {
    name: 'clone-node-max',
    type: 'integer',
    minimum: 0,
    default: '1',
    of: clone,
    doc: 'How many instances run on one node; more than 1 makes sense only with globally-unique.',
  },
  {
    name: 'clone-min',
    type: 'integer',
    minimum: 0,
    default: '0',
    of: clone,
    doc: 'What is ordered after the clone starts only when so many instances run.',
  },
  {
    name: 'notify',
    type: 'boolean',
    default: 'false',
    of: clone,
    doc: 'Tells each instance before and after the others start, stop or are promoted. ocf:linbit:drbd needs `true`.',
  },
  {
    name: 'globally-unique',
    type: 'boolean',
    default: 'false',
    of: clone,
    doc: 'Every instance does something of its own, as the shares of a cluster IP do; without it all instances are the same.',
  },
  {
    name: 'ordered',
    type: 'boolean',
    default: 'false',
    of: clone,
    doc: 'Starts the instances one after the other instead of all at once.',
  },
  {
    name: 'interleave',
    type: 'boolean',
    default: 'false',
    of: clone,
    doc: 'An instance ordered after another clone waits only for the instance on its own node. Without it, one node that leaves can restart the dependent clone on all nodes.',
  },
];

export const operationAttributes: readonly Attribute[] = [
  {
    name: 'interval',
    type: 'time',
    default: '0',
    doc: 'How often the operation is repeated. A monitor needs one; two monitors of one resource need different ones, also when they have different roles.',
  },
  {
    name: 'timeout',
    type: 'time',
    default: '20s',
    doc: 'How long the operation may take before it counts as failed. A stop that takes longer gets the node fenced: be generous.',
  },
  {
    name: 'on-fail',
    type: 'select',
    values: ['ignore', 'block', 'demote', 'stop', 'restart', 'standby', 'fence', 'restart-container'],
    doc: 'What follows a failure. Usually `restart`; for stop it is `fence` with fencing on, else `block`. `demote` exists since Pacemaker 2.0.5.',
  },
  {
    name: 'role',
    type: 'select',
    values: ['Started', 'Stopped', 'Promoted', 'Unpromoted'],
    oldValues: ['Master', 'Slave'],
    doc: 'The operation runs only where the resource is in this role: a promotable resource needs a monitor for each of Promoted and Unpromoted.',
  },
  {
    name: 'enabled',
    type: 'boolean',
    default: 'true',
    doc: 'With `false` the operation is there, but not run.',
  },
  {
    name: 'start-delay',
    type: 'time',
    default: '0',
    doc: 'Waits so long before the operation runs for the first time. It hides failures meanwhile: better let the start action wait until the service is up.',
  },
  {
    name: 'interval-origin',
    type: 'string',
    doc: 'A point in time (ISO 8601) from which the interval is counted, to run an operation at a fixed time of the day.',
  },
  {
    name: 'record-pending',
    type: 'boolean',
    default: 'true',
    doc: 'Writes that the operation has begun into the status, so that tools can show it while it runs.',
  },
  {
    name: 'requires',
    type: 'select',
    values: ['nothing', 'quorum', 'fencing', 'unfencing'],
    doc: 'What must hold before the operation runs. Old: set it as a meta attribute of the resource.',
  },
  {
    name: 'name',
    type: 'string',
    doc: 'The action; `op ACTION` writes it already.',
  },
  {
    name: 'description',
    type: 'string',
    doc: 'A note for people.',
  },
  {
    name: 'id',
    type: 'string',
    doc: 'The id of the operation in the CIB; crmsh makes one when absent.',
  },
];

export interface Word {
  readonly name: string;
  /** The name that took its place. */
  readonly replacedBy?: string;
  readonly doc: string;
}

/** Roles in constraints, monitors and target-role. */
export const roles: readonly Word[] = [
  { name: 'Started', doc: 'Running; of a promotable clone, in either role.' },
  { name: 'Stopped', doc: 'Not running.' },
  {
    name: 'Promoted',
    doc: 'Of a promotable clone: the instance in charge, e.g. the DRBD primary. Since Pacemaker 2.1.',
  },
  {
    name: 'Unpromoted',
    doc: 'Of a promotable clone: an instance that only follows, e.g. the DRBD secondary. Since Pacemaker 2.1.',
  },
  {
    name: 'Master',
    replacedBy: 'Promoted',
    doc: 'The word for Promoted before Pacemaker 2.1; still understood.',
  },
  {
    name: 'Slave',
    replacedBy: 'Unpromoted',
    doc: 'The word for Unpromoted before Pacemaker 2.1; still understood.',
  },
];

/** Actions in order constraints. */
export const orderActions: readonly Word[] = [
  { name: 'start', doc: 'The first resource has started. What is meant when no action is said.' },
  { name: 'stop', doc: 'The first resource has stopped.' },
  {
    name: 'promote',
    doc: 'An instance of the promotable clone was promoted. Say `:start` with the second resource then, else it should be promoted too.',
  },
  { name: 'demote', doc: 'An instance of the promotable clone was demoted.' },
];

/** Operations that agents commonly have; `op` takes any name. */
export const operationNames: readonly Word[] = [
  {
    name: 'monitor',
    doc: 'Asks whether the resource runs and is well. Without a monitor the cluster does not notice a failure.',
  },
  { name: 'start', doc: 'Starts the resource.' },
  { name: 'stop', doc: 'Stops the resource. If this fails, only fencing can make the node safe.' },
  { name: 'promote', doc: 'Puts an instance of a promotable clone in charge.' },
  { name: 'demote', doc: 'Takes the charge from an instance of a promotable clone.' },
  { name: 'notify', doc: 'Tells an instance what happens to the others; needs the meta attribute notify.' },
  { name: 'migrate_to', doc: 'Moves a running resource away; runs on the node it leaves.' },
  { name: 'migrate_from', doc: 'Takes a running resource over; runs on the node it comes to.' },
  { name: 'reload', doc: 'Takes over changed parameters without a restart.' },
];

/** Kinds of order constraints. */
export const orderKinds: readonly Word[] = [
  {
    name: 'Mandatory',
    doc: 'The second never runs without the first having done its part, and stops when that is undone.',
  },
  { name: 'Optional', doc: 'Counts only when both happen at the same time.' },
  { name: 'Serialize', doc: 'Never both at the same time, in whatever order.' },
];

const metaByName = new Map(metaAttributes.map((attribute) => [attribute.name, attribute]));
const operationByName = new Map(operationAttributes.map((attribute) => [attribute.name, attribute]));

export function metaAttribute(name: string): MetaAttribute | undefined {
  return metaByName.get(name);
}

/** The attributes with a meaning on that kind of resource. What a primitive has, its clone or group may set too. */
export function metaAttributesOf(target: MetaTarget): readonly MetaAttribute[] {
  return metaAttributes.filter((attribute) => attribute.of.includes(target));
}

export function operationAttribute(name: string): Attribute | undefined {
  return operationByName.get(name);
}
