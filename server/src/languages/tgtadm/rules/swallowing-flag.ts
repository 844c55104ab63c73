import { defineRule } from '../../../core/rule.ts';
import { dashed, troubled } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/swallowing-flag',
  severity: 'error',
  docs: {
    title: '-F and -O swallow the next word',
    what: '`--force` and `--outgoing` take no value, but their short forms `-F` and `-O` do, whatever the manual page says.',
    why: 'The short form eats the next option: the command is refused for words that seem fine, or runs without that option.',
    mend: 'Use the long form.',
    source: 'tgt 1.0.85, tgtadm.c: short_options has `F:` and `O:`, long_options no_argument',
  },
  examples: {
    bad: ['tgtadm -F --op delete --mode target --tid 1\n#      ^^ tgtadm/swallowing-flag: "--force"\n'],
    good: ['tgtadm --force --op delete --mode target --tid 1\n'],
  },
  nodes: {
    call(call, context) {
      for (const { written, nameSpan, option, taken, value } of troubled(call, 'swallows')) {
        if (!option) continue;
        const next = taken && context.text(taken.span);
        context.report({
          at: nameSpan,
          // A word that would have been refused anyway is eaten without harm.
          severity: value ? 'warning' : 'error',
          message: `"${written}" is the one form of ${dashed(option.name)} that takes a value: ${next === undefined ? 'it has none here, and tgtadm refuses the command' : `it swallows "${next}"`}. Use "${dashed(option.name)}".`,
          fixes: [
            {
              title: `Replace with ${dashed(option.name)}`,
              edits: [{ at: nameSpan, text: dashed(option.name) }],
              certain: value === undefined,
            },
          ],
        });
      }
    },
  },
});
