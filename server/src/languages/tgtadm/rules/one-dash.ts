import { defineRule } from '../../../core/rule.ts';
import { dashed, troubled } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/one-dash',
  severity: 'error',
  docs: {
    title: 'A long option with a single dash',
    what: 'A long option is written with one dash.',
    why: 'tgtadm reads `-tid` as `-t` with the value `id`, and refuses the command or does something else than it says.',
    mend: 'Write two dashes.',
    source: 'getopt_long(3); tgt 1.0.85',
  },
  examples: {
    bad: ['tgtadm -op show --mode target\n#      ^^^ tgtadm/one-dash: "p"\n'],
    good: ['tgtadm -o show --mode target\n'],
  },
  nodes: {
    call(call, context) {
      for (const { written, nameSpan, option } of troubled(call, 'one-dash')) {
        if (!option) continue;
        context.report({
          at: nameSpan,
          message: `With one dash this is "${written.slice(0, 2)}" with the value "${written.slice(2)}". Write "${dashed(option.name)}".`,
          fixes: [
            {
              title: `Replace with ${dashed(option.name)}`,
              edits: [{ at: nameSpan, text: dashed(option.name) }],
            },
          ],
        });
      }
    },
  },
});
