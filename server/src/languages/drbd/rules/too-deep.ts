import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/too-deep',
  severity: 'error',
  docs: {
    title: 'Sections nested far too deep',
    what: 'Sections of drbd.conf nest at most seven deep. This text has more than twenty levels, so it is hardly a DRBD configuration; what is inside is not checked.',
    why: 'drbdadm refuses it.',
    mend: 'Look for `}` that were lost, or for text that belongs elsewhere.',
  },
  examples: {
    bad: [
      `x {\n#<- drbd/unknown-section\n${'y {\n'.repeat(23)}y {\n# ^ drbd/too-deep: not checked\n${'}\n'.repeat(25)}`,
    ],
    good: ['common {\n  net {\n    protocol C;\n  }\n}\n'],
  },
  faults: {
    'too-deep'({ span }, context) {
      context.report({
        at: span,
        message:
          'Sections are nested far deeper here than DRBD knows, so what is inside this one is not checked. Look for closing braces that were lost.',
      });
    },
  },
});
