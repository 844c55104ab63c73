import type { ClusterView } from '../../core/cluster-view.ts';

/** The hosts that any file of the cluster names, as they are written there. */
export function knownHosts(cluster: ClusterView): readonly string[] {
  const names = new Map<string, string>();
  for (const key of cluster.keys('node')) {
    names.set(key, cluster.declarations('node', key)[0]?.data.name ?? key);
  }
  for (const resource of cluster.keys('drbd-resource')) {
    for (const host of cluster.declarations('drbd-resource', resource)[0]?.data.hosts ?? []) {
      const key = host.toLowerCase();
      if (!names.has(key)) names.set(key, host);
    }
  }
  return [...names.values()];
}

/** The smallest minor that no host of the cluster uses. */
export function freeMinor(cluster: ClusterView): number {
  const used = new Set(cluster.keys('minor').map((key) => Number(key.slice(key.lastIndexOf(' ') + 1))));
  let free = 0;
  while (used.has(free)) free++;
  return free;
}

/** The smallest port from `from` on that no address of the cluster uses. */
export function freePort(cluster: ClusterView, from = 7788): number {
  const used = new Set(cluster.keys('address').map((key) => Number(key.slice(key.lastIndexOf(':') + 1))));
  let free = from;
  while (used.has(free)) free++;
  return free;
}
