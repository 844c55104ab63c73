import { defineRule } from '../../../core/rule.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/too-deep',
  severity: 'error',
  docs: {
    title: 'Sections in sections in sections',
    what: 'The names of all sections around a key, with dots between them, may have 254 characters.',
    why: 'Corosync refuses to start: `Start of section makes total cmap path too long`. No section of corosync lies deeper than three others.',
    mend: 'Look for braces that were not closed.',
    source: 'corosync 3.1.7, coroparse.c, parse_section; icmap.h, ICMAP_KEYNAME_MAXLEN',
  },
  examples: {
    bad: [`${'a {\n'.repeat(127)}b {\n#<- corosync/too-deep: closed\n${'}\n'.repeat(128)}`],
    good: ['totem {\n  version: 2\n  interface {\n  }\n}\n'],
  },
  faults: {
    'too-deep'({ span }, context) {
      context.report({
        at: span,
        message:
          'This section lies too deep in others, and corosync refuses to start. Look above for sections that were not closed.',
      });
    },
  },
});
