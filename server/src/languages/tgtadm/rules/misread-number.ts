import { defineRule } from '../../../core/rule.ts';
import { isNumeric, readNumber } from '../numbers.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/misread-number',
  severity: 'warning',
  docs: {
    title: 'A number that tgtadm reads otherwise than people',
    what: 'A leading 0 makes a number octal, and what follows the digits is ignored.',
    why: '`--tid 010` is target 8, and `--lun 1a` is unit 1, without a word about it. Later commands then speak of another target than people think.',
    mend: 'Write the number in plain digits, without leading zeros.',
    source: 'strtoull(3) with base 0; tgt 1.0.85, util.h, str_to_int',
  },
  examples: {
    bad: [
      'tgtadm --op delete --mode target --tid 010\n#                                      ^^^ tgtadm/misread-number: 8\n',
      'tgtadm --op delete --mode target --tid 1abc\n#                                      ^^^^ tgtadm/misread-number: "abc"\n',
    ],
    good: ['tgtadm --op delete --mode target --tid 10\n'],
  },
  nodes: {
    call(call, context) {
      for (const { option, value } of call.options) {
        if (!option || value?.text === undefined || !isNumeric(option.name)) continue;
        const read = readNumber(option.name, value.text);
        if (read.kind !== 'number') continue;
        const plain = String(read.value);
        if (read.rest !== '') {
          context.report({
            at: value.span,
            message: `tgtadm reads "${value.text}" as ${plain} and ignores "${read.rest}" without a word. Write the number alone.`,
            fixes: [{ title: `Replace with ${plain}`, edits: [{ at: value.span, text: plain }] }],
          });
        } else if (read.base === 8) {
          const decimal = value.text.replace(/^0+/, '');
          context.report({
            at: value.span,
            message: `The leading 0 makes "${value.text}" an octal number: tgtadm takes it for ${plain}. Leave the 0 out.`,
            fixes: [
              { title: `Replace with ${decimal}`, edits: [{ at: value.span, text: decimal }] },
              {
                title: `Replace with ${plain}, as tgtadm reads it`,
                edits: [{ at: value.span, text: plain }],
              },
            ],
          });
        }
      }
    },
  },
});
