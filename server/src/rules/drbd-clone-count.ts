import type { ClusterView } from '../core/cluster-view.ts';
import type { CrmResource, Declaration } from '../core/fact.ts';
import { nodeKey } from '../core/keys.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const drbd = (meta: string, note = '', nodes = '') => `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
${nodes}primitive drbd_db ocf:linbit:drbd params drbd_resource=db \\
    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
clone c_db drbd_db meta promotable=true notify=true${meta}
${note}`;
const THREE_NODES = 'node alice\nnode bob\nnode carol\n';

export default defineRule({
  code: 'cluster/drbd-clone-count',
  severity: 'warning',
  docs: {
    title: 'A DRBD clone with other copies than the DRBD resource has nodes',
    what: 'clone-max of the clone differs from the number of nodes in drbd.conf, or more than one copy may be promoted and the DRBD resource does not allow two primaries.',
    why: 'Too many copies: Pacemaker starts DRBD on a node that the resource does not know, and reports failed actions there. Too few: a node never gets the data and cannot take over. Two promotions without allow-two-primaries: the second one fails ("State change failed: Multiple primaries not allowed"), again and again.',
    mend: 'Write clone-max as many as the resource has `on` sections, and promoted-max=1 (master-max=1), or 2 with a cluster file system and allow-two-primaries.',
    source: 'DRBD User’s Guide, adding a DRBD-backed service; drbd.conf-9.0(5), allow-two-primaries',
  },
  examples: {
    bad: [
      drbd(' clone-max=3', '#     ^^^^ cluster/drbd-clone-count: 2 nodes\n'),
      drbd(' promoted-max=2', '#     ^^^^ cluster/drbd-clone-count: allow-two-primaries\n'),
      drbd('', '#     ^^^^ cluster/drbd-clone-count: clone-max=2\n', THREE_NODES),
    ],
    good: [
      drbd(' clone-max=2 promoted-max=1'),
      drbd(''),
      drbd(' clone-max=2', 'location not_carol c_db -inf: carol\n', THREE_NODES),
    ],
  },
  declares: {
    'crm-resource'(clone, context) {
      const { type, members, meta, promotable } = clone.data;
      if (type !== 'clone') return;
      const drbdResource = drbdOf(members[0], context);
      if (!drbdResource || drbdResource.data.stacked) return;
      const hosts = new Set(drbdResource.data.hosts).size;
      if (hosts < 2) return;
      const related = [
        { at: drbdResource, message: `DRBD resource "${drbdResource.key}" has ${hosts} nodes.` },
      ];
      const most = meta['promoted-max'] ?? meta['master-max'] ?? '1';
      if (promotable && /^[2-9]$/.test(most) && !allowsTwo(drbdResource, context)) {
        context.report({
          at: clone,
          severity: 'error',
          message: `Pacemaker promotes "${clone.key}" on ${most} nodes, but DRBD resource "${drbdResource.key}" has no allow-two-primaries: the second promotion fails each time. Write ${'promoted-max' in meta ? 'promoted-max' : 'master-max'}=1; only with a cluster file system such as GFS2 use allow-two-primaries.`,
          related,
        });
      }
      const written = meta['clone-max'];
      if (written === undefined) {
        const nodes = context.keys('node').length;
        if (nodes <= hosts || hasLocation(clone, context)) return;
        context.report({
          at: clone,
          message: `Without clone-max there is a copy on each of the ${nodes} nodes of the cluster, but DRBD resource "${drbdResource.key}" exists on ${hosts} of them: the start fails on the others. Write clone-max=${hosts}, and keep the clone away from the other nodes with location constraints.`,
          related,
        });
        return;
      }
      // One copy or none is told by crmsh/drbd-clone.
      if (!/^\d+$/.test(written) || Number(written) < 2) return;
      // Of a resource with a copy at another site, only the nodes of this cluster count.
      const here = drbdResource.data.hosts.filter(
        (host) => context.declarations('node', nodeKey(host)).length > 0,
      ).length;
      const copies = Number(written);
      if (copies <= hosts && copies >= here) return;
      context.report({
        at: clone,
        message:
          copies > hosts
            ? `clone-max=${written} asks for more copies than DRBD resource "${drbdResource.key}" has nodes (${hosts} nodes): on any other node the start fails. Write clone-max=${hosts}.`
            : `clone-max=${written} leaves out ${here - copies} of the ${here} nodes of DRBD resource "${drbdResource.key}": DRBD is not started there, and that node cannot take over. Write clone-max=${here}.`,
        related,
      });
    },
  },
});

function drbdOf(
  primitive: string | undefined,
  cluster: ClusterView,
): Declaration<'drbd-resource'> | undefined {
  if (primitive === undefined) return undefined;
  const agent = cluster.declarations('crm-resource', primitive)[0]?.data;
  const name = agent?.agent?.endsWith(':drbd') ? agent.params['drbd_resource'] : undefined;
  const all = name === undefined ? [] : cluster.declarations('drbd-resource', name);
  // A resource that is defined twice says nothing about its nodes.
  return all.length === 1 ? all[0] : undefined;
}

function allowsTwo({ key, data }: Declaration<'drbd-resource'>, cluster: ClusterView): boolean {
  return (
    data.dualPrimary ||
    data.template !== undefined ||
    [key, '*'].some((owner) => cluster.declarations('drbd-option', `${owner} allow-two-primaries`).length > 0)
  );
}

/** A location of the clone, or of what is inside of it, may keep it away from the other nodes. */
function hasLocation(
  { key, data }: { readonly key: string; readonly data: CrmResource },
  cluster: ClusterView,
): boolean {
  return [key, ...data.members].some((id) =>
    cluster.references('crm-resource', id).some((use) => use.data.by === 'location'),
  );
}
