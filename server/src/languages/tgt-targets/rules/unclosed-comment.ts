import { defineRule } from '../../../core/rule.ts';

export default defineRule({
  code: 'tgt-targets/unclosed-comment',
  severity: 'warning',
  docs: {
    title: 'A comment of C that is not closed',
    what: 'A line begins with `/*`, and no `*/` follows.',
    why: 'Config::General leaves out everything from here to the end of the file, without a word: targets below do not exist.',
    mend: 'Close the comment with `*/`, or write `#` in front of each line.',
    source: 'Config::General 2.65, _read',
  },
  examples: {
    bad: [
      '<target iqn.2026-01.com.example:a>\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n/* old\n#<- tgt-targets/unclosed-comment: end of the file\n',
    ],
    good: [
      '<target iqn.2026-01.com.example:a>\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n/* old\n*/\n',
    ],
  },
  faults: {
    'unclosed-comment'(fault, context) {
      context.report({
        at: fault.span,
        message:
          'This comment is not closed, so that everything from here to the end of the file is left out without a word. Write "*/", or "#" in front of each line.',
      });
    },
  },
});
