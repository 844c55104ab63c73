import type { Cluster } from '../core/cluster.ts';
import { nodeKey } from '../core/keys.ts';
import { Scope } from '../core/scope.ts';
import { DeployFailure } from './failure.ts';
import type { NodeAccess } from './node-access.ts';

/**
 * The nodes of a cluster and how each is reached: those of ha-cluster.json, else those that the files name, which ssh
 * must know by their names.
 *
 * @throws DeployFailure when there is none, or a file names a node that ha-cluster.json does not.
 */
export function nodesOf(cluster: Cluster): readonly NodeAccess[] {
  const named = namedNodes(cluster);
  const said = Object.entries(cluster.file.nodes);
  if (said.length === 0) {
    if (named.size > 0) return [...named.values()].map((name) => ({ name, ssh: name, become: false }));
    throw new DeployFailure(
      'other',
      'No file names a node. List the nodes in ha-cluster.json: { "nodes": { "alice": { "ssh": "root@alice" } } }.',
    );
  }
  const known = new Set(said.map(([name]) => nodeKey(name)));
  const unknown = [...named].find(([key]) => !known.has(key));
  if (unknown) {
    throw new DeployFailure(
      'other',
      `The files name the node "${unknown[1]}", which is not among the nodes of ha-cluster.json. Add it there, or correct the name.`,
    );
  }
  return said.map(([name, { ssh = name, become = false }]) => ({ name, ssh, become }));
}

/** By their keys, as the files write them. */
function namedNodes(cluster: Cluster): ReadonlyMap<string, string> {
  const scope = new Scope(cluster.model);
  const names = new Map<string, string>();
  for (const { key, data } of scope.declared('node')) if (!names.has(key)) names.set(key, data.name);
  for (const { data } of scope.declared('drbd-resource')) {
    for (const host of data.hosts) if (!names.has(nodeKey(host))) names.set(nodeKey(host), host);
  }
  return names;
}
