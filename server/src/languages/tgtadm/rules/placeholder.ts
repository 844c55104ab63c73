import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/placeholder',
  severity: 'error',
  docs: {
    title: 'A placeholder from an example',
    what: 'A value is still written as `<name>`.',
    why: 'The shell does not see a value there: it opens a file called `name` for reading and writes to a file called like the next word.',
    mend: 'Put the real value in its place.',
  },
  examples: {
    bad: [
      'tgtadm --op delete --mode account --user <username>\n#                                        ^^^^^^^^^^ tgtadm/placeholder: "<username>"\n',
    ],
    good: ['tgtadm --op delete --mode account --user backup\n'],
  },
  nodes: {
    call(call, context) {
      for (const at of call.placeholders) {
        context.report({
          at,
          message: `"${context.text(at)}" is a placeholder: the shell takes it for input from one file and output to another. Put the real value here.`,
        });
      }
    },
  },
});
