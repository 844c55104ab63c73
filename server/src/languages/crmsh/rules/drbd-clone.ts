import type { ClusterView } from '../../../core/cluster-view.ts';
import { defineRule } from '../../../core/rule.ts';
import { addMeta } from '../edits.ts';
import { isDrbdClone, metaFlag, resourceOf } from '../resources.ts';
import { type CrmshNode, pairNamed, pairsOf } from '../tree.ts';
import { isVariable } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/drbd-clone',
  severity: 'warning',
  docs: {
    title: 'A DRBD resource cloned in a way that does not work well',
    what: 'ocf:linbit:drbd wants a promotable clone (ms) with notify=true, and one copy on each of its nodes: clone-max as many as the resource has nodes, clone-node-max 1.',
    why: 'Without notify the agent does not learn that its peer is gone, and fencing by DRBD and promotion do not work together. Without a promotable clone the device never becomes Primary. With more than one copy on a node, the second one fails.',
    mend: 'Write `clone ID PRIMITIVE meta promotable=true notify=true clone-max=2` (or `ms` with notify=true before Pacemaker 2.0).',
    source:
      'DRBD User\'s Guide, "Adding a DRBD-backed service to the cluster configuration"; ocf:linbit:drbd',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta master-max=1\n#  ^^^^^^^ crmsh/drbd-clone: notify=true\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nclone c_drbd drbd meta notify=true\n#     ^^^^^^ crmsh/drbd-clone: promotable\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true clone-max=1\n#                                          ^ crmsh/drbd-clone: one copy\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=false master-node-max=2\n#                           ^^^^^ crmsh/drbd-clone: notify=true\n#                                                 ^ crmsh/drbd-clone: master-node-max=1\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nclone c_drbd drbd meta promotable=true notify=true promoted-max=0\n#                                                               ^ crmsh/drbd-clone: never promoted\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta master-max=1 master-node-max=1 clone-max=2 clone-node-max=1 notify=true\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nclone c_drbd drbd meta promotable=yes notify=yes\n',
    ],
  },
  nodes: {
    primitive({ id, agent }, context) {
      if (!id || !/^ocf:(?:linbit:)?drbd$/.test(agent?.text ?? '')) return;
      // Without any clone in sight, the statement that makes one may live in the cluster.
      const parents = context
        .references('crm-resource', id.text)
        .filter(({ data }) => data.by === 'group' || data.by === 'clone');
      const [parent] = parents;
      if (parent?.data.by !== 'group') return;
      context.report({
        at: parent,
        message: `"${id.text}" is a DRBD device and must not be in a group: DRBD runs on both nodes at once and is promoted on one, so it needs a promotable clone (ms) around it alone. Tie the group to that with a colocation and an order.`,
      });
    },
    clone(statement, context) {
      const { id, keyword } = statement;
      const clone = id && resourceOf(id.text, context);
      if (!id || clone?.type !== 'clone' || !isDrbdClone(clone, context)) return;
      const { meta } = clone;
      const add = (text: string) => addMeta(statement, text);
      const at = (name: string) => pairNamed(pairsOf(statement, 'meta'), name)?.value?.span ?? id.span;
      const set = (name: string, value: string) => {
        const old = pairNamed(pairsOf(statement, 'meta'), name)?.value;
        return old ? [{ title: `Set ${name} to ${value}`, edits: [{ at: old.span, text: value }] }] : [];
      };
      const uncertain = Object.values(meta).some(isVariable);
      if (!clone.promotable && !uncertain) {
        context.report({
          at: id.span,
          message: `"${id.text}" clones a DRBD device, but is not promotable: DRBD stays Secondary on all nodes, and nothing can use the device. Add promotable=true.`,
          fixes: [add('promotable=true')],
        });
      }
      if (metaFlag(clone, 'notify') !== true && !isVariable(meta['notify'] ?? '')) {
        context.report({
          at: at('notify'),
          message: `ocf:linbit:drbd needs notify=true at its ${keyword.text}: without it the agent does not learn what happens to its peer, and may refuse to promote or promote on old data.`,
          fixes: meta['notify'] === undefined ? [add('notify=true')] : set('notify', 'true'),
        });
      }
      if (/^[01]$/.test(meta['clone-max'] ?? '') && !followsAnother(id.text, context)) {
        context.report({
          at: at('clone-max'),
          message: `With clone-max=${meta['clone-max']} there is at most one copy: DRBD runs on a single node and replicates nothing. Write clone-max=2, the number of nodes of the DRBD resource.`,
          fixes: set('clone-max', '2'),
        });
      }
      if (/^\d+$/.test(meta['clone-node-max'] ?? '') && meta['clone-node-max'] !== '1') {
        context.report({
          at: at('clone-node-max'),
          // crm_verify refuses it: anonymous clones support only one instance per node.
          ...(metaFlag(clone, 'globally-unique') !== true && { severity: 'error' as const }),
          message: `A DRBD device can run once on a node only; clone-node-max=${meta['clone-node-max']} lets Pacemaker start more there. Write clone-node-max=1.`,
          fixes: set('clone-node-max', '1'),
        });
      }
      for (const [name, old] of [
        ['promoted-node-max', 'master-node-max'],
        ['promoted-max', 'master-max'],
      ] as const) {
        const written = meta[name] === undefined ? old : name;
        const value = meta[written] ?? '1';
        if (!/^\d+$/.test(value) || Number(value) === 1) continue;
        if (name === 'promoted-max' && Number(value) > 0) continue;
        context.report({
          at: at(written),
          message:
            value === '0'
              ? `With ${written}=0 the device is never promoted: it stays Secondary on all nodes, and nothing can use it. Write ${written}=1.`
              : `A DRBD device can be Primary once on a node only, and ${written}=${value} asks for more. Write ${written}=1.`,
          fixes: set(written, '1'),
        });
      }
    },
  },
});

/** The upper one of stacked DRBD resources runs once, placed with the address or the lower resource it needs. */
function followsAnother(clone: string, cluster: ClusterView): boolean {
  return cluster
    .references('crm-resource', clone)
    .some(
      ({ data }) =>
        data.by === 'colocation' &&
        cluster.declarations('constraint', data.id).some((one) => one.data.members[0]?.resource === clone),
    );
}
