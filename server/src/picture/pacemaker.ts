import type { Constraint, ConstraintMember, ConstraintSet } from '../core/fact.ts';
import { nodeKey } from '../core/keys.ts';
import { resourceDetail } from '../overview/pacemaker.ts';
import { type Builder, thingId } from './builder.ts';
import type { PictureConstraint, PictureLink, PictureResource } from './picture.ts';

/** Resources that are in no other one, with what is inside of them. */
export function pictureResources(builder: Builder): readonly PictureResource[] {
  const { cluster } = builder;
  const drawn = new Set<string>();
  const draw = (id: string): readonly PictureResource[] => {
    const [fact] = cluster.declarations('crm-resource', id);
    // Damaged text may put a resource into two others, or into itself; it is drawn in the first.
    if (!fact || fact.data.type === 'template' || drawn.has(id)) return [];
    drawn.add(id);
    const { type, promotable, members } = fact.data;
    const detail = resourceDetail(fact.data);
    return [
      {
        ...builder.thing(type, id, fact, { detail: detail === type ? undefined : detail }),
        id: resourceId(id),
        type,
        promotable: promotable === true,
        members: members.flatMap(draw),
      },
    ];
  };
  const ids = cluster.keys('crm-resource');
  const outermost = ids.filter((id) => cluster.declarations('crm-parent', id).length === 0);
  // What is only in each other would not be found from outside.
  return [...outermost, ...ids].flatMap(draw);
}

/** By id alone: a primitive that becomes a group stays the same thing. */
export function resourceId(id: string): string {
  return `resource ${id}`;
}

export function pictureConstraints(builder: Builder): readonly PictureConstraint[] {
  const { cluster } = builder;
  const isDrawn = (id: string) =>
    cluster.declarations('crm-resource', id).some(({ data }) => data.type !== 'template');
  return cluster.keys('constraint').flatMap((key) => {
    const [fact] = cluster.declarations('constraint', key);
    if (!fact) return [];
    const { data } = fact;
    const known = data.members.filter(({ resource }) => isDrawn(resource));
    const links = linksOf(data, isDrawn);
    return [
      {
        ...builder.thing('constraint', key, fact),
        detail: says(data, false),
        brief: says(data, true),
        type: data.type,
        links,
        about: links.length > 0 ? [] : known.map(({ resource }) => resourceId(resource)),
      },
    ];
  });
}

function linksOf(constraint: Constraint, isDrawn: (id: string) => boolean): readonly PictureLink[] {
  const { type, members, node, sets } = constraint;
  if (type === 'ticket') return [];
  if (type === 'location') {
    if (node === undefined) return [];
    const to = thingId('node', nodeKey(node));
    return members
      .filter(({ resource }) => isDrawn(resource))
      .map(({ resource }) => ({ from: resourceId(resource), to }));
  }
  const pairs = sets && sets.length > 0 ? pairsOfSets(sets, type) : pairsInRow(members);
  const links = pairs
    .filter(([from, to]) => from.resource !== to.resource && isDrawn(from.resource) && isDrawn(to.resource))
    .map(([from, to]) => ({ from: resourceId(from.resource), to: resourceId(to.resource) }));
  // The same two may meet in several sets.
  return [...new Map(links.map((link) => [JSON.stringify(link), link])).values()];
}

type Pair = readonly [ConstraintMember, ConstraintMember];

function pairsInRow(members: readonly ConstraintMember[]): readonly Pair[] {
  return members.slice(1).flatMap((to, index): Pair[] => {
    const from = members[index];
    return from ? [[from, to]] : [];
  });
}

/** Members of a set hold together in a row; from set to set the ends do, and in a parallel set everyone is an end. */
function pairsOfSets(sets: readonly ConstraintSet[], type: 'colocation' | 'order'): readonly Pair[] {
  const ends = ({ parallel, members }: ConstraintSet, at: 0 | -1) =>
    parallel ? members : members.slice(at === 0 ? 0 : -1).slice(0, at === 0 ? 1 : undefined);
  const inside = sets
    .filter(({ parallel }) => !parallel)
    .flatMap(({ members }) => pairsInRow(members))
    // In a set of a colocation each member depends on the one before it.
    .map(([one, next]): Pair => (type === 'colocation' ? [next, one] : [one, next]));
  const between = sets.slice(1).flatMap((set, index) => {
    const before = sets[index];
    if (!before) return [];
    return ends(before, -1).flatMap((from) => ends(set, 0).map((to): Pair => [from, to]));
  });
  return [...inside, ...between];
}

/** What a constraint wants, in a few words; in the brief form without the names of what it is between. */
function says({ type, members, node, score, simple }: Constraint, brief: boolean): string {
  const weight = score === undefined ? '' : `(${score.replace(/:$/, '')})`;
  const negative = score?.startsWith('-') === true;
  const [first, second] = members;
  const name = (member: ConstraintMember | undefined) =>
    brief || !member
      ? (member?.role ?? member?.action)
      : [member.resource, member.role ?? member.action].filter(Boolean).join(':');
  const words = (): readonly (string | undefined)[] => {
    switch (type) {
      case 'location':
        if (node === undefined) return [first?.role, 'where a rule says'];
        return [first?.role, negative ? 'avoids' : 'prefers', brief ? undefined : node];
      case 'colocation':
        if (!simple) return [negative ? 'apart' : 'together'];
        return [name(first), negative ? 'apart from' : 'with', name(second)];
      case 'order':
        return simple ? [name(first), 'then', name(second)] : ['one after the other'];
      case 'ticket':
        return ['needs a ticket'];
    }
  };
  return [...words(), weight].filter(Boolean).join(' ');
}
