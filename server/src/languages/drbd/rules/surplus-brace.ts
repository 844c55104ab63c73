import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/surplus-brace',
  severity: 'error',
  docs: {
    title: 'A brace too many',
    what: 'There is a `}` with no open section to close, or a `{` that opens none.',
    why: 'drbdadm stops with a parse error, and none of the resources can be used.',
    mend: 'Remove the brace, or put back the section line that it belonged to.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  net {\n    protocol C;\n  }\n  }\n# ^ drbd/surplus-brace: closes nothing\n  startup {\n    wfc-timeout 120;\n  }\n}\n',
      'global {\n  usage-count no;\n}\n}\n#<- drbd/surplus-brace: closes nothing\n',
    ],
    good: [pair()],
  },
  faults: {
    'surplus-brace'({ span, found, subject }, context) {
      const what =
        found === '}'
          ? 'This "}" closes nothing: every section above is closed already.'
          : subject
            ? `"${subject}" is a line of its own and takes no "{".`
            : 'This "{" opens nothing: the section is open already.';
      context.report({
        at: span,
        message: `${what} drbdadm stops reading the configuration here. Remove it, or put back the line it belonged to.`,
        fixes: [{ title: `Remove "${found ?? '}'}"`, edits: [{ at: span, text: '' }] }],
      });
    },
  },
});
