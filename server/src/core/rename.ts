import type { Cluster } from './cluster.ts';
import type { Document } from './document.ts';
import type { EntityKind, Location, ReferableKind } from './fact.ts';
import { nodeKey } from './keys.ts';
import { type Named, nameAt, occurrencesOf } from './navigation.ts';
import type { Span } from './span.ts';

/** A kind of thing that has a name of its own, and what its tool takes for one. */
interface Renamable {
  readonly what: string;
  readonly isName: (name: string) => boolean;
  readonly rule: string;
  readonly key: (name: string) => string;
}

const asIs = (name: string) => name;

const RENAMABLE: { readonly [K in EntityKind | ReferableKind]?: Renamable } = {
  node: {
    what: 'node',
    isName: (name) => /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/.test(name),
    rule: 'what "uname -n" may print: letters, digits, "-" and "."',
    key: nodeKey,
  },
  'drbd-resource': {
    what: 'DRBD resource',
    isName: (name) => /^[\w.+:@-]+$/.test(name) && name !== 'all',
    rule: 'letters, digits and . _ + - @ :, and not "all"',
    key: asIs,
  },
  // An id of the CIB is an XML id (pacemaker's schema, xsd:ID).
  'crm-id': {
    what: 'id',
    isName: isXmlId,
    rule: 'a letter or "_", then letters, digits, ".", "_" and "-"',
    key: asIs,
  },
  'crm-resource': {
    what: 'resource',
    isName: isXmlId,
    rule: 'a letter or "_", then letters, digits, ".", "_" and "-"',
    key: asIs,
  },
  'auth-key': {
    what: 'key',
    isName: (name) => /^(?:[1-9]|1[0-5])$/.test(name),
    rule: 'a number from 1 to 15',
    key: asIs,
  },
};

function isXmlId(name: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(name);
}

/** Why a rename is not possible; a sentence for people. */
export class RenameRefusal extends Error {}

export interface RenameEdit extends Location {
  readonly text: string;
}

/** What a rename would change: the name as it is written, and where. */
export interface RenameTarget {
  readonly named: Named;
  readonly text: string;
}

/**
 * The name under the cursor, when it can be renamed.
 *
 * @throws RenameRefusal when there is none, or it is not written as the name it stands for
 */
export function renameTarget(cluster: Cluster, document: Document, offset: number): RenameTarget {
  const named = nameAt(cluster, document, offset);
  const fact = named?.facts.find(({ kind }) => RENAMABLE[kind]);
  if (!named || !fact) throw new RenameRefusal('There is no name here that could be changed.');
  const text = written(named);
  if (RENAMABLE[fact.kind]?.key(text) !== fact.key)
    throw new RenameRefusal(`The name "${fact.key}" is not written out here: rename it where it is.`);
  return { named, text };
}

/**
 * Everywhere the name under the cursor has to change.
 *
 * @throws RenameRefusal when the new name will not do, is taken, or a place writes the old one in another way
 */
export function rename(cluster: Cluster, target: RenameTarget, name: string): readonly RenameEdit[] {
  for (const { kind } of target.named.facts) {
    const renamable = RENAMABLE[kind];
    if (!renamable) continue;
    if (!renamable.isName(name))
      throw new RenameRefusal(`"${name}" is no name for a ${renamable.what}: it must be ${renamable.rule}.`);
    const [taken] = cluster.model.declarations(kind as EntityKind, renamable.key(name));
    if (taken && renamable.key(name) !== renamable.key(target.text))
      throw new RenameRefusal(
        `"${name}" is taken already, in ${taken.slot.document.name}. Two of one name cannot be told apart.`,
      );
  }
  const facts = target.named.facts.filter(({ kind }) => RENAMABLE[kind]);
  const edits = occurrencesOf(cluster, { ...target.named, facts }).map((place): RenameEdit => {
    const text = written(place);
    if (!facts.some(({ kind, key }) => RENAMABLE[kind]?.key(text) === key)) {
      const { line } = place.slot.document.range(place.slot, place.span).start;
      throw new RenameRefusal(
        `Line ${line + 1} of ${place.slot.document.name} writes the name as "${text}". Change that by hand first.`,
      );
    }
    return { slot: place.slot, span: place.span, text: name };
  });
  const devices = facts.flatMap(({ kind, key }) =>
    kind === 'drbd-resource' ? linksOf(cluster, key, name) : [],
  );
  return [...edits, ...devices];
}

/** A folder that bears the name of a node, and so has to follow it; both are URIs. */
export interface FolderRename {
  readonly from: string;
  readonly to: string;
  /** How the folder is known in the cluster, such as "nodes/alice". */
  readonly name: string;
}

/**
 * The folder of a node that gets another name.
 *
 * @throws RenameRefusal when the node of the new name has a folder already
 */
export function folderRenames(cluster: Cluster, target: RenameTarget, name: string): readonly FolderRename[] {
  const keys = new Set(target.named.facts.flatMap(({ kind, key }) => (kind === 'node' ? [key] : [])));
  if (keys.size === 0) return [];
  const folders = new Map<string, FolderRename>();
  for (const { uri, home, path } of cluster.documents.values()) {
    const { folder } = home;
    if (folder === undefined) continue;
    if (folder === name || (nodeKey(folder) === nodeKey(name) && !keys.has(nodeKey(folder))))
      throw new RenameRefusal(
        `There is a folder nodes/${folder} already, with ${path.slice(cluster.root.length + 1)}. Move its files first: two nodes cannot share one.`,
      );
    if (!keys.has(nodeKey(folder))) continue;
    const below = path.slice(`${cluster.root}/nodes/${folder}/`.length).split('/').length;
    const parts = uri.split('/').slice(0, -below);
    folders.set(folder, {
      from: parts.join('/'),
      to: [...parts.slice(0, -1), encodeURIComponent(name)].join('/'),
      name: `nodes/${folder}`,
    });
  }
  return [...folders.values()];
}

/** Uses of the links that udev makes by the name of a DRBD resource. */
function linksOf(cluster: Cluster, resource: string, name: string): readonly RenameEdit[] {
  const folder = `/dev/drbd/by-res/${resource}`;
  const keys = new Set(
    cluster.model
      .declarations('drbd-resource', resource)
      .flatMap(({ slot }) => cluster.model.factsOf(slot))
      .filter(({ role, kind, key }) => role === 'declares' && kind === 'device' && key.startsWith(folder))
      .map(({ key }) => key),
  );
  return [...keys].flatMap((key) =>
    cluster.model.references('device', key).flatMap(({ slot, span }) => {
      const at = written({ slot, span }).indexOf(folder);
      if (at < 0) return [];
      const end = span.start + at + folder.length;
      return [{ slot, span: { start: end - resource.length, end }, text: name }];
    }),
  );
}

function written({ slot, span }: { readonly slot: Location['slot']; readonly span: Span }): string {
  return slot.document.slice(slot.start + span.start, slot.start + span.end);
}
