import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/comment-continues',
  severity: 'warning',
  docs: {
    title: 'A comment that swallows the next statement',
    what: 'A comment line ends in a backslash, and a statement stands in the next line.',
    why: 'crmsh joins lines before it looks for comments, so the statement becomes part of the comment and is silently left out.',
    mend: 'Take the backslash out, or put `#` before every line that is meant as a comment.',
    source: 'crmsh 4.4.1, utils.py, lines2cli; parse.py, parse',
  },
  examples: {
    bad: [
      '# the address of the web server \\\n#                               ^ crmsh/comment-continues: swallows\nprimitive vip IPaddr2 params ip=192.0.2.80\n',
    ],
    good: ['# the address of the web server\nprimitive vip IPaddr2 params ip=192.0.2.80\n'],
  },
  faults: {
    'comment-continues'(fault, context) {
      context.report({
        at: fault.span,
        message:
          'The backslash at the end of this comment swallows the statement in the next line: crmsh joins the lines first and then skips both. Take the backslash out.',
        fixes: [{ title: 'Remove the backslash', edits: [{ at: fault.span, text: '' }] }],
      });
    },
  },
});
