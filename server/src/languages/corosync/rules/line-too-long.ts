import { defineRule } from '../../../core/rule.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

const LONG = 'x'.repeat(505);

export default defineRule<CorosyncNode>({
  code: 'corosync/line-too-long',
  severity: 'error',
  docs: {
    title: 'A line of more than 510 bytes',
    what: 'A line may have 510 bytes; comments count too.',
    why: 'Corosync 3 refuses to start: `Line too long`. Corosync 1 and 2 take the rest for a line of its own.',
    mend: 'Shorten the line. There is no way to continue one.',
    source: 'corosync 3.1.7 and 2.4.6, coroparse.c, parse_section',
  },
  examples: {
    bad: [`#     ${LONG}\n#<- corosync/line-too-long: 510 bytes\n`],
    good: [`#    ${LONG}\ntotem {\n  version: 2\n}\n`.replace('#    ', '#   ')],
  },
  faults: {
    'line-too-long'({ span }, context) {
      context.report({
        at: span,
        message: `This line has more than 510 bytes, ${versionOf(context) === '3' ? 'and corosync refuses to start' : 'and corosync takes the rest for another line'}. Shorten it; comments count too.`,
      });
    },
  },
});
