import { defineRule } from '../../../core/rule.ts';
import { plainCharacter } from '../scan.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/typographic-character',
  severity: 'warning',
  docs: {
    title: 'A curly quote, a long dash or a no-break space',
    what: 'Word processors and web pages replace plain quotes, hyphens and blanks with typographic ones. They look alike, but mean nothing to crmsh.',
    why: 'crmsh takes them as part of the word: `ip=“192.0.2.80”` sets an address with quotes in it, and a no-break space does not separate words. The resource then fails on start.',
    mend: 'Replace them with the plain characters.',
    source: 'crmsh 4.4.1, parse.py, parse',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=“192.0.2.80”\n#                               ^^^^^^^^^^^^ crmsh/typographic-character: part of the value\n',
      'location far vip –inf: alice\n#                ^ crmsh/typographic-character\n',
    ],
    good: [
      'primitive vip IPaddr2 params ip="192.0.2.80" op monitor interval=10s description="web – address"\n',
    ],
  },
  faults: {
    'typographic-character'(fault, context) {
      const text = context.text(fault.span);
      const plain = [...text].map((character) => plainCharacter(character) ?? character).join('');
      const found = [...new Set([...text].filter((one) => plainCharacter(one) !== undefined))];
      const shown = found
        .map((one) => (plainCharacter(one)?.trim() ? `"${one}"` : 'an invisible space'))
        .join(' and ');
      context.report({
        at: fault.span,
        message: `Here ${found.length > 1 ? 'are' : 'is'} ${shown} where a plain character is meant. crmsh takes it as part of the value, which then is wrong. Replace it with the plain character.`,
        fixes: [{ title: 'Use plain characters', edits: [{ at: fault.span, text: plain }], certain: true }],
      });
    },
  },
});
