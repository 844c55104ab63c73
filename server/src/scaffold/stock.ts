import type { Cluster } from '../core/cluster.ts';
import { nodeKey } from '../core/keys.ts';

// What a cluster has already, and what is still free in it.

/** The names of the cluster's own nodes, each once, as they are written. */
export function memberNames({ model }: Cluster): readonly string[] {
  return model.keys('node').flatMap((key) => {
    const found = model.declarations('node', key);
    return found.some(({ data }) => data.remote) ? [] : (found[0]?.data.name ?? []);
  });
}

/** The address a node replicates from, if some DRBD resource says it. */
export function replicationAddress(cluster: Cluster, node: string): string | undefined {
  return addressOf(cluster, node, 'drbd')[0];
}

/** A good guess at it: the last ring of corosync is usually the link between the nodes alone. */
export function guessedAddress(cluster: Cluster, node: string): string | undefined {
  return addressOf(cluster, node, 'corosync').at(-1);
}

function addressOf({ model }: Cluster, node: string, use: 'drbd' | 'corosync'): readonly string[] {
  return model
    .declared('address')
    .flatMap(({ data }) =>
      data.use === use && data.host !== undefined && nodeKey(data.host) === nodeKey(node) ? [data.ip] : [],
    );
}

export function usedMinors({ model }: Cluster): ReadonlySet<number> {
  return new Set(model.declared('device').flatMap(({ data }) => data.minor ?? []));
}

/** Ports that something of the cluster binds on some node. */
export function usedPorts({ model }: Cluster): ReadonlySet<number> {
  return new Set(model.declared('address').map(({ data }) => data.port));
}

/** The first number that is free. */
export function nextFree(used: ReadonlySet<number>, first: number): number {
  let next = first;
  while (used.has(next)) next++;
  return next;
}

/** A value of a parameter in some primitive of a type, e.g. every fsid of exportfs. */
export function parameterValues({ model }: Cluster, type: string, name: string): readonly string[] {
  return model
    .declared('crm-resource')
    .flatMap(({ data: { agent, params } }) =>
      agent === type || agent?.endsWith(`:${type}`) ? (params[name] ?? []) : [],
    );
}
