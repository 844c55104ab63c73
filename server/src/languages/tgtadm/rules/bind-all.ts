import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/bind-all',
  severity: 'info',
  docs: {
    title: 'A target open to every initiator',
    what: 'The target is bound to `ALL`.',
    why: 'Every host that reaches the portal may log in and write to the disk; two that mount it at once destroy its file system.',
    mend: 'Bind it to the address or name of each initiator, or ask for an account (`--mode account`).',
    source: 'tgtadm(8)',
  },
  examples: {
    bad: [
      'tgtadm --op bind --mode target --tid 1 -I ALL\n#                                         ^^^ tgtadm/bind-all: Every host\n',
    ],
    good: ['tgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n'],
  },
  nodes: {
    call(call, context) {
      const value = certainValue(call, 'initiator-address');
      if (value?.text !== 'ALL' || !does(call, 'target', 'bind')) return;
      context.report({
        at: value.span,
        message:
          'Every host that reaches this portal may log in and write to the disk. Bind the target to the addresses or names of its initiators, or ask for an account.',
      });
    },
  },
});
