import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unterminated-heredoc',
  severity: 'error',
  docs: {
    title: 'A here-document without its end',
    what: 'No line with just the delimiter follows `<<DELIMITER`. A blank before or behind the delimiter, or a `\\` at the end of the line above, makes it text like any other.',
    why: 'Everything up to the end of the file becomes input of this one command. The commands that were meant to follow never run, and the shell says so in a warning at most.',
    mend: 'Put the delimiter alone on a line behind the text. With `<<-` tabs may stand before it, never blanks.',
    source: 'POSIX Shell Command Language 2.7.4',
  },
  examples: {
    bad: [
      'cat >> /etc/rc.local <<EOF\n#                    ^^^^^ tgtadm/unterminated-heredoc: "EOF"\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n EOF\nexit 0\n',
    ],
    good: ['cat >> /etc/rc.local <<EOF\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\nEOF\nexit 0\n'],
  },
  faults: {
    'unterminated-heredoc'({ span, subject = 'EOF' }, context) {
      context.report({
        at: span,
        message: `No line with just "${subject}" ends this here-document, so everything from here to the end of the file becomes input of this command and none of it runs. Put "${subject}" alone on a line where the text ends.`,
      });
    },
  },
});
