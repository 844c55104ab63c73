import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-brace',
  severity: 'error',
  docs: {
    title: 'A section without its opening brace',
    what: 'The keyword of a section must be followed by `{`, its statements and `}`.',
    why: "drbdadm stops with the parse error `'{' expected`, and none of the resources can be used.",
    mend: 'Write `{` after the keyword and its names.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  net\n# ^^^ drbd/missing-brace: "net"\n    protocol C;\n  }\n}\n',
      'common {\n  startup;\n#        ^ drbd/missing-brace: "startup"\n}\n',
    ],
    good: ['common {\n  net {\n    protocol C;\n  }\n}\n'],
  },
  faults: {
    'missing-brace'({ span, subject = 'section', found }, context) {
      const edits =
        found === ';'
          ? [{ at: span, text: ' {\n}' }]
          : [{ at: { start: span.end, end: span.end }, text: ' {' }];
      context.report({
        at: span,
        message: `"${subject}" begins a section, so "{" must follow it, then its statements and "}". drbdadm stops reading the configuration here.`,
        fixes: [{ title: 'Insert "{"', edits }],
      });
    },
  },
});
