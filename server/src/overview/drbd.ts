import type { Declaration } from '../core/fact.ts';
import type { OverviewItem } from './item.ts';
import { type Builder, declared } from './overview.ts';

/** DRBD resources with their devices, and below each the disk and address it has on every host. */
export function drbdItems(builder: Builder): readonly OverviewItem[] {
  const devices = groupBy(builder.cluster.declared('device'), ({ data }) => data.resource);
  const disks = groupBy(builder.cluster.declared('disk'), ({ data }) => data.resource);
  return declared(builder, 'drbd-resource').map(({ key, facts: [fact] }) =>
    builder.item('drbd-resource', key, fact, {
      description: fact?.data.hosts.join(', ') ?? '',
      children: deviceItems(builder, devices.get(key) ?? [], disks.get(key) ?? []),
    }),
  );
}

/** One for each volume; a device of several hosts is written several times. */
function deviceItems(
  builder: Builder,
  devices: readonly Declaration<'device'>[],
  disks: readonly Declaration<'disk'>[],
): readonly OverviewItem[] {
  const named = devices.filter(({ key, data }) => key === data.name);
  const byVolume = groupBy(named.length > 0 ? named : devices, ({ data }) => data.volume);
  return [...byVolume].flatMap(([volume, [first]]) => {
    if (!first) return [];
    const beneath = disks.filter(({ data }) => data.volume === volume).map(({ key }) => key);
    return builder.item('device', first.key, first, {
      description: `on ${[...new Set(beneath)].join(', ')}`,
    });
  });
}

export function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
