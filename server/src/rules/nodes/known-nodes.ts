import type { ClusterView } from '../../core/cluster-view.ts';
import type { Declaration, Location } from '../../core/fact.ts';
import { nodeKey, shortName } from '../../core/keys.ts';
import type { Problem } from '../../core/rule.ts';
import { nearest } from '../../core/suggest.ts';

/** A node as some file writes its name. */
export interface KnownNode {
  readonly name: string;
  readonly at: Location;
}

/** The nodes that ha.cf, corosync.conf or the CIB list, and the hosts of DRBD resources, by key. */
export function knownNodes(cluster: ClusterView): ReadonlyMap<string, KnownNode> {
  return new Map([...drbdHosts(cluster), ...listedNodes(cluster)]);
}

/** Whether files are of nodes that the cluster does not have, which is reported once, where they are. */
export function areStrangers(cluster: ClusterView, nodes: readonly string[]): boolean {
  const known = [...knownNodes(cluster).keys()].map(shortName);
  return known.length > 0 && !nodes.some((node) => known.includes(shortName(node)));
}

/** The nodes that ha.cf, corosync.conf or the CIB list, by key. */
export function listedNodes(cluster: ClusterView): ReadonlyMap<string, KnownNode> {
  const nodes = new Map<string, KnownNode>();
  for (const key of cluster.keys('node')) {
    const [first] = cluster.declarations('node', key);
    if (first) nodes.set(key, { name: first.data.name, at: first });
  }
  return nodes;
}

/** The name that is meant: the same host with or without domain, else the nearest. */
export function likeName(key: string, names: readonly string[]): string | undefined {
  return names.find((name) => shortName(name) === shortName(key)) ?? nearest(key, names);
}

/** Whether ha.cf lets nodes join that it does not list. */
export function letsNodesJoin(cluster: ClusterView): boolean {
  const autojoin = cluster.declarations('directive', 'autojoin').at(-1)?.data.values.at(-1);
  return autojoin !== undefined && autojoin.toLowerCase() !== 'none';
}

/** The names as a sentence lists them. */
export function namesOf(nodes: ReadonlyMap<string, KnownNode>): string {
  return [...nodes.values()].map(({ name }) => name).join(', ');
}

/** Where nodes are named, to go and compare; of a large cluster a few are enough. */
export function relatedNodes(
  nodes: ReadonlyMap<string, KnownNode>,
  noun: 'node' | 'member' = 'node',
): NonNullable<Problem['related']> {
  return [...nodes.values()].slice(0, 4).map(({ at, name }) => ({ at, message: `${noun} "${name}"` }));
}

/** By the declarations of all DRBD resources, which the cluster answers with one array as long as they are the same. */
const hostsOf = new WeakMap<readonly Declaration<'drbd-resource'>[], ReadonlyMap<string, KnownNode>>();

/** The hosts of DRBD resources, by key; those of stacked ones may be of another cluster. */
export function drbdHosts(cluster: ClusterView): ReadonlyMap<string, KnownNode> {
  const resources = cluster.declared('drbd-resource');
  const known = hostsOf.get(resources);
  if (known) return known;
  const hosts = new Map<string, KnownNode>();
  for (const resource of resources) {
    for (const name of resource.data.hosts) {
      if (!hosts.has(nodeKey(name))) hosts.set(nodeKey(name), { name, at: resource });
    }
  }
  hostsOf.set(resources, hosts);
  return hosts;
}
