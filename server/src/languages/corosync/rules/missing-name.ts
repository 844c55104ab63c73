import { defineRule } from '../../../core/rule.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-name',
  severity: 'error',
  docs: {
    title: 'A brace without the name of a section',
    what: 'The name of a section stands on the same line as its `{`.',
    why: 'Corosync refuses to start: `Missing section name before opening bracket`.',
    mend: 'Write the name and the brace on one line: `totem {`.',
    source: 'corosync 3.1.7, coroparse.c, parse_section',
  },
  examples: {
    bad: ['{\n#<- corosync/missing-name: one line\n  version: 2\n}\n'],
    good: ['totem {\n  version: 2\n}\n'],
  },
  faults: {
    'missing-name'({ span }, context) {
      context.report({
        at: span,
        message:
          'The name of the section is missing before "{", and corosync refuses to start. Name and brace stand on one line: "totem {".',
      });
    },
  },
});
