import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/placeholder',
  severity: 'error',
  docs: {
    title: 'Something still to be filled in',
    what: 'The file holds a placeholder such as `<node1>`, `${DISK}` or `{{ disk }}`, which a person or a program is to replace.',
    why: 'drbdadm stops with a parse error at the first character of it.',
    mend: 'Write the name, address or path it stands for.',
  },
  examples: {
    bad: [
      pair('', {
        address: 'address <ip address 1>:7788;\n#           ^^^^^^^^^^^^^^ drbd/placeholder: ip address 1',
      }).replace('on bob {', 'on <node2> {\n#    ^^^^^^^ drbd/placeholder: node2'),
    ],
    good: ['include "drbd.d/*.res";\n'],
  },
  faults: {
    placeholder({ span, found = '' }, context) {
      const name = found.replace(/^.*?[<{@%$]+ *|[>}@%]+.*$/g, '').trim() || found;
      context.report({
        at: span,
        message: `"${found}" is still to be filled in: write the real value for "${name}" here. drbdadm refuses the file as long as the placeholder stands.`,
      });
    },
  },
});
