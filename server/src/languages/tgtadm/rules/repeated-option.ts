import { defineRule } from '../../../core/rule.ts';
import { lastUse, type TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/repeated-option',
  severity: 'warning',
  docs: {
    title: 'An option that is given twice',
    what: 'The same option stands in the command more than once with different values.',
    why: 'tgtadm takes the last one without a word.',
    mend: 'Keep the one that is meant. Several initiators need several calls.',
    source: 'tgt 1.0.85, tgtadm.c, main',
  },
  examples: {
    bad: [
      'tgtadm --op bind --mode target --tid 1 -I 10.0.0.1 -I 10.0.0.2\n#                                      ^^^^^^^^^^^ tgtadm/repeated-option: "10.0.0.2"\n',
    ],
    good: ['tgtadm --op bind --mode target --tid 1 -I 10.0.0.1\n'],
  },
  nodes: {
    call(call, context) {
      for (const use of call.options) {
        const last = use.option && lastUse(call, use.option.name);
        if (!last || last === use || !use.value || last.value?.text === use.value.text) continue;
        context.report({
          at: use.span,
          message: `"${last.written}" is given again further on, and tgtadm takes that one${last.value?.text === undefined ? '' : `, "${last.value.text}"`}: this one has no effect. Take it out, or make two calls.`,
          related: [{ at: last.span, message: 'This one counts.' }],
          tag: 'unnecessary',
        });
      }
    },
  },
});
