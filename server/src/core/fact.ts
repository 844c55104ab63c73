import type { CopiedStatement } from './copy.ts';
import { ipKey } from './keys.ts';
import type { LanguageId } from './language.ts';
import type { Slot } from './slot.ts';
import type { Span } from './span.ts';

/**
 * The vocabulary in which languages tell each other what their files say about the cluster.
 *
 * A fact declares an entity or refers to one. The entity is named by its kind and key; the key is the entity's
 * canonical name (see keys.ts), so that two spellings of one thing meet. Languages never import each other:
 * whatever two files must agree on is said here.
 */
export interface Declarations {
  /**
   * A file that is part of the cluster, by its path on the node (see layout.ts), where its directory is too. Made by
   * core for every document.
   */
  file: { readonly language: LanguageId; readonly name: string; readonly directory: string };
  /** A file that only some nodes have, by its path there, and what it says. Made by core. */
  copy: {
    readonly language: LanguageId;
    /** The keys of the nodes that have it. */
    readonly nodes: readonly string[];
    /** Undefined for a language whose files are not compared, and for a file that cannot be read. */
    readonly statements?: readonly CopiedStatement[];
    /** Differs when anything in the text does. */
    readonly textHash: number;
  };
  /** A folder `nodes/<name>`, once for every file in it, by lower-cased name. Made by core. */
  'node-folder': { readonly name: string };
  /** A cluster node, by lower-cased name: ha.cf `node`, corosync nodelist, crm `node`. */
  node: {
    readonly name: string;
    /** A Pacemaker remote node, which no membership layer knows. */
    readonly remote?: true;
  };
  /** A DRBD resource, by name. */
  'drbd-resource': {
    readonly hosts: readonly string[];
    readonly dualPrimary: boolean;
    /** Lies on top of another resource: what it adds is a copy off site, on hosts of no cluster or of another one. */
    readonly stacked?: true;
    /** The path of its `template-file`, as written: the `common` of that file holds in place of the cluster's. */
    readonly template?: string;
  };
  /** The device DRBD makes on one host (or on all, when `host` is absent), by each of its paths. */
  device: {
    readonly resource: string;
    readonly volume: number;
    readonly minor?: number;
    readonly host?: string;
    /** The path that drbd.conf gives it; the others are its minor and the links that udev makes. */
    readonly name: string;
    /** In the link to an implicit volume, whether its number is there, as `udev-always-use-vnr` wants. */
    readonly numbered?: boolean;
  };
  /** A DRBD minor on one host, keyed `host minor`. */
  minor: {
    readonly resource: string;
    readonly volume: number;
    readonly host: string;
    readonly minor: number;
  };
  /** A backing disk that DRBD owns on one host (or on all, when `host` is absent), by path. */
  disk: { readonly resource: string; readonly volume: number; readonly host?: string };
  /** An address and port that a service binds, keyed `ip:port`. */
  address: {
    readonly ip: string;
    readonly port: number;
    readonly host?: string;
    readonly use: 'drbd' | 'corosync' | 'heartbeat' | 'tgt';
    readonly resource?: string;
  };
  /** An address that a node keeps, because a service other than a tgt portal binds it; by IP. Made by core. */
  'fixed-ip': Declarations['address'];
  /** An address the cluster moves between nodes, by IP. */
  'virtual-ip': { readonly primitive: string };
  /** A directory a Filesystem resource mounts, by path. */
  'mount-point': { readonly primitive: string; readonly device?: string };
  /** Anything in the CIB that has an id: resources, constraints, tags ... Ids are unique across all of them. */
  'crm-id': { readonly type: string };
  /** A Pacemaker resource or template, by id. */
  'crm-resource': CrmResource;
  /** What a resource is inside of, by the id of the resource: the group, clone or bundle that names it, once each. */
  'crm-parent': { readonly id: string; readonly by: 'group' | 'clone' | 'bundle' };
  /**
   * A name in a statement that could not be read: whether anything has it is not known. The key is empty where even the
   * name is missing.
   */
  'unread-name': Record<never, never>;
  /** A Pacemaker constraint, by id. */
  constraint: Constraint;
  /** A resource or template of an agent that fences nodes, or XML that may hold one, by id. */
  'fencing-device': Record<never, never>;
  /** A resource or template for several nodes that write to one disk: a cluster file system or its lock manager; by id. */
  'shared-storage': Record<never, never>;
  /**
   * A line of haresources: a node, and what runs there when it is up, in the order of its start; keyed by all its words.
   */
  'heartbeat-group': {
    readonly node: string;
    readonly resources: readonly HeartbeatResource[];
  };
  /** A cluster property (`property name=value`), by name. */
  property: { readonly value: string };
  /** A default for all resources (`rsc_defaults name=value`), by name. */
  'resource-default': { readonly value: string };
  /**
   * The value of a parameter that may have it in one resource of an agent only, keyed `name=value`. The agent is the
   * one written: a primitive made of a template has none.
   */
  'unique-value': { readonly resource: string; readonly agent?: string };
  /** A directive of ha.cf, by name. */
  directive: { readonly values: readonly string[] };
  /** A key of authkeys, by number. */
  'auth-key': {
    readonly method: string;
    /** Where the method stands, in the block of the key. */
    readonly methodSpan?: Span;
  };
  /** An iSCSI target, by tid. */
  target: { readonly name?: string };
  /** An iSCSI target, by its name. */
  'iscsi-target': {
    /** What makes it: a section of targets.conf, a tgtadm script, or an iSCSITarget primitive. */
    readonly by: 'targets.conf' | 'script' | 'primitive';
    readonly primitive?: string;
    /** As an iSCSITarget names it: tgt, lio-t, lio, iet. */
    readonly implementation?: string;
  };
  /** A logical unit that an iSCSILogicalUnit primitive makes, keyed `target lun`. */
  'iscsi-lun': { readonly primitive: string };
  /** An option of a DRBD resource, keyed `RESOURCE NAME`, or of all of them (`common`), keyed `* NAME`. */
  'drbd-option': {
    readonly section: string;
    /** `yes` or `no` of a switch however it is written; nothing of a secret. */
    readonly value: string;
    readonly resource?: string;
    /** Set in a connection, for that one alone. */
    readonly connection?: true;
  };
  /** A file that a DRBD resource takes its common options from, by the name of the file; `path` as written. */
  'drbd-template': { readonly path: string };
  /** A section of which the cluster may have one: `global`, `common`. */
  'drbd-section': Record<never, never>;
  /** An external place for the meta-data of a volume on one host, keyed `host path index`. */
  'meta-disk': {
    readonly resource: string;
    readonly volume: number;
    readonly host: string;
    readonly path: string;
    readonly index?: string;
  };
  /** A block device with meta-data of DRBD on one host, by path. */
  'meta-device': { readonly resource: string; readonly host: string };
  /** A volume group of LVM with a disk beneath DRBD in it, by name. */
  'backing-group': { readonly resource: string; readonly path: string };
  /** A volume group of LVM that a resource of the cluster activates, by name. */
  'volume-group': { readonly primitive: string };
  /**
   * What a file uses that only some versions of its tool know. The key begins with the tool (`drbd ...`) and holds all
   * that matters, so that the version in force is a function of `keys('version-evidence')`.
   */
  'version-evidence': { readonly versions: readonly string[]; readonly because: string };
}

export interface References {
  file: { readonly pattern: string };
  node: {
    readonly name: string;
    readonly by: 'drbd' | 'location' | 'haresources' | 'ha-cluster';
    readonly id?: string;
  };
  /** Something names a DRBD resource: `by` is the primitive, or the DRBD resource, that does. */
  'drbd-resource': { readonly by: string; readonly parameter: string };
  /** Something uses a block device, by canonical path. */
  device: {
    readonly by: 'filesystem' | 'lun' | 'disk';
    /** The primitive, or `tid/lun`, that uses it. */
    readonly id: string;
    readonly fstype?: string;
    /** In haresources: the DRBD resource that its line makes Primary next in front of it; `all` for every one. */
    readonly promotedBefore?: string;
  };
  'crm-resource': {
    readonly by: 'group' | 'clone' | 'bundle' | 'template' | 'tag' | 'monitor' | 'fencing' | ConstraintType;
    /** The id of the statement that refers. */
    readonly id: string;
    /** As canonical word: Promoted, Unpromoted, Started, Stopped. */
    readonly role?: string;
    readonly action?: string;
  };
  'auth-key': Record<never, never>;
  target: { readonly by: string };
  /** An iSCSILogicalUnit primitive puts a disk into a target, by the name of the target. */
  'iscsi-target': { readonly primitive: string; readonly implementation?: string };
}

export type ConstraintType = 'location' | 'colocation' | 'order' | 'ticket';

export interface CrmResource {
  readonly type: 'primitive' | 'template' | 'group' | 'clone' | 'bundle';
  /** `class:provider:type` as written; of primitives and templates. */
  readonly agent?: string;
  /** Of a primitive made of a template, the id of that. */
  readonly template?: string;
  /** Of clones: whether it has a promoted role (`ms`, or meta promotable=true). */
  readonly promotable?: boolean;
  /** The statement's keyword as written: primitive, ms, master, clone, group ... */
  readonly keyword: string;
  /** Members of a group in start order; the one child of a clone. */
  readonly members: readonly string[];
  readonly params: Readonly<Record<string, string>>;
  readonly meta: Readonly<Record<string, string>>;
  readonly operations: readonly CrmOperation[];
}

export interface CrmOperation {
  readonly action: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A script with its arguments, as haresources names it. */
export interface HeartbeatResource {
  readonly script: string;
  readonly args: readonly string[];
  /** In the block of the line. */
  readonly span: Span;
}

export interface Constraint {
  readonly type: ConstraintType;
  /** Score or kind as written; of tickets the name of the ticket. */
  readonly score?: string;
  /** The simple two-resource form; sets are not. */
  readonly simple: boolean;
  readonly members: readonly ConstraintMember[];
  /** Of colocations and orders that are not simple: the members once more, as the sets that Pacemaker sees. */
  readonly sets?: readonly ConstraintSet[];
  readonly node?: string;
  /** Of locations that choose resources by a regular expression. */
  readonly pattern?: string;
  /** Of locations, how many rules decide in place of a node. */
  readonly rules?: number;
  /** Of orders that say nothing about stopping. */
  readonly symmetrical?: false;
}

export interface ConstraintSet {
  /** The members do not depend on each other. */
  readonly parallel: boolean;
  /** One member is enough for what comes after the set. */
  readonly any: boolean;
  readonly members: readonly ConstraintMember[];
}

export interface ConstraintMember {
  readonly resource: string;
  readonly role?: string;
  readonly action?: string;
}

export type EntityKind = keyof Declarations;
export type ReferableKind = keyof References;

/** What a block says, before the block has a place in a cluster. */
export type Fact =
  | {
      [K in EntityKind]: {
        readonly role: 'declares';
        readonly kind: K;
        readonly key: string;
        readonly span: Span;
        readonly data: Declarations[K];
      };
    }[EntityKind]
  | {
      [K in ReferableKind]: {
        readonly role: 'refers';
        readonly kind: K;
        readonly key: string;
        readonly span: Span;
        readonly data: References[K];
      };
    }[ReferableKind];

/** A place in the cluster that stays right while text above it changes. */
export interface Location {
  readonly slot: Slot;
  readonly span: Span;
}

/** A fact in its place. */
export interface Declaration<K extends EntityKind = EntityKind> extends Location {
  readonly role: 'declares';
  readonly kind: K;
  readonly key: string;
  readonly data: Declarations[K];
}

export interface Reference<K extends ReferableKind = ReferableKind> extends Location {
  readonly role: 'refers';
  readonly kind: K;
  readonly key: string;
  readonly data: References[K];
}

/** Collects the facts of a block. Languages call it while they walk their tree. */
export class FactCollector {
  readonly facts: Fact[] = [];

  declare<K extends EntityKind>(kind: K, key: string, span: Span, data: Declarations[K]): void {
    this.facts.push({ role: 'declares', kind, key, span, data } as Fact);
    if (kind === 'address') this.#fixedIp(span, data as Declarations['address']);
  }

  refer<K extends ReferableKind>(kind: K, key: string, span: Span, data: References[K]): void {
    this.facts.push({ role: 'refers', kind, key, span, data } as Fact);
  }
  /** So that who asks about an IP need not look at every address of the cluster. */
  #fixedIp(span: Span, data: Declarations['address']): void {
    if (data.use !== 'tgt') this.declare('fixed-ip', ipKey(data.ip), span, data);
  }
}
