import type { OverviewItem } from './item.ts';
import type { Builder } from './overview.ts';

/** The nodes that files list, and where there is no list, those that DRBD and constraints name. */
export function nodeItems(builder: Builder): readonly OverviewItem[] {
  const { cluster } = builder;
  const listed = cluster.keys('node');
  const named = cluster
    .declared('drbd-resource')
    .flatMap(({ data }) => data.hosts.map((host) => host.toLowerCase()));
  const keys = listed.length > 0 ? listed : [...new Set(named)].sort();
  return keys.map((key) => {
    const [place] = [...cluster.declarations('node', key), ...cluster.references('node', key)];
    return builder.item('node', key, place, {
      label: place?.data.name ?? key,
      description: addressesOf(builder, key).join(', '),
    });
  });
}

function addressesOf({ cluster }: Builder, node: string): readonly string[] {
  const addresses = cluster.declared('fixed-ip').filter(({ data }) => data.host?.toLowerCase() === node);
  return [...new Set(addresses.map(({ key }) => key))];
}
