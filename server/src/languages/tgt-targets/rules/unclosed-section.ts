import { defineRule } from '../../../core/rule.ts';

export default defineRule({
  code: 'tgt-targets/unclosed-section',
  severity: 'error',
  docs: {
    title: 'A section that is not closed',
    what: 'Each `<target ...>` and each `<backing-store ...>` needs a closing tag.',
    why: 'tgt-admin stops before it sets up anything: `Block "<target>" has no EndBlock statement`. After the next start of tgtd there are no targets at all.',
    mend: 'Write the closing tag at the end of the section.',
    source: 'tgt-admin 1.0.85; Config::General 2.65, _parse',
  },
  examples: {
    bad: [
      '<target iqn.2026-01.com.example:a>\n#<- tgt-targets/unclosed-section: </target>\nbacking-store /dev/drbd0\n<target iqn.2026-01.com.example:b>\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
      '<target iqn.2026-01.com.example:a>\n<backing-store /dev/drbd0>\n#<- tgt-targets/unclosed-section: </backing-store>\nwrite-cache off\n</target>\n',
    ],
    good: [
      '<target iqn.2026-01.com.example:a>\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
    ],
  },
  faults: {
    'unclosed-section'(fault, context) {
      context.report({
        at: fault.span,
        message: `This section is not closed, and tgt-admin sets up nothing at all: it says "has no EndBlock statement". Write "</${fault.subject}>" at its end.`,
      });
    },
  },
});
