import { defineRule } from '../../../core/rule.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/unclosed-section',
  severity: 'error',
  docs: {
    title: 'A section without its closing brace',
    what: 'A section is opened with `{` and never closed with `}`.',
    why: 'Corosync takes all that follows for a part of that section, and refuses to start at the end of the file: `Missing closing brace`.',
    mend: 'Put `}` on a line of its own where the section is meant to end.',
    source: 'corosync 3.1.7, coroparse.c, parse_section',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  interface {\n    linknumber: 0\n#               ^ corosync/unclosed-section: "interface"\n}\n',
      'totem {\n  version: 2\n#          ^ corosync/unclosed-section: "totem"\nsystem {\n  sched_rr: yes\n}\n',
    ],
    good: ['quorum {\n  provider: corosync_votequorum\n}\n'],
  },
  faults: {
    'unclosed-section'(fault, context) {
      const { subject = '', origin, span } = fault;
      const before = origin ? context.text({ start: 0, end: origin.start }) : '';
      const indent = /(?:^|\n)([ \t]*)$/.exec(before)?.[1] ?? '';
      context.report({
        at: span,
        message: `The section "${subject}" is not closed: its "}" is missing after this. Corosync takes everything below for a part of it and refuses to start. Put "}" on the next line.`,
        ...(origin && { related: [{ at: origin, message: `"${subject}" is opened here.` }] }),
        fixes: [
          {
            title: `Close "${subject}" here`,
            edits: [{ at: { start: span.end, end: span.end }, text: `\n${indent}}` }],
          },
        ],
      });
    },
  },
});
