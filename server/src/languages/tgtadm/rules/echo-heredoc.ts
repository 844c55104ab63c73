import { defineRule } from '../../../core/rule.ts';
import { commandName } from '../names.ts';
import type { TgtadmNode } from '../tree.ts';

const DEAF: ReadonlySet<string> = new Set(['echo', 'printf']);

export default defineRule<TgtadmNode>({
  code: 'tgtadm/echo-heredoc',
  severity: 'warning',
  docs: {
    title: 'echo with a here-document',
    what: 'A here-document is given to `echo` or `printf`, which print their arguments and do not read their input.',
    why: 'An empty line is written where the commands should be: after the next boot the targets are not there.',
    mend: 'Use `cat`.',
    source: 'POSIX echo, printf: standard input is not used',
  },
  examples: {
    bad: [
      'echo >> /etc/rc.local <<EOF\n#<- tgtadm/echo-heredoc: cat\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\nEOF\n',
    ],
    good: ['cat >> /etc/rc.local <<EOF\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\nEOF\n'],
  },
  nodes: {
    written({ by }, context) {
      const found = commandName(by, DEAF);
      const word = found && by.words[found.index];
      if (!word) return;
      context.report({
        at: word.span,
        message: `"${found.name}" does not read its input: it writes an empty line, and the commands of the here-document go nowhere. Use "cat".`,
        fixes: [
          { title: 'Use cat', edits: [{ at: word.span, text: 'cat' }], certain: by.words.length === 1 },
        ],
      });
    },
  },
});
