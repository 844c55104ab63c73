import type { ClusterView } from './cluster-view.ts';
import { nodeKey } from './keys.ts';

/**
 * The nodes that any file of the cluster names, as they are written where they are declared, else in drbd.conf; `typed`
 * is a word that somebody is typing, which is no node when nothing else makes it one.
 */
export function nodeNames(cluster: ClusterView, typed?: string): readonly string[] {
  const names = new Map<string, string>();
  for (const key of cluster.keys('node')) {
    const [first, ...rest] = cluster.declarations('node', key);
    const name = first?.data.name ?? key;
    if (name !== typed || rest.length > 0) names.set(key, name);
  }
  for (const resource of cluster.keys('drbd-resource')) {
    for (const host of cluster.declarations('drbd-resource', resource)[0]?.data.hosts ?? []) {
      const key = nodeKey(host);
      if (!names.has(key) && host !== typed) names.set(key, host);
    }
  }
  return [...names.values()];
}
