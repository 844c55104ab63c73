import { defineRule } from '../../../core/rule.ts';
import { troubled } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/typographic-dash',
  severity: 'error',
  docs: {
    title: 'A dash that is none',
    what: 'An option begins with a long dash, as web pages and word processors make them of `--` and `-`.',
    why: 'tgtadm takes the word for no option and refuses the command: `unrecognized option`.',
    mend: 'Type the dashes anew.',
    source: 'tgt 1.0.85, tgtadm.c',
  },
  examples: {
    bad: ['tgtadm \u2014op show --mode target\n#      ^^^ tgtadm/typographic-dash: "--op"\n'],
    good: ['tgtadm --op show --mode target\n'],
  },
  nodes: {
    call(call, context) {
      for (const { written, nameSpan, option } of troubled(call, 'typographic-dash')) {
        if (!option) continue;
        const plain = /[A-Za-z]{2}/.test(written) ? `--${option.name}` : `-${option.short}`;
        context.report({
          at: nameSpan,
          message: `The dash in "${written}" is a typographic one, and tgtadm sees no option in it. Write "${plain}".`,
          fixes: [{ title: `Replace with ${plain}`, edits: [{ at: nameSpan, text: plain }], certain: true }],
        });
      }
    },
  },
});
