import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/unterminated-string',
  severity: 'error',
  docs: {
    title: 'A quoted text without its closing quote',
    what: 'A text in double quotes must end on the line it begins on.',
    why: 'drbdadm stops with a parse error at this line.',
    mend: 'Close the quote before the semicolon. A quote inside the text is written `\\"`.',
    source: 'drbd-utils 9.22, drbdadm_scanner.fl',
  },
  examples: {
    bad: [
      'common {\n  handlers {\n    split-brain "/usr/lib/drbd/notify-split-brain.sh root;\n#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ drbd/unterminated-string: closing\n  }\n}\n',
    ],
    good: ['common {\n  handlers {\n    split-brain "/usr/lib/drbd/notify-split-brain.sh root";\n  }\n}\n'],
  },
  faults: {
    'unterminated-string'({ span }, context) {
      context.report({
        at: span,
        message:
          'This text has no closing quote on its line, and a text of drbd.conf cannot go on in the next one. Put \'"\' at its end, before the ";".',
        fixes: [{ title: "Insert '\"'", edits: [{ at: { start: span.end, end: span.end }, text: '"' }] }],
      });
    },
  },
});
