import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unclosed-construct',
  severity: 'error',
  docs: {
    title: 'if, for, case or { without its end',
    what: 'A construct of the shell is opened and its closing word (`fi`, `done`, `esac`, `}`, `)`) does not follow.',
    why: 'The shell reads on to the end of the file and refuses the script: `syntax error: unexpected end of file`. Depending on the shell, nothing of the construct runs.',
    mend: 'Put the closing word where the construct ends.',
    source: 'POSIX Shell Command Language 2.9.4',
  },
  examples: {
    bad: [
      'if pidof tgtd; then\n#<- tgtadm/unclosed-construct: "fi"\n  tgtadm --op show --mode target\n',
      'for tid in 1 2; do\n#<- tgtadm/unclosed-construct: "done"\n  tgtadm --op delete --mode target --tid $tid\n',
    ],
    good: ['if pidof tgtd; then\n  tgtadm --op show --mode target\nfi\n'],
  },
  faults: {
    'unclosed-construct'({ span, subject = '', expected = '' }, context) {
      context.report({
        at: span,
        message: `This "${subject}" is not closed: "${expected}" is missing, and the shell refuses the script at its end. Put "${expected}" where the construct ends.`,
      });
    },
  },
});
