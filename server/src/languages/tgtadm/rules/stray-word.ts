import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/stray-word',
  severity: 'error',
  docs: {
    title: 'A closing word that closes nothing',
    what: 'A `fi`, `done`, `esac`, `}`, `)` or `;;` stands where nothing is open that it could close.',
    why: 'The shell stops here: `syntax error near unexpected token`. What follows does not run.',
    mend: 'Take it out, or put back the `if`, `for`, `case` or `{` that it belongs to.',
    source: 'POSIX Shell Command Language 2.10',
  },
  examples: {
    bad: ['tgtadm --op show --mode target\nfi\n#<- tgtadm/stray-word: "fi"\n'],
    good: ['if true; then\n  tgtadm --op show --mode target\nfi\n'],
  },
  faults: {
    'stray-word'({ span, found = '' }, context) {
      context.report({
        at: span,
        message: `Nothing is open that "${found}" could close: the shell stops here with a syntax error and runs nothing that follows. Take it out, or put back what it belongs to.`,
      });
    },
  },
});
