import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

const LOST: Readonly<Record<string, string>> = {
  property: 'Another property may have stood there.',
  primitive: 'A line with params, op or meta may have stood there.',
  rsc_template: 'A line with params, op or meta may have stood there.',
  group: 'Its meta attributes may have stood there.',
  clone: 'Its meta attributes may have stood there.',
  ms: 'Its meta attributes (notify=true, clone-max, master-max) may have stood there.',
  location: 'A rule may have stood there.',
};

export default defineRule<CrmshNode>({
  code: 'crmsh/stray-backslash',
  severity: 'error',
  docs: {
    title: 'A backslash at the end of a statement',
    what: 'A backslash at the end of a line says that the statement goes on in the next line; but the next line begins a statement of its own, or is empty, or is not there.',
    why: 'crmsh joins the next line to this statement: the statement that stands there is lost, and its words are taken as parameters of this one. Where nothing follows, crmsh accepts the backslash, but a line has probably been lost.',
    mend: 'Take the backslash out, or put back the line that is missing.',
    source: 'crmsh 4.4.1, utils.py, lines2cli',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80 \\\n#                                          ^ crmsh/stray-backslash: joins\nprimitive web apache params configfile=/etc/apache2/apache2.conf\n',
      'property stonith-enabled=true \\\n    no-quorum-policy=stop \\\n#                         ^ crmsh/stray-backslash: Another property\n',
    ],
    good: ['property stonith-enabled=true \\\n    no-quorum-policy=stop\n'],
  },
  faults: {
    'stray-backslash'(fault, context) {
      const fixes = [{ title: 'Remove the backslash', edits: [{ at: fault.span, text: '' }] }];
      if (fault.expected === 'statement') {
        context.report({
          at: fault.span,
          message:
            'This backslash joins the next line to the statement above it, but a new statement begins there. crmsh would take its words as part of the statement above, and the new statement would be lost. Take the backslash out.',
          fixes: fixes.map((fix) => ({ ...fix, certain: true })),
        });
        return;
      }
      const lost = LOST[fault.subject ?? ''] ?? '';
      context.report({
        at: fault.span,
        severity: 'warning',
        message:
          `The backslash says that the statement goes on, but nothing follows: text may have been lost here. ${lost}`.trim() +
          ' Put it back, or take the backslash out.',
        fixes,
      });
    },
  },
});
