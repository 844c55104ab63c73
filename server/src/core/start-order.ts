import type { ClusterView } from './cluster-view.ts';
import { type Step, stepsOf } from './constraint-sets.ts';
import type { Constraint, Location } from './fact.ts';
import { scoreNumber } from './score.ts';

/** A resource that starts right before or after another one, and why. */
export interface StartNeighbour {
  readonly resource: string;
  /** Where the order or group that says so names it. */
  readonly because: readonly Location[];
  /** The one before must be promoted, not only started. */
  readonly promoted: boolean;
  /** Counts only when both start at the same time. */
  readonly optional: boolean;
}

/**
 * What starts right before a resource. Groups are walked through member by member: of a group that was itself found
 * to start before something (`entered`), that is its last member; the first member starts after what its group does.
 */
export function startsBefore(view: ClusterView, id: string, entered: boolean): readonly StartNeighbour[] {
  const last = entered ? edgeOf(view, id, -1) : [];
  return last.length > 0 ? last : new Walk(view, 'before').from(id);
}

/** What starts right after a resource; after a group has begun, its first member. */
export function startsAfter(view: ClusterView, id: string): readonly StartNeighbour[] {
  const first = edgeOf(view, id, 0);
  return first.length > 0 ? first : new Walk(view, 'after').from(id);
}

class Walk {
  readonly #view: ClusterView;
  readonly #direction: 'before' | 'after';
  readonly #seen = new Set<string>();
  readonly #found = new Map<string, StartNeighbour>();

  constructor(view: ClusterView, direction: 'before' | 'after') {
    this.#view = view;
    this.#direction = direction;
  }

  from(id: string): readonly StartNeighbour[] {
    this.#visit(id);
    return [...this.#found.values()];
  }

  #visit(id: string): void {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    this.#orders(id);
    for (const { data: parent } of this.#view.declarations('crm-parent', id)) {
      const members = isOrderedGroup(this.#view, parent.id) ? groupMembers(this.#view, parent.id) : [];
      const at = members.indexOf(id);
      const sibling = members[this.#direction === 'before' ? at - 1 : at + 1];
      if (at >= 0 && sibling !== undefined) this.#add(memberIn(this.#view, sibling, parent.id));
      else this.#visit(parent.id);
    }
  }

  #orders(id: string): void {
    const uses = this.#view.references('crm-resource', id).filter(({ data }) => data.by === 'order');
    for (const order of new Set(uses.map(({ data }) => data.id))) {
      const [declared] = this.#view.declarations('constraint', order);
      if (!declared || /^serialize$/i.test(declared.data.score ?? '')) continue;
      for (const step of stepsOf(declared.data)) this.#step(id, order, step, declared.data);
    }
  }

  #step(id: string, order: string, { before, after }: StartStep, { score }: Constraint): void {
    if (!STARTS.has(before.action) || !STARTS.has(after.action)) return;
    const [here, there] = this.#direction === 'before' ? [after, before] : [before, after];
    if (here.resource !== id || there.resource === id) return;
    this.#add({
      resource: there.resource,
      because: this.#view
        .references('crm-resource', there.resource)
        .filter(({ data }) => data.by === 'order' && data.id === order),
      promoted: before.action === 'promote',
      optional: /^optional$/i.test(score ?? '') || scoreNumber(score ?? 'mandatory') === 0,
    });
  }

  #add(one: StartNeighbour): void {
    const known = this.#found.get(one.resource);
    this.#found.set(
      one.resource,
      known
        ? {
            resource: one.resource,
            because: [...known.because, ...one.because],
            promoted: known.promoted || one.promoted,
            optional: known.optional && one.optional,
          }
        : one,
    );
  }
}

type StartStep = Step<{ readonly resource: string; readonly action: string }>;

const STARTS = new Set(['start', 'promote']);

/** The member of a group that starts first or last; all of them where they do not wait for each other. */
function edgeOf(view: ClusterView, id: string, index: 0 | -1): readonly StartNeighbour[] {
  const group = groupIn(view, id);
  if (group === undefined) return [];
  const members = groupMembers(view, group);
  const edge = isOrderedGroup(view, group) ? members.slice(index).slice(0, 1) : members;
  return edge.map((member) => memberIn(view, member, group));
}

function memberIn(view: ClusterView, member: string, group: string): StartNeighbour {
  return {
    resource: member,
    because: view
      .references('crm-resource', member)
      .filter(({ data }) => data.by === 'group' && data.id === group),
    promoted: false,
    optional: false,
  };
}

/** The resource itself if it is a group, or the group that it is a clone of. */
function groupIn(view: ClusterView, id: string): string | undefined {
  const resource = view.declarations('crm-resource', id)[0]?.data;
  if (resource?.type === 'group') return id;
  const [child] = resource?.members ?? [];
  const inner = child === undefined ? undefined : view.declarations('crm-resource', child)[0]?.data;
  return inner?.type === 'group' ? child : undefined;
}

function groupMembers(view: ClusterView, id: string): readonly string[] {
  const resource = view.declarations('crm-resource', id)[0]?.data;
  return resource?.type === 'group' ? resource.members : [];
}

/** Members of a group wait for each other unless its meta attribute says otherwise (Pacemaker 2.1, group `ordered`). */
function isOrderedGroup(view: ClusterView, id: string): boolean {
  const ordered = view.declarations('crm-resource', id)[0]?.data.meta['ordered'];
  return ordered === undefined || !/^(?:false|no|off|n|0)$/i.test(ordered);
}
