import { defineRule } from '../../../core/rule.ts';
import { optionKey } from '../facts.ts';
import { inForce, isSetByResources } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/congestion-protocol',
  severity: 'warning',
  docs: {
    title: 'on-congestion without protocol A',
    what: '`on-congestion` other than `block` is set, and the protocol is not A.',
    why: 'drbdadm reads it; the kernel refuses the connection when the resource is brought up.',
    mend: 'Use `protocol A;`, or leave `on-congestion` at `block`.',
    source: 'drbd 9, drbd_nl.c, check_net_options',
  },
  examples: {
    bad: [
      'common {\n  net {\n    protocol C;\n    on-congestion pull-ahead;\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^ drbd/congestion-protocol: protocol A\n  }\n}\n',
    ],
    good: ['common {\n  net {\n    protocol A;\n    on-congestion pull-ahead;\n  }\n}\n'],
  },
  declares: {
    'drbd-option'(fact, context) {
      const { resource, value } = fact.data;
      if (fact.key !== optionKey(resource, 'on-congestion') || value === 'block') return;
      const [protocol] = inForce(context, resource, 'protocol', fact);
      if (protocol?.data.value.toUpperCase() === 'A') return;
      // Resources may bring the protocol that an option for all of them needs.
      if (resource === undefined && isSetByResources(context, 'protocol')) return;
      context.report({
        at: fact,
        message: `"on-congestion ${value}" needs protocol A, and the protocol here is ${protocol?.data.value ?? 'C, the default'}. drbdadm reads it, but the kernel refuses the connection.`,
        ...(protocol && { related: [{ at: protocol, message: 'The protocol is set here.' }] }),
      });
    },
  },
});
