import { defineRule } from '../../../core/rule.ts';
import { troubled } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unexpected-value',
  severity: 'error',
  docs: {
    title: 'A value for an option that takes none',
    what: '`--force`, `--outgoing`, `--debug`, `--help` and `--version` take no value.',
    why: "tgtadm prints `option doesn't allow an argument` and does nothing.",
    mend: 'Take out the `=` and what follows.',
    source: 'getopt_long(3); tgt 1.0.85',
  },
  examples: {
    bad: [
      'tgtadm --op delete --mode target --tid 1 --force=yes\n#                                               ^^^^ tgtadm/unexpected-value: "--force"\n',
    ],
    good: ['tgtadm --op delete --mode target --tid 1 --force\n'],
  },
  nodes: {
    call(call, context) {
      for (const { written, nameSpan, span } of troubled(call, 'value-not-taken')) {
        const at = { start: nameSpan.end, end: span.end };
        context.report({
          at,
          message: `"${written}" takes no value, and tgtadm refuses the command. Take out "${context.text(at)}".`,
          fixes: [{ title: 'Take out the value', edits: [{ at, text: '' }] }],
        });
      }
    },
  },
});
