import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/stuck-operator',
  severity: 'warning',
  docs: {
    title: 'A ; or & in the middle of a value',
    what: 'A `;` or `&` stands unquoted between two pieces of text.',
    why: 'The shell ends the command there: tgtadm gets the first half of the value (with `&`, in the background), and the second half is run as a command of its own.',
    mend: 'Put the value in single quotes. Where a new command is meant, put a blank behind the operator.',
    source: 'POSIX Shell Command Language 2.4',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode account --user backup --password s3cret&more\n#                                                             ^ tgtadm/stuck-operator: background\n',
    ],
    good: ["tgtadm --op new --mode account --user backup --password 's3cret&more'\n"],
  },
  nodes: {
    call({ stuckOperator }, context) {
      if (!stuckOperator) return;
      const { operator, span } = stuckOperator;
      context.report({
        at: span,
        message: `The shell ends the command at this "${operator}"${operator === '&' ? ' and puts it in the background' : ''}; what follows runs as a command of its own. If it belongs to the value, put the value in single quotes.`,
      });
    },
  },
});
