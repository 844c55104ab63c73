import type { Cluster } from '../core/cluster.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Declaration, EntityKind, Location, Reference } from '../core/fact.ts';
import { Scope } from '../core/scope.ts';
import type { Slot } from '../core/slot.ts';
import { drbdItems } from './drbd.ts';
import { heartbeatItems } from './heartbeat.ts';
import { iscsiItems } from './iscsi.ts';
import type { OverviewItem, OverviewKind } from './item.ts';
import { nodeItems } from './nodes.ts';
import { constraintItems, resourceItems } from './pacemaker.ts';
import { problemFinder } from './problems.ts';

/** What the parts of an overview are made with. */
export interface Builder {
  readonly cluster: Scope;
  factsOf(slot: Slot): readonly (Declaration | Reference)[];
  item(
    kind: OverviewKind,
    key: string,
    place: Location | undefined,
    more?: Partial<Pick<OverviewItem, 'label' | 'description' | 'children'>>,
  ): OverviewItem;
}

/**
 * The nodes, DRBD resources, resources, constraints and targets of a cluster, with what rules say of each.
 * `shown` leaves out problems that a person turned off.
 */
export function overview(cluster: Cluster, shown: (diagnostic: Diagnostic) => boolean): OverviewItem {
  const problems = problemFinder(cluster, shown);
  const builder: Builder = {
    cluster: new Scope(cluster.model),
    factsOf: (slot) => cluster.model.factsOf(slot),
    item: (kind, key, place, { label = key, description, children = [] } = {}) => {
      const problem = place && problems(kind, place)[0]?.severity;
      return {
        id: `${kind} ${key}`,
        kind,
        label,
        ...(description && { description }),
        ...(place && {
          place: { uri: place.slot.document.uri, range: place.slot.document.range(place.slot, place.span) },
        }),
        ...(problem && { problem }),
        children,
      };
    },
  };
  const section = (label: string, children: readonly OverviewItem[]): readonly OverviewItem[] =>
    children.length > 0
      ? [{ ...builder.item('section', label, undefined, { children }), description: String(children.length) }]
      : [];
  const children = [
    ...section('Nodes', nodeItems(builder)),
    ...section('DRBD', drbdItems(builder)),
    ...section('Resources', [...resourceItems(builder), ...heartbeatItems(builder)]),
    ...section('Constraints', constraintItems(builder)),
    ...section('iSCSI targets', iscsiItems(builder)),
  ];
  return {
    id: `cluster ${cluster.root}`,
    kind: 'cluster',
    label: cluster.root.split('/').at(-1) || '/',
    children,
  };
}

/** The declarations of a kind, in the order of their keys. */
export function declared<K extends EntityKind>({ cluster }: Builder, kind: K) {
  return cluster.keys(kind).map((key) => ({ key, facts: cluster.declarations(kind, key) }));
}
