import { defineRule } from '../../../core/rule.ts';

export default defineRule({
  code: 'tgt-targets/mismatched-closing',
  severity: 'warning',
  docs: {
    title: 'A closing tag with another name than the opening one',
    what: 'The name in the closing tag is not that of the section it closes.',
    why: 'tgt-admin only counts tags, so that it closes the section all the same; people and editors read another structure.',
    mend: 'Write the name of the section.',
    source: 'tgt-admin 1.0.85; Config::General 2.65, _parse',
  },
  examples: {
    bad: [
      '<target iqn.2026-01.com.example:a>\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</targets>\n# ^^^^^^^ tgt-targets/mismatched-closing: "target"\n',
    ],
    good: [
      '<target iqn.2026-01.com.example:a>\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
    ],
  },
  faults: {
    'mismatched-closing'(fault, context) {
      context.report({
        at: fault.span,
        message: `This closes the section "${fault.expected}": tgt-admin counts tags and does not compare their names. Write "</${fault.expected}>".`,
        related: fault.origin ? [{ at: fault.origin, message: 'The section begins here.' }] : [],
        fixes: fault.expected
          ? [
              {
                title: `Replace with ${fault.expected}`,
                edits: [{ at: fault.span, text: fault.expected }],
                certain: true,
              },
            ]
          : [],
      });
    },
  },
});
