import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/incomplete-statement',
  severity: 'error',
  docs: {
    title: 'A statement that ends too early',
    what: 'A part that the statement cannot do without is missing: its id, its agent, its members, a score or a value.',
    why: 'crmsh refuses the statement: `Expected at least 2 arguments`, or similar.',
    mend: 'Complete the statement. If the rest stands in the next line, the line above needs a backslash at its end.',
    source: 'crmsh 4.4.1, parse.py',
  },
  examples: {
    bad: [
      'primitive vip\n#            ^ crmsh/incomplete-statement: needs an id and an agent\n',
      'group web\n#        ^ crmsh/incomplete-statement: its members\n',
    ],
    good: ['primitive vip ocf:heartbeat:IPaddr2 params ip=192.0.2.80\ngroup web vip\n'],
  },
  faults: {
    'incomplete-statement'({ span, subject = '', expected = '' }, context) {
      context.report({
        at: span,
        message: `The statement ends too early, and crmsh refuses it: ${subject} needs ${expected}.`,
      });
    },
  },
});
