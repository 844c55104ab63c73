import { defineRule } from '../../../core/rule.ts';
import { isDrbdClone, metaFlag, resourceOf } from '../resources.ts';
import { type CrmshNode, pairNamed, pairsOf } from '../tree.ts';
import { isPacemakerSince } from '../versions.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/anonymous-copies',
  severity: 'error',
  docs: {
    title: 'Several copies on a node that cannot be told apart',
    what: '`clone-node-max` is more than 1, and `globally-unique` is not true.',
    why: 'Pacemaker 2 refuses the configuration: `anonymous clones support only one instance per node`. Pacemaker 3 takes the copies for globally unique ones by itself.',
    mend: 'Take `clone-node-max` out. Add `globally-unique=true` only where the agent can run several times on a node and the copies are different things, such as the shares of a cluster IP.',
    source: 'Pacemaker 2.1.5, clone_unpack; crm_verify',
  },
  examples: {
    bad: [
      'primitive a ocf:pacemaker:Dummy\nclone k a meta clone-node-max=2\n#                             ^ crmsh/anonymous-copies: globally-unique\n',
    ],
    good: [
      'primitive a ocf:pacemaker:Dummy\nclone k a meta clone-max=2 clone-node-max=2 globally-unique=true\n',
      'primitive a ocf:pacemaker:Dummy\nclone k a meta clone-node-max=1\n',
    ],
  },
  nodes: {
    clone(statement, context) {
      const clone = statement.id && resourceOf(statement.id.text, context);
      const most = pairNamed(pairsOf(statement, 'meta'), 'clone-node-max');
      // What a DRBD device needs is said by crmsh/drbd-clone.
      if (!clone || !most?.value || isDrbdClone(clone, context)) return;
      const unique = metaFlag(clone, 'globally-unique');
      const isUnsaid = clone.meta['globally-unique'] === undefined;
      if (!/^\d+$/.test(most.value.text) || Number(most.value.text) <= 1 || unique === true) return;
      // A value that is neither is reported as such, and a variable may be either.
      if (unique === undefined && !isUnsaid) return;
      if (isUnsaid && isPacemakerSince('3.0', context) === true) return;
      context.report({
        at: most.value.span,
        message: `Copies of a clone that is not globally-unique run once on a node only: Pacemaker 2 refuses the configuration with clone-node-max=${most.value.text}. Write clone-node-max=1, or add globally-unique=true if the copies are different things.`,
        fixes: [{ title: 'Set clone-node-max to 1', edits: [{ at: most.value.span, text: '1' }] }],
      });
    },
  },
});
