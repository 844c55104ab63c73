import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import { unjoinedLineEnds } from '../classify.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/missing-backslash',
  severity: 'error',
  docs: {
    title: 'A statement goes on in the next line without a backslash',
    what: 'A statement ends with its line, unless the line ends in a backslash. The next line begins with a word that cannot begin a statement, such as `params`, `op` or `name=value`.',
    why: 'crmsh ends the statement here, so the resource loses the parameters, operations or meta attributes that follow, and refuses the next line as `Unknown command`.',
    mend: 'End every line of a statement but the last with a blank and a backslash. A blank line ends the statement, too: take it out.',
    source: 'crmsh 4.4.1, utils.py, lines2cli',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2\n#                    ^ crmsh/missing-backslash: end of the line\n    params ip=192.0.2.80\n',
      'primitive vip IPaddr2 \\\n    params ip=192.0.2.80\n#                       ^ crmsh/missing-backslash\n    op monitor interval=10s\n',
    ],
    good: ['primitive vip IPaddr2 \\\n    params ip=192.0.2.80 \\\n    op monitor interval=10s\n'],
  },
  faults: {
    'missing-backslash'(fault, context) {
      if (fault.subject === 'blank-line') {
        context.report({
          at: fault.span,
          message:
            'This empty line ends the statement, so that crmsh refuses what follows as "Unknown command". Take the empty line out.',
          fixes: [{ title: 'Remove the empty line', edits: [{ at: fault.span, text: '' }], certain: true }],
        });
        return;
      }
      const ends = unjoinedLineEnds(context.text(span(0, Number.POSITIVE_INFINITY)));
      const more = ends.length > 1 ? ` The same holds for ${ends.length - 1} more of its lines.` : '';
      context.report({
        at: fault.span,
        message: `The statement goes on in the next line, but there is no backslash at the end of the line. crmsh ends the statement here and refuses the next line as "Unknown command".${more} Add a blank and a backslash.`,
        fixes: [
          {
            title: ends.length > 1 ? 'Add the missing backslashes' : 'Add the backslash',
            edits: ends.map((end) => ({ at: span(end, end), text: ' \\' })),
            certain: true,
          },
        ],
      });
    },
  },
});
