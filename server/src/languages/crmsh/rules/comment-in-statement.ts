import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/comment-in-statement',
  severity: 'error',
  docs: {
    title: 'A comment inside a statement',
    what: 'crmsh knows comments only as whole lines between statements: the joined line must begin with `#`.',
    why: 'Inside a statement, or behind one, `#` and the words after it are taken as parameters without value, and the commit is refused: `#` can be no name in the CIB.',
    mend: 'Put the comment in a line of its own above the statement.',
    source: 'crmsh 4.4.1, parse.py, parse',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80 # the web server\n#                                          ^^^^^^^^^^^^^^^^ crmsh/comment-in-statement: parameters\n',
      'primitive vip IPaddr2 \\\n    # params ip=192.0.2.79 \\\n#   ^^^^^^^^^^^^^^^^^^^^^^ crmsh/comment-in-statement\n    params ip=192.0.2.80\n',
    ],
    good: [
      '# the web server\nprimitive vip IPaddr2 params ip=192.0.2.80\n',
      'location near vip rule 100: #uname eq alice\n',
    ],
  },
  faults: {
    'comment-in-statement'(fault, context) {
      const ends =
        fault.subject === 'ends'
          ? ' It also ends the statement, since no backslash follows it, so that crmsh refuses the next line.'
          : '';
      context.report({
        at: fault.span,
        message: `crmsh has no comments inside a statement: it takes "#" and the words after it as parameters without value, and the commit is refused.${ends} Move the comment to a line of its own above the statement.`,
        fixes: [
          {
            title: ends ? 'Replace the comment with a backslash' : 'Remove the comment',
            edits: [{ at: fault.span, text: ends ? '\\' : '' }],
          },
        ],
      });
    },
  },
});
