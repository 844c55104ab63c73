import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/missing-command',
  severity: 'error',
  docs: {
    title: 'A line of options without its command',
    what: 'A line begins with an option of tgtadm and says what to do, but the word `tgtadm` before it is missing.',
    why: 'The shell looks for a command with the name of the option: `--lld: command not found`.',
    mend: 'Put `tgtadm` before it.',
    source: 'POSIX Shell Command Language 2.9.1',
  },
  examples: {
    bad: ['tgtadm --op show --mode target\n--op show --mode account\n#<- tgtadm/missing-command: "tgtadm"\n'],
    good: ['tgtadm --op show --mode target\ntgtadm --op show --mode account\n'],
  },
  nodes: {
    call({ lostName, name }, context) {
      if (!lostName) return;
      context.report({
        at: name.span,
        message: `This line begins with an option where a command should be, and the shell looks for a command "${context.text(name.span)}". Put "tgtadm" before it.`,
        fixes: [
          {
            title: 'Put tgtadm before it',
            edits: [{ at: { start: name.span.start, end: name.span.start }, text: 'tgtadm ' }],
          },
        ],
      });
    },
  },
});
