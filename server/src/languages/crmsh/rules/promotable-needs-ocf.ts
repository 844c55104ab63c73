import { defineRule } from '../../../core/rule.ts';
import { agentNameOf, resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/promotable-needs-ocf',
  severity: 'error',
  docs: {
    title: 'A promotable clone of a service that knows no promotion',
    what: 'The clone (or ms) is promotable, and its resource is of the class systemd, service, lsb, heartbeat or stonith.',
    why: 'Only OCF agents have the actions promote and demote. Pacemaker refuses the clone: `cannot be used as a promotable clone resource`, and the commit fails.',
    mend: 'Take promotable out and write clone in place of ms, or use an OCF agent for the service.',
    source: 'Pacemaker 2.1.5, native_unpack',
  },
  examples: {
    bad: [
      'primitive db lsb:mysql op monitor interval=20s\nclone c_db db meta promotable=true\n#          ^^ crmsh/promotable-needs-ocf: lsb\n',
    ],
    good: ['primitive db lsb:mysql op monitor interval=20s\nclone c_db db meta interleave=true\n'],
  },
  nodes: {
    clone({ id, child, keyword }, context) {
      if (!id || !child || !resourceOf(id.text, context)?.promotable) return;
      const agent = agentNameOf(resourceOf(child.text, context), context);
      const resourceClass = /^(systemd|service|lsb|heartbeat|upstart|stonith):/.exec(agent ?? '')?.[1];
      if (resourceClass === undefined) return;
      context.report({
        at: child.span,
        message: `"${child.text}" is of the class ${resourceClass}, which knows no promotion: Pacemaker refuses this ${keyword.text} ("cannot be used as a promotable clone resource"). Make it a clone without promotable, or use an OCF agent.`,
      });
    },
  },
});
