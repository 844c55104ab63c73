import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/unbalanced-quote',
  severity: 'error',
  docs: {
    title: 'A quote that is not closed',
    what: 'A single or double quote opens a value, and no quote of the same kind closes it.',
    why: 'crmsh refuses the statement, and with `crm configure load` the whole file: `No closing quotation`.',
    mend: 'Close the quote, or put a backslash before it if it belongs to the value.',
    source: "crmsh 4.4.1, parse.py, parse (Python's shlex)",
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip="192.0.2.80 nic=eth0\n#                               ^ crmsh/unbalanced-quote: not closed\n',
      'primitive vip IPaddr2 \\\n    params ip="192.0.2.80 \\\n#             ^ crmsh/unbalanced-quote\n    op monitor interval="10s"\n',
    ],
    good: ['primitive vip IPaddr2 params ip="192.0.2.80" nic=eth0\n'],
  },
  faults: {
    'unbalanced-quote'(fault, context) {
      const quote = context.text(fault.span);
      context.report({
        at: fault.span,
        message: `This quote is not closed; crmsh refuses the statement with "No closing quotation". Close it with ${quote} behind the value, or take it out.`,
      });
    },
  },
});
