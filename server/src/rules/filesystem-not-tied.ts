import type { ClusterView } from '../core/cluster-view.ts';
import type { Location } from '../core/fact.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const CLUSTER = `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
primitive drbd_db ocf:linbit:drbd params drbd_resource=db \\
    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
clone c_db drbd_db meta promotable=true notify=true
primitive fs_db ocf:heartbeat:Filesystem \\
    params device=/dev/drbd0 directory=/srv/db fstype=ext4 op monitor interval=20s
`;

export default defineRule({
  code: 'cluster/filesystem-not-tied',
  severity: 'warning',
  docs: {
    title: 'A file system on DRBD that no constraint ties to the promotion',
    what: 'The Filesystem resource mounts a DRBD device that Pacemaker manages, and neither a colocation nor an order ties it to the promotable clone.',
    why: 'Pacemaker starts it anywhere and at once: on the node where DRBD is Secondary, or before the promotion. The mount fails ("Wrong medium type"), and after a few tries the service stays down.',
    mend: 'Add `colocation ID inf: RESOURCE CLONE:Promoted` and `order ID Mandatory: CLONE:promote RESOURCE:start`, with the group when the file system is in one.',
    source: 'DRBD User’s Guide, adding a DRBD-backed service to the cluster configuration',
  },
  examples: {
    bad: [
      `${CLUSTER}#                 ^^^^^^^^^^ cluster/filesystem-not-tied: colocation
`,
    ],
    good: [
      `${CLUSTER}colocation db_with_drbd inf: fs_db c_db:Promoted
order db_after_drbd Mandatory: c_db:promote fs_db:start
`,
      `${CLUSTER}primitive ip_db IPaddr2 params ip=10.0.0.9 op monitor interval=10s
colocation fs_with_ip inf: fs_db ip_db
colocation ip_with_drbd inf: ip_db c_db:Promoted
order db_after_drbd Mandatory: c_db:promote ip_db:start
`,
    ],
  },
  refers: {
    device(use, context) {
      if (use.data.by !== 'filesystem') return;
      const [device] = context.declarations('device', use.key);
      const clone = device && promotableClone(device.data.resource, context);
      if (!device || !clone) return;
      const [filesystem] = context.declarations('crm-resource', use.data.id);
      if (!filesystem) return;
      if (isTied(use.data.id, clone.id, context) || hasUnknownFollower(clone.id, context)) return;
      const parent = parentOf(use.data.id, context);
      const resource = parent ?? use.data.id;
      const word = clone.old ? 'Master' : 'Promoted';
      const colocation = `colocation ${resource}_with_${clone.id} inf: ${resource} ${clone.id}:${word}`;
      const order = `order ${resource}_after_${clone.id} Mandatory: ${clone.id}:promote ${resource}:start`;
      const end = endOf(parent === undefined ? filesystem : context.declarations('crm-resource', parent)[0]);
      context.report({
        at: use,
        message: `Nothing ties "${use.data.id}" to the promotion of "${clone.id}", which makes ${use.key} usable: it starts on any node and at any time, and the mount fails where DRBD is Secondary. Add: ${colocation} and: ${order}`,
        related: [{ at: device, message: `DRBD resource "${device.data.resource}" makes ${use.key}.` }],
        fixes: end
          ? [
              {
                title: 'Add the colocation and the order',
                edits: [{ at: end, text: `\n${colocation}\n${order}` }],
              },
            ]
          : [],
      });
    },
  },
});

/** The promotable clone of a primitive that manages the DRBD resource. */
function promotableClone(
  drbdResource: string,
  cluster: ClusterView,
): { readonly id: string; readonly old: boolean } | undefined {
  for (const { data } of cluster.references('drbd-resource', drbdResource)) {
    if (data.parameter !== 'drbd_resource') continue;
    const id = parentOf(data.by, cluster);
    const clone = id === undefined ? undefined : cluster.declarations('crm-resource', id)[0]?.data;
    if (id !== undefined && clone?.promotable) return { id, old: clone.keyword !== 'clone' };
  }
  return undefined;
}

/** The outermost group or clone around a resource. */
function parentOf(resource: string, cluster: ClusterView): string | undefined {
  const parent = cluster
    .references('crm-resource', resource)
    .find(({ data }) => data.by === 'group' || data.by === 'clone')?.data.id;
  return parent === undefined ? undefined : (parentOf(parent, cluster) ?? parent);
}

/** Further than this no one follows constraints. */
const FAR = 100;

/** Whether constraints lead from the resource, or what is around it, to the clone, be it by way of others. */
function isTied(resource: string, clone: string, cluster: ClusterView): boolean {
  const reached = new Set([resource]);
  for (const one of reached) {
    if (one === clone) return true;
    if (reached.size > FAR) return true;
    for (const { data } of cluster.references('crm-resource', one)) {
      if (data.by === 'group' || data.by === 'clone') reached.add(data.id);
      if (data.by !== 'colocation' && data.by !== 'order') continue;
      const [constraint] = cluster.declarations('constraint', data.id);
      for (const member of constraint?.data.members ?? []) reached.add(member.resource);
    }
  }
  return false;
}

/** Whether something follows the clone whose name, or whose members, nobody declares: it may be meant for this one. */
function hasUnknownFollower(clone: string, cluster: ClusterView): boolean {
  return cluster
    .references('crm-resource', clone)
    .flatMap(({ data }) => cluster.declarations('constraint', data.id))
    .flatMap(({ data }) => data.members)
    .some(({ resource }) => {
      const [found] = cluster.declarations('crm-resource', resource);
      return (
        !found ||
        found.data.members.some((member) => cluster.declarations('crm-resource', member).length === 0)
      );
    });
}

/** The end of the statement that declares a resource, where it is a statement of a crm file. */
function endOf(declaration: Location | undefined): Location | undefined {
  if (declaration?.slot.block.language.id !== 'crmsh') return undefined;
  const end = declaration.slot.block.text.trimEnd().length;
  return { slot: declaration.slot, span: { start: end, end } };
}
