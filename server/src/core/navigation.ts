import type { Cluster } from './cluster.ts';
import type { Document } from './document.ts';
import type { Declaration, EntityKind, Location, ReferableKind, Reference } from './fact.ts';
import type { Slot } from './slot.ts';
import { type Span, touches } from './span.ts';

/** What people look up and follow through the files of a cluster; other facts only serve rules. */
const FOLLOWED = new Set<EntityKind | ReferableKind>([
  'node',
  'drbd-resource',
  'device',
  'crm-resource',
  'crm-id',
  'auth-key',
  'target',
  'iscsi-target',
  'volume-group',
]);

type AnyFact = Declaration | Reference;

/** What stands under a cursor: one name, which may be that of several things (a clone and its id). */
export interface Named {
  readonly span: Span;
  readonly slot: Slot;
  readonly facts: readonly AnyFact[];
}

/** A place where a thing is named, and whether it is made there or used. */
export interface Occurrence extends Location {
  readonly role: AnyFact['role'];
}

/** The innermost name that touches an offset of a document. */
export function nameAt(cluster: Cluster, document: Document, offset: number): Named | undefined {
  const at = document.slotAt(offset);
  // A name that ends where a block ends belongs to the block before, too.
  const before = offset > 0 ? document.slotAt(offset - 1) : undefined;
  const slots = new Set([at, before, document.fileSlot].filter((slot) => slot !== undefined));
  const touched = [...slots].flatMap((slot) =>
    cluster.model
      .factsOf(slot)
      .filter(
        ({ kind, span }) => FOLLOWED.has(kind) && span.end > span.start && touches(span, offset - slot.start),
      ),
  );
  const [first, ...others] = touched.sort(
    (a, b) => a.span.end - a.span.start - (b.span.end - b.span.start) || b.slot.start - a.slot.start,
  );
  if (!first) return undefined;
  const same = others.filter((fact) => fact.slot === first.slot && isSameSpan(fact.span, first.span));
  return { span: first.span, slot: first.slot, facts: [first, ...same] };
}

/** Where the things of a name are made. */
export function declarationsOf(cluster: Cluster, { facts }: Named): readonly Occurrence[] {
  return distinct(facts.flatMap((fact) => cluster.model.declarations(fact.kind as EntityKind, fact.key)));
}

/** Everywhere the things of a name are made or used, in the order of files and places. */
export function occurrencesOf(cluster: Cluster, { facts }: Named): readonly Occurrence[] {
  return distinct(
    facts.flatMap((fact) => [
      ...cluster.model.declarations(fact.kind as EntityKind, fact.key),
      ...cluster.model.references(fact.kind as ReferableKind, fact.key),
    ]),
  );
}

/** One for each place, though a statement may say several things there. */
function distinct(facts: readonly AnyFact[]): readonly Occurrence[] {
  const places = new Map<string, Occurrence>();
  for (const { slot, span, role } of facts) {
    const id = `${slot.document.path} ${slot.start + span.start} ${span.end - span.start}`;
    if (!places.has(id) || role === 'declares') places.set(id, { slot, span, role });
  }
  return [...places.values()].sort(
    (a, b) =>
      (a.slot.document.path < b.slot.document.path
        ? -1
        : Number(a.slot.document.path > b.slot.document.path)) ||
      a.slot.start + a.span.start - (b.slot.start + b.span.start),
  );
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
