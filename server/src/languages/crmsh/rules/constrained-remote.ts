import { defineRule } from '../../../core/rule.ts';
import { agentNameOf, resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';
import { isCrmsh5 } from '../versions.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/constrained-remote',
  severity: 'warning',
  docs: {
    title: 'The connection to a remote node, tied to other resources',
    what: 'A primitive of ocf:pacemaker:remote is a member of a group, or in a colocation or an order.',
    why: 'Pacemaker treats the connection as part of the node and not as a service: with constraints on it, the remote node is lost whenever the others move. crmsh refuses it since release 5.',
    mend: 'Leave the connection alone. Location constraints say from which cluster nodes it is made.',
    source: 'Pacemaker Remote, "Integration with other features"; crmsh 5.1, cibconfig.py',
  },
  examples: {
    bad: [
      'primitive far ocf:pacemaker:remote params server=192.0.2.5 op monitor interval=20s\nprimitive web ocf:pacemaker:Dummy op monitor interval=20s\ngroup g far web\n#       ^^^ crmsh/constrained-remote: group\n',
    ],
    good: [
      'primitive far ocf:pacemaker:remote params server=192.0.2.5 op monitor interval=20s\nlocation far_from_alice far 100: alice\n',
    ],
  },
  refers: {
    'crm-resource'(fact, context) {
      const { by } = fact.data;
      if (by !== 'group' && by !== 'colocation' && by !== 'order') return;
      if (agentNameOf(resourceOf(fact.key, context), context) !== 'ocf:pacemaker:remote') return;
      context.report({
        at: fact,
        severity: isCrmsh5(context) ? 'error' : 'warning',
        message: `"${fact.key}" is the connection to a remote node: in ${by === 'order' ? 'an' : 'a'} ${by} the node is lost when the others move or stop, and crmsh 5 refuses it. Take it out.`,
      });
    },
  },
});
