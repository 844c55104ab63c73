import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/unclosed-section',
  severity: 'error',
  docs: {
    title: 'A section without its closing brace',
    what: 'A section is opened with `{` and never closed with `}`.',
    why: 'drbdadm reads what follows as part of that section and stops with a parse error at the first statement that cannot stand there, which is often far below. When the brace is missing at the very end, drbdadm says nothing, and the next file that is included continues the open section.',
    mend: 'Put `}` where the section is meant to end.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  net {\n    protocol C;\n#             ^ drbd/unclosed-section: "net"\n  startup {\n    wfc-timeout 120;\n  }\n}\n',
      'global {\n  usage-count no;\n#               ^ drbd/unclosed-section: "global"\ncommon {\n}\n',
    ],
    good: ['common {\n  net {\n    protocol C;\n  }\n}\n'],
  },
  faults: {
    'unclosed-section'(fault, context) {
      const { subject = 'section', origin, span } = fault;
      const before = origin ? context.text({ start: 0, end: origin.start }) : '';
      const indent = /(?:^|\n)([ \t]*)$/.exec(before)?.[1] ?? '';
      context.report({
        at: span,
        message: `The section "${subject}" is not closed: its "}" is missing after this. drbdadm takes everything below for a part of it. Put "}" on the next line.`,
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
