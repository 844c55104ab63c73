import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/foreign-comment',
  severity: 'error',
  docs: {
    title: 'A comment in the manner of C',
    what: 'Comments of drbd.conf begin with `#` and go to the end of the line. `//` and `/* */` begin none.',
    why: 'drbdadm reads the comment as a statement and stops with a parse error.',
    mend: 'Begin every line of the comment with `#`.',
    source: 'drbd-utils 9.22, drbdadm_scanner.fl',
  },
  examples: {
    bad: [
      'common {\n  // set by hand\n# ^^^^^^^^^^^^^^ drbd/foreign-comment: "#"\n  net {\n    protocol C;\n  }\n}\n',
    ],
    good: ['common {\n  # set by hand\n  net {\n    protocol C;\n  }\n}\n'],
  },
  faults: {
    'foreign-comment'({ span, found = '' }, context) {
      const inner = found.startsWith('//') ? found.slice(2) : found.slice(2, -2);
      const text = inner
        .split('\n')
        .map((line) => `# ${line.replace(/^\s*\*?\s*/, '').trimEnd()}`.trimEnd())
        .join('\n');
      context.report({
        at: span,
        message:
          'drbdadm has only comments that begin with "#", and reads this as a statement it does not know. Write "#" in front.',
        fixes: [{ title: 'Make it a comment with "#"', edits: [{ at: span, text }] }],
      });
    },
  },
});
