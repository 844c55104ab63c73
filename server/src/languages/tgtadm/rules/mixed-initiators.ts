import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import { lastUse, type TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/mixed-initiators',
  severity: 'warning',
  docs: {
    title: 'An address and a name in one bind',
    what: 'One call binds the target to `--initiator-address` and `--initiator-name` at once.',
    why: 'The daemon stores the name as part of the address, and that entry admits nobody. And two entries would not mean "this name from this address" anyway: either of them is enough to log in.',
    mend: 'Use one of them, or two calls when both initiators shall be let in.',
    source: 'measured with tgt 1.0.85; target.c, acl_add, iqn_acl_add',
  },
  examples: {
    bad: [
      'tgtadm --op bind --mode target --tid 1 -I 10.0.0.5 -Q iqn.2026-01.example:host\n#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgtadm/mixed-initiators: two calls\n',
    ],
    good: ['tgtadm --op bind --mode target --tid 1 -Q iqn.2026-01.example:host\n'],
  },
  nodes: {
    call(call, context) {
      if (!does(call, 'target', 'bind', 'unbind')) return;
      const address = lastUse(call, 'initiator-address');
      const name = lastUse(call, 'initiator-name');
      if (!address || !name) return;
      const [first, second] = address.span.start < name.span.start ? [address, name] : [name, address];
      context.report({
        at: second.span,
        message:
          'With an address and a name in one call, the daemon stores the name as part of the address, and nobody matches that. Use one of them, or two calls: either entry lets an initiator in.',
        related: [{ at: first.span, message: 'The other one.' }],
      });
    },
  },
});
