import { defineRule } from '../../../core/rule.ts';
import { agentNameOf, resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/not-fencing-device',
  severity: 'warning',
  docs: {
    title: 'A fencing level with something that is no fencing device',
    what: 'fencing_topology names a resource whose agent is not of the class stonith.',
    why: 'Nothing can be fenced with it: the level fails, and with it the recovery of the node. crmsh only warns: `not a stonith resource`.',
    mend: 'Name the primitives of the class stonith.',
    source: 'crmsh 4.4.1, cibconfig.py, CibFencingOrder',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80 op monitor interval=10s\nfencing_topology alice: vip\n#                       ^^^ crmsh/not-fencing-device: IPaddr2\n',
    ],
    good: [
      'primitive st stonith:fence_ipmilan params ip=192.0.2.9 op monitor interval=60s\nfencing_topology alice: st\n',
    ],
  },
  refers: {
    'crm-resource'(fact, context) {
      if (fact.data.by !== 'fencing') return;
      const agent = agentNameOf(resourceOf(fact.key, context), context);
      if (agent === undefined || /^(?:stonith:|fence_)/.test(agent)) return;
      context.report({
        at: fact,
        message: `"${fact.key}" is no fencing device, its agent is ${agent}: this level cannot fence anything, and the node is not recovered. Name a primitive of the class stonith.`,
      });
    },
  },
});
