import type { ClusterView } from '../../core/cluster-view.ts';

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
