import type { Severity } from '../core/diagnostic.ts';
import type { Constraint, CrmResource } from '../core/fact.ts';
import type { Range } from '../core/span.ts';

/** Where a thing is written. */
export interface PicturePlace {
  readonly uri: string;
  /** Its name, or what else says most of it. */
  readonly range: Range;
  /** The statement that the name stands in. */
  readonly statement: Range;
}

export interface PictureProblem {
  readonly severity: Severity;
  readonly message: string;
}

/** Something that is drawn. Texts come from files as they are: whoever shows them must escape them. */
export interface PictureThing {
  /** The same for the same thing after an edit, and another one than that of every other thing. */
  readonly id: string;
  readonly label: string;
  /** What is said beside the label, shorter than a line. */
  readonly detail?: string;
  readonly place?: PicturePlace;
  /** What rules say of it itself, the worst first. */
  readonly problems: readonly PictureProblem[];
}

export interface PictureNode extends PictureThing {
  readonly addresses: readonly string[];
  /** False of hosts that only DRBD or a constraint names, such as the far end of a copy off site. */
  readonly listed: boolean;
}

/** A device that DRBD makes, with the disk beneath it on each host. */
export interface PictureVolume extends PictureThing {
  readonly disks: readonly PictureDisk[];
}

export interface PictureDisk {
  /** The id of a node. */
  readonly node: string;
  readonly path: string;
}

export interface PictureDrbd extends PictureThing {
  /** The ids of the nodes it is replicated between. */
  readonly nodes: readonly string[];
  readonly volumes: readonly PictureVolume[];
}

export interface PictureResource extends PictureThing {
  readonly type: Exclude<CrmResource['type'], 'template'>;
  readonly promotable: boolean;
  /** Members of a group in start order; the child of a clone or bundle. */
  readonly members: readonly PictureResource[];
}

/** An edge between two things; several make up a constraint on more than two resources. */
export interface PictureLink {
  /** Of an order what comes first, of a colocation what depends, of a location the resource. */
  readonly from: string;
  readonly to: string;
}

export interface PictureConstraint extends PictureThing {
  readonly type: Constraint['type'];
  /** What it says in a few words: score, roles, actions. */
  readonly detail: string;
  /** The same for who sees between what it stands. */
  readonly brief: string;
  readonly links: readonly PictureLink[];
  /** Where there is nothing to link, such as a location by a rule: the resources it is about. */
  readonly about: readonly string[];
}

export interface PictureTarget extends PictureThing {
  readonly luns: readonly PictureThing[];
}

/** One cluster as things and what holds them together: data only, without any place on a screen. */
export interface Picture extends PictureThing {
  readonly nodes: readonly PictureNode[];
  readonly drbd: readonly PictureDrbd[];
  readonly resources: readonly PictureResource[];
  readonly constraints: readonly PictureConstraint[];
  readonly targets: readonly PictureTarget[];
  /** What stands on what, by ids: a file system on a DRBD resource, a LUN too, a target on the primitive that makes it. */
  readonly uses: readonly PictureLink[];
}
