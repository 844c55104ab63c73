import { defineRule } from '../../../core/rule.ts';
import { FENCE_HANDLERS } from '../examples.ts';
import { optionKey } from '../facts.ts';
import { inForce } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/stonith-protocol',
  severity: 'warning',
  docs: {
    title: 'resource-and-stonith with protocol A',
    what: '`fencing resource-and-stonith` stands beside protocol A.',
    why: 'drbdadm reads it, and the kernel refuses the connection (`ERR_STONITH_AND_PROT_A`): with protocol A a write is done before the peer has it, so there is nothing to hold back until the peer is fenced.',
    mend: 'Use protocol C, or `fencing resource-only`.',
    source: 'drbd_nl.c, _check_net_options',
  },
  examples: {
    bad: [
      `common {\n  net {\n    protocol A;\n    fencing resource-and-stonith;\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ drbd/stonith-protocol: protocol C\n  }\n${FENCE_HANDLERS}}\n`,
    ],
    good: [
      `common {\n  net {\n    protocol C;\n    fencing resource-and-stonith;\n  }\n${FENCE_HANDLERS}}\n`,
    ],
  },
  declares: {
    'drbd-option'(fact, context) {
      const { resource, value } = fact.data;
      if (fact.key !== optionKey(resource, 'fencing') || value !== 'resource-and-stonith') return;
      const [protocol] = inForce(context, resource, 'protocol', fact);
      if (protocol?.data.value.toUpperCase() !== 'A') return;
      // With two primaries that protocol is wrong all the more: drbd/two-primaries-protocol.
      if (inForce(context, resource, 'allow-two-primaries', fact).some(({ data }) => data.value === 'yes'))
        return;
      context.report({
        at: fact,
        message:
          '"fencing resource-and-stonith" does not go together with protocol A: drbdadm reads it, but the kernel refuses the connection. Use protocol C, or "fencing resource-only".',
        related: [{ at: protocol, message: 'The protocol is set here.' }],
      });
    },
  },
});
