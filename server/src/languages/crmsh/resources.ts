import type { ClusterView } from '../../core/cluster-view.ts';
import type { CrmResource, Declaration } from '../../core/fact.ts';
import { furtherAgents } from './agent-metadata.ts';
import { type Agent, agent } from './agents.ts';
import type { AgentResource } from './tree.ts';
import { booleanOf } from './values.ts';

/** The resource of that id, as the cluster's files declare it first. */
export function resourceOf(id: string, cluster: ClusterView): CrmResource | undefined {
  return cluster.declarations('crm-resource', id)[0]?.data;
}

export function declarationOf(id: string, cluster: ClusterView): Declaration<'crm-resource'> | undefined {
  return cluster.declarations('crm-resource', id)[0];
}

/** Where the resource is a member of a group, or the child of a clone or bundle. */
export function parentsOf(id: string, cluster: ClusterView): readonly Declaration<'crm-parent'>[] {
  return cluster.declarations('crm-parent', id);
}

/** The id and everything that runs with it by being inside of it: a group's members, a clone's child and its members. */
export function withInside(id: string, cluster: ClusterView): ReadonlySet<string> {
  const all = new Set([id]);
  for (const one of all) {
    for (const member of resourceOf(one, cluster)?.members ?? []) all.add(member);
  }
  return all;
}

/** The same, with the groups and clones around it. */
export function relativesOf(id: string, cluster: ClusterView): ReadonlySet<string> {
  const parents = parentsOf(id, cluster).map(({ data }) => data.id);
  return new Set([...withInside(id, cluster), ...parents]);
}

/** Whether a constraint of one of the resources names something that does not exist: what it means is not known. */
export function hasBrokenConstraint(
  type: 'order' | 'colocation',
  resources: ReadonlySet<string>,
  cluster: ClusterView,
): boolean {
  return [...resources].some((id) =>
    cluster
      .references('crm-resource', id)
      .some(
        ({ data }) =>
          data.by === type &&
          cluster
            .declarations('constraint', data.id)
            .some((one) => one.data.members.some(({ resource }) => !resourceOf(resource, cluster))),
      ),
  );
}

/** Whether the child of a clone is a DRBD device. */
export function isDrbdClone(clone: CrmResource, cluster: ClusterView): boolean {
  const child = resourceOf(clone.members[0] ?? '', cluster);
  return /^ocf:(?:(?:linbit|heartbeat):)?drbd$/.test(child?.agent ?? '');
}

/** The agent of a primitive, or of the template it is made of. */
export function agentOf(tree: AgentResource, cluster: ClusterView): Agent | undefined {
  const name = tree.agent?.text ?? (tree.template && resourceOf(tree.template.text, cluster)?.agent);
  return name === undefined ? undefined : agent(name, furtherAgents(cluster));
}

/** The name of a primitive's agent as written, there or in the template it is made of. */
export function agentNameOf(resource: CrmResource | undefined, cluster: ClusterView): string | undefined {
  return resource?.agent ?? (resource?.template && resourceOf(resource.template, cluster)?.agent);
}

/** The agent of a primitive as the cluster's files declare it, or of the template it is made of. */
export function agentOfResource(resource: CrmResource | undefined, cluster: ClusterView): Agent | undefined {
  const name = agentNameOf(resource, cluster);
  return name ? agent(name, furtherAgents(cluster)) : undefined;
}

/** The word for the promoted role that fits how the clone is written: old words with old words. */
export function promotedWord(clone: CrmResource): 'Master' | 'Promoted' {
  const old = clone.keyword !== 'clone' || 'master-max' in clone.meta || 'master-node-max' in clone.meta;
  return old ? 'Master' : 'Promoted';
}

/** How many copies of a promotable clone may be promoted, as written; by its old name before Pacemaker 2.0. */
export function promotedMax({ meta }: CrmResource): string {
  return meta['promoted-max'] ?? meta['master-max'] ?? '1';
}

/** The value of a boolean meta attribute; undefined when it is not set, or is no boolean. */
export function metaFlag(resource: CrmResource, name: string): boolean | undefined {
  return booleanOf(resource.meta[name] ?? '');
}

/**
 * The ids of constraints of a type that name both resources, or what is inside of them. Those of whoever has fewer
 * are looked at: a clone may be named by hundreds.
 */
export function constraintsBetween(
  type: 'order' | 'colocation',
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
  cluster: ClusterView,
): readonly string[] {
  const usesOf = (resources: ReadonlySet<string>) =>
    [...resources].map((id) => cluster.references('crm-resource', id));
  const count = (uses: readonly (readonly unknown[])[]) => uses.reduce((sum, { length }) => sum + length, 0);
  const [ofFirst, ofSecond] = [usesOf(first), usesOf(second)];
  const [few, others] = count(ofFirst) < count(ofSecond) ? [ofFirst, second] : [ofSecond, first];
  const ids = new Set(few.flat().flatMap(({ data }) => (data.by === type ? [data.id] : [])));
  return [...ids].filter((id) =>
    cluster
      .declarations('constraint', id)
      .some(({ data }) => data.members.some(({ resource }) => others.has(resource))),
  );
}

/** Agents that bring a disk or mount one: what uses it can only start afterwards, and on the same node. */
const STORAGE = /(?:^|:)(?:Filesystem|LVM|LVM-activate|ZFS|mdraid|Raid1|crypt|iscsi)$/;

/** Whether a resource is a primitive, in no group and no clone, that makes storage usable on its node. */
export function isLooseStorage(id: string, cluster: ClusterView): boolean {
  const resource = resourceOf(id, cluster);
  if (resource?.type !== 'primitive' || !STORAGE.test(resource.agent ?? '')) return false;
  return parentsOf(id, cluster).length === 0;
}
