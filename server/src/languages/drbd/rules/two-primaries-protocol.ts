import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { optionKey } from '../facts.ts';
import { inForce } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/two-primaries-protocol',
  severity: 'warning',
  docs: {
    title: 'Two primaries need protocol C',
    what: '`allow-two-primaries` holds for the resource, and its protocol is A or B.',
    why: 'drbdadm reads it; the kernel refuses the connection when the resource is brought up.',
    mend: 'Use `protocol C;`.',
    source: 'drbd 9, drbd_nl.c, check_net_options',
  },
  examples: {
    bad: [
      pair(
        '  net {\n    protocol A;\n    allow-two-primaries yes;\n#   ^^^^^^^^^^^^^^^^^^^^^^^^ drbd/two-primaries-protocol: protocol C\n  }\n',
      ),
    ],
    good: [pair('  net {\n    protocol C;\n    allow-two-primaries yes;\n  }\n')],
  },
  declares: {
    'drbd-option'(fact, context) {
      const { resource, value } = fact.data;
      if (fact.key !== optionKey(resource, 'allow-two-primaries') || value === 'no') return;
      const [protocol] = inForce(context, resource, 'protocol', fact);
      if (!protocol || protocol.data.value.toUpperCase() === 'C') return;
      context.report({
        at: fact,
        message: `Two primaries need protocol C, and the protocol here is ${protocol.data.value}. drbdadm reads it, but the kernel refuses the connection.`,
        related: [{ at: protocol, message: 'The protocol is set here.' }],
      });
    },
  },
});
