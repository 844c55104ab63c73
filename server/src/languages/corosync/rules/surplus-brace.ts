import { defineRule } from '../../../core/rule.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/surplus-brace',
  severity: 'error',
  docs: {
    title: 'A closing brace too many',
    what: 'A `}` stands where no section is open, or closes one too early.',
    why: 'Corosync refuses to start: `Unexpected closing brace`. Keys that come after a brace too early stand in no section and do nothing.',
    mend: 'Remove the brace.',
    source: 'corosync 3.1.7, coroparse.c, parse_section',
  },
  examples: {
    bad: [
      'quorum {\n  provider: corosync_votequorum\n}\n}\n#<- corosync/surplus-brace: Remove\n',
      'totem {\n  version: 2\n  }\n# ^ corosync/surplus-brace: Remove\n  token: 3000\n}\n',
    ],
    good: ['quorum {\n  provider: corosync_votequorum\n}\n'],
  },
  faults: {
    'surplus-brace'({ span }, context) {
      context.report({
        at: span,
        message: 'This "}" closes nothing that should end here, and corosync refuses to start. Remove it.',
        fixes: [{ title: 'Remove the brace', edits: [{ at: span, text: '' }] }],
      });
    },
  },
});
