import type { ClusterView } from '../core/cluster-view.ts';
import { ipKey, nodeKey } from '../core/keys.ts';
import { addressKind } from '../languages/ha-cf/addresses.ts';
import { CHECK } from './conversion.ts';
import { type HaCfFile, textsOf } from './ha-cf-file.ts';

/** A network over which the nodes hear each other: one link of corosync. */
export interface Link {
  readonly interface: string;
  /** The address of each node, by its place in the list of nodes. */
  readonly addresses: readonly string[];
  /** What a person should know of where the addresses come from. */
  readonly remark: string;
}

export interface Links {
  readonly links: readonly Link[];
  /** Interfaces for which no file tells the addresses. */
  readonly unknown: readonly string[];
}

/** Corosync's knet has eight links (corosync.conf(5)). */
const MOST_LINKS = 8;

/** The nodes of ha.cf; without any (autojoin), those that the other files of the cluster name. */
export function nodesOf(file: HaCfFile, cluster: ClusterView): readonly string[] {
  const named = distinct(file.valuesOf('node').filter(isUsable));
  if (named.length > 0) return named;
  const elsewhere = cluster.keys('node').flatMap((key) =>
    cluster
      .declarations('node', key)
      .slice(0, 1)
      .map(({ data }) => data.name),
  );
  const hosts = cluster.declared('drbd-resource').flatMap(({ data }) => data.hosts);
  return distinct([...elsewhere, ...hosts].filter(isUsable));
}

/** Names without case, as heartbeat compares them. */
function distinct(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [nodeKey(name), name])).values()];
}

/**
 * The links, from the media of ha.cf. `ucast` has addresses but does not say whose; `bcast` and `mcast` have only
 * interfaces. What the DRBD files know of addresses fills in; otherwise the first link goes by the names of the nodes,
 * which a further link cannot, since it needs addresses of its own.
 */
export function linksOf(file: HaCfFile, nodes: readonly string[], cluster: ClusterView): Links {
  const links: Link[] = [];
  const unknown: string[] = [];
  /** A node has an address on one link only. */
  const taken = new Set<string>();
  for (const [name, peers] of interfacesOf(file)) {
    const link = nodes.length > 0 ? linkOf(name, peers, nodes, cluster) : undefined;
    const isOwn = link?.addresses.every((address) => !taken.has(ipKey(address)));
    if (link && isOwn && links.length < MOST_LINKS) {
      links.push(link);
      for (const address of link.addresses) taken.add(ipKey(address));
    } else unknown.push(name);
  }
  if (links.length > 0) return { links, unknown };
  const [first, ...others] = unknown;
  const over = first === undefined ? '' : ` in the network of ${first}`;
  const remark = `${CHECK} no file tells the addresses of the nodes; their names stand here, which every node must resolve to an address${over}. Addresses are better: they need no name service.`;
  return { links: [{ interface: first ?? '', addresses: nodes, remark }], unknown: others };
}

/** The interfaces of the media and the addresses that `ucast` sends to over each, in the order of the file. */
function interfacesOf(file: HaCfFile): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const peersOf = (word: string) => {
    // eth0:1 is the same card as eth0.
    const name = word.replace(/:.*$/, '');
    const peers = found.get(name) ?? [];
    found.set(name, peers);
    return peers;
  };
  for (const { name, values } of file.linesOf('bcast', 'udp', 'mcast', 'mcast6', 'ucast', 'ucast6')) {
    const texts = textsOf(values);
    const [first, second] = texts;
    if (name.text === 'bcast' || name.text === 'udp') for (const text of texts) peersOf(text);
    else if (first !== undefined) {
      const peers = peersOf(first);
      if (!name.text.startsWith('ucast') || second === undefined || peers.includes(second)) continue;
      if (isUsable(second)) peers.push(second);
    }
  }
  return found;
}

/** Corosync takes addresses and names, but no link-local address with its interface. */
function isUsable(peer: string): boolean {
  const kind = addressKind(peer);
  return kind === 'ipv4' || kind === 'name' || (kind === 'ipv6' && !peer.includes('%'));
}

function linkOf(
  name: string,
  peers: readonly string[],
  nodes: readonly string[],
  cluster: ClusterView,
): Link | undefined {
  const known = knownAddresses(peers, nodes, cluster);
  const addresses = nodes.map((node) => known.get(nodeKey(node)));
  if (addresses.every((address) => address !== undefined)) {
    const remark = addresses.every((address, place) => address === nodes[place])
      ? `${name}: by the names of the nodes, as ucast had them.`
      : `${name}: the addresses of ucast; whose they are, the other files of the cluster tell.`;
    return { interface: name, addresses, remark };
  }
  if (peers.length !== nodes.length) return undefined;
  const remark = `${CHECK} ${name}: ucast does not say whose address is whose; they stand here in the order of the file.`;
  return { interface: name, addresses: peers, remark };
}

/**
 * Whose the addresses of a link are, where that is certain: a peer that is written as the name of a node, an address
 * that another file gives to a host, and the address that a DRBD resource has on the other side of such a one.
 */
function knownAddresses(
  peers: readonly string[],
  nodes: readonly string[],
  cluster: ClusterView,
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const resources = new Set<string>();
  for (const peer of peers) {
    if (nodes.some((node) => nodeKey(node) === nodeKey(peer))) known.set(nodeKey(peer), peer);
    for (const { data } of cluster.declarations('fixed-ip', ipKey(peer))) {
      if (data.host === undefined) continue;
      known.set(nodeKey(data.host), peer);
      if (data.resource !== undefined) resources.add(data.resource);
    }
  }
  if (peers.length >= nodes.length || resources.size === 0) return known;
  for (const { data } of cluster.declared('fixed-ip')) {
    const { host, ip, resource } = data;
    if (host === undefined || resource === undefined || !resources.has(resource)) continue;
    if (!known.has(nodeKey(host))) known.set(nodeKey(host), ip);
  }
  return known;
}
