import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

/** How far back a placeholder may begin. */
const LONGEST_PLACEHOLDER = 60;

export default defineRule<TgtadmNode>({
  code: 'tgtadm/missing-file',
  severity: 'error',
  docs: {
    title: 'A redirection without a file',
    what: 'A `>`, `<` or `<<` has no word behind it.',
    why: 'The shell refuses the line: `syntax error near unexpected token`.',
    mend: 'Name the file, or quote the character when it is part of a value.',
    source: 'POSIX Shell Command Language 2.7',
  },
  examples: {
    bad: [
      'tgtadm --op show --mode target >\n#                              ^ tgtadm/missing-file: no file\n',
    ],
    good: ['tgtadm --op show --mode target > /tmp/targets\n'],
  },
  faults: {
    'missing-file'({ span, found = '>' }, context) {
      const before = context.text({ start: Math.max(0, span.start - LONGEST_PLACEHOLDER), end: span.start });
      // `<name>` is told as a placeholder.
      if (found === '>' && /<[^<>\n]+$/.test(before)) return;
      context.report({
        at: span,
        message: `"${found}" has no file behind it, and the shell refuses the line. Name the file; a "${found}" that belongs to a value must stand in quotes.`,
      });
    },
  },
});
