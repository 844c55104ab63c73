import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/glued-continuation',
  severity: 'warning',
  docs: {
    title: 'No blank before the backslash',
    what: 'The line ends in a word with the backslash directly behind it.',
    why: 'crmsh removes the backslash and appends the next line without a blank: `ip=192.0.2.80\\` and `op monitor` become `ip=192.0.2.80op monitor`. The value is wrong, and what should follow is read as part of it.',
    mend: 'Put a blank before the backslash.',
    source: 'crmsh 4.4.1, utils.py, lines2cli',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80\\\n#                                         ^ crmsh/glued-continuation: no blank\n    op monitor interval=10s\n',
    ],
    good: ['primitive vip IPaddr2 params ip=192.0.2.80 \\\n    op monitor interval=10s\n'],
  },
  faults: {
    'glued-continuation'(fault, context) {
      context.report({
        at: fault.span,
        message: `There is no blank before the backslash, so crmsh glues the next line to "${fault.found ?? ''}" and reads both as one word. Put a blank before the backslash.`,
        fixes: [
          {
            title: 'Insert a blank',
            edits: [{ at: span(fault.span.start, fault.span.start), text: ' ' }],
            certain: true,
          },
        ],
      });
    },
  },
});
