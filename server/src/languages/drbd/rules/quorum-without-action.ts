import { defineRule } from '../../../core/rule.ts';
import { optionKey } from '../facts.ts';
import { inForce, isSetByResources } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/quorum-without-action',
  severity: 'info',
  docs: {
    title: 'Quorum without saying what its loss does',
    what: '`quorum` is set, and nothing says `on-no-quorum`.',
    why: 'Without it the node that loses quorum freezes its I/O: the service hangs, cannot be stopped, and the cluster has to fence the node to move on. With `io-error` the service fails at once and is moved.',
    mend: 'Write `on-no-quorum io-error;` beside it where a cluster manager moves the service, or `on-no-quorum suspend-io;` where it shall wait.',
    source: 'drbd.conf-9.0(5), on-no-quorum',
  },
  examples: {
    bad: [
      'common {\n  options {\n    quorum majority;\n#   ^^^^^^^^^^^^^^^^ drbd/quorum-without-action: on-no-quorum\n  }\n}\n',
    ],
    good: ['common {\n  options {\n    quorum majority;\n    on-no-quorum io-error;\n  }\n}\n'],
  },
  declares: {
    'drbd-option'(fact, context) {
      const { resource, value } = fact.data;
      if (fact.key !== optionKey(resource, 'quorum') || value === 'off') return;
      if (inForce(context, resource, 'on-no-quorum', fact).length > 0) return;
      if (resource === undefined && isSetByResources(context, 'on-no-quorum')) return;
      context.report({
        at: fact,
        message:
          'When quorum is lost, I/O freezes, because nothing says "on-no-quorum": the service hangs until the other nodes are back. Write "on-no-quorum io-error;" where a cluster manager shall move it, or "suspend-io" to say that it shall wait.',
      });
    },
  },
});
