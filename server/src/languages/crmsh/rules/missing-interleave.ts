import type { ClusterView } from '../../../core/cluster-view.ts';
import { defineRule } from '../../../core/rule.ts';
import { constraintsOf, isAdvisory, placementsOf, stepsOf } from '../constraints.ts';
import { addMeta } from '../edits.ts';
import { metaFlag, promotedMax, resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';
import { isVariable, scoreNumber } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/missing-interleave',
  severity: 'warning',
  docs: {
    title: 'A clone that depends on another clone, without interleave',
    what: 'A clone starts after another clone, or is placed with it, and does not say interleave=true.',
    why: 'Each copy then waits for all copies of the other clone, on all nodes. When one node restarts its copy, or leaves the cluster, the dependent copies stop on every node: the failure of one node becomes that of the service.',
    mend: 'Add interleave=true to the dependent clone, so that a copy waits only for the one on its own node.',
    source: 'Pacemaker Explained, clone options: interleave',
  },
  examples: {
    bad: [
      'primitive dlm ocf:pacemaker:controld\nclone c_dlm dlm meta interleave=true\nprimitive fs ocf:pacemaker:Dummy\nclone c_fs fs\n#     ^^^^ crmsh/missing-interleave: c_dlm\norder fs_after_dlm Mandatory: c_dlm c_fs\ncolocation fs_with_dlm inf: c_fs c_dlm\n',
    ],
    good: [
      'primitive dlm ocf:pacemaker:controld\nclone c_dlm dlm\nprimitive fs ocf:pacemaker:Dummy\nclone c_fs fs meta interleave=true\norder fs_after_dlm Mandatory: c_dlm c_fs\ncolocation fs_with_dlm inf: c_fs c_dlm\n',
      'primitive a ocf:pacemaker:Dummy\nclone c_a a\nprimitive web ocf:pacemaker:Dummy\norder web_after_a Mandatory: c_a web\n',
    ],
  },
  nodes: {
    clone(statement, context) {
      const { id } = statement;
      const clone = id && resourceOf(id.text, context);
      if (!id || clone?.type !== 'clone' || metaFlag(clone, 'interleave') === true) return;
      if (clone.meta['clone-max'] === '1' || Object.values(clone.meta).some(isVariable)) return;
      const ordered = constraintsOf('order', id.text, context).flatMap((order) =>
        isAdvisory(order.data.score)
          ? []
          : stepsOf(order.data)
              .filter(({ after }) => after.resource === id.text)
              .map(({ before }) => ({
                other: before.resource,
                promoted: before.action === 'promote',
                at: order,
              })),
      );
      const placed = constraintsOf('colocation', id.text, context).flatMap((colocation) =>
        (scoreNumber(colocation.data.score ?? '') ?? 0) <= 0
          ? []
          : placementsOf(colocation.data)
              .filter(({ dependent }) => dependent.resource === id.text)
              .map(({ leader }) => ({
                other: leader.resource,
                promoted: leader.role === 'Promoted',
                at: colocation,
              })),
      );
      const [leader] = [...ordered, ...placed].filter(
        ({ other, promoted }) => other !== id.text && runsOften(other, promoted, context),
      );
      if (!leader) return;
      context.report({
        at: id.span,
        message: `"${id.text}" depends on the clone ${leader.other} and lacks interleave=true: each copy waits for all copies of "${leader.other}", on all nodes, and when one of those stops anywhere, all copies of "${id.text}" stop. Add interleave=true.`,
        related: [{ at: leader.at, message: `"${leader.at.key}" ties the two clones together.` }],
        fixes: clone.meta['interleave'] === undefined ? [addMeta(statement, 'interleave=true')] : [],
      });
    },
  },
});

/** Whether there are several copies of a clone, or several that are promoted where those are meant. */
function runsOften(id: string, promoted: boolean, cluster: ClusterView): boolean {
  const clone = resourceOf(id, cluster);
  if (clone?.type !== 'clone' || clone.meta['clone-max'] === '1') return false;
  return !promoted || Number(promotedMax(clone)) > 1;
}
