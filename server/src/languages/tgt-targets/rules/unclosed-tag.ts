import { defineRule } from '../../../core/rule.ts';

export default defineRule({
  code: 'tgt-targets/unclosed-tag',
  severity: 'error',
  docs: {
    title: 'A tag without its ">"',
    what: 'A line begins with `<` and does not end with `>`.',
    why: 'tgt-admin takes the line for a key that it does not know, and then finds a closing tag without an opening one: it sets up nothing at all.',
    mend: 'Write `>` at the end of the tag.',
    source: 'tgt-admin 1.0.85; Config::General 2.65, _parse',
  },
  examples: {
    bad: [
      '<target iqn.2026-01.com.example:a\n#<- tgt-targets/unclosed-tag: ">"\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
    ],
    good: [
      '<target iqn.2026-01.com.example:a>\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
    ],
  },
  faults: {
    'unclosed-tag'(fault, context) {
      const { end } = fault.span;
      context.report({
        at: fault.span,
        message: `"${fault.found}" is no tag without a ">" at its end: the tags do not pair, and tgt-admin sets up nothing at all. Write ">".`,
        fixes: [{ title: 'Insert ">"', edits: [{ at: { start: end, end }, text: '>' }], certain: true }],
      });
    },
  },
});
