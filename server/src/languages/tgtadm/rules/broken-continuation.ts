import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/broken-continuation',
  severity: 'error',
  docs: {
    title: 'A command that goes on in the next line without a backslash',
    what: 'The options of a tgtadm call go on in the next line, but the line does not end in `\\`, or a blank follows the backslash.',
    why: 'The shell runs the first line as it is, and then looks for a command with the name of the option: `--targetname: command not found`.',
    mend: 'End the line with a backslash, and let nothing follow it.',
    source: 'POSIX Shell Command Language 2.2.1',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1\n#                                    ^ tgtadm/broken-continuation: no backslash\n    --targetname iqn.2026-01.example:a\n',
      'tgtadm --op new --mode target --tid 1 \\ \n#                                     ^^ tgtadm/broken-continuation: blank\n    --targetname iqn.2026-01.example:a\n',
    ],
    good: ['tgtadm --op new --mode target --tid 1 \\\n    --targetname iqn.2026-01.example:a\n'],
  },
  nodes: {
    call({ cutOff }, context) {
      if (!cutOff) return;
      const { at, blankAfterBackslash } = cutOff;
      context.report({
        at,
        message: blankAfterBackslash
          ? 'A blank stands behind this backslash, so it does not join the lines: tgtadm runs without the options in the next line, and the shell looks for a command of their name. Take out the blank.'
          : 'The options go on in the next line, but no backslash joins it: tgtadm runs without them, and the shell looks for a command of their name. End this line with a backslash.',
        fixes: [
          {
            title: blankAfterBackslash ? 'Take out the blank' : 'End the line with a backslash',
            edits: [{ at, text: blankAfterBackslash ? '\\' : ' \\' }],
            certain: true,
          },
        ],
      });
    },
  },
});
