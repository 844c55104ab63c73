import { defineRule } from '../../../core/rule.ts';

export default defineRule({
  code: 'tgt-targets/surplus-closing',
  severity: 'error',
  docs: {
    title: 'A closing tag without an opening one',
    what: 'A closing tag stands where no section is open.',
    why: 'tgt-admin stops before it sets up anything: `EndBlock "</target>" has no StartBlock statement`.',
    mend: 'Remove it, or write the opening tag that was lost.',
    source: 'tgt-admin 1.0.85; Config::General 2.65, _parse',
  },
  examples: {
    bad: [
      '<target iqn.2026-01.com.example:a>\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n</target>\n#<- tgt-targets/surplus-closing: No section is open\n',
    ],
    good: [
      '<target iqn.2026-01.com.example:a>\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
    ],
  },
  faults: {
    'surplus-closing'(fault, context) {
      context.report({
        at: fault.span,
        message: `No section is open here, and tgt-admin sets up nothing at all: it says "has no StartBlock statement". Remove "</${fault.found}>", or write the opening tag that is missing above.`,
      });
    },
  },
});
