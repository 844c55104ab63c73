import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import type { TargetsNode } from '../tree.ts';

/** What tgt-admin makes of the line, by what is wrong with it. */
const READ: Readonly<Record<string, string>> = {
  bare: 'Without its "<" this is no tag but a key, and the tags around it no longer pair: tgt-admin sets up nothing at all',
  behind:
    'A tag counts only where it begins its line; here tgt-admin takes it for the value of a key, and the tags around it no longer pair: it sets up nothing at all',
  renamed:
    'The first word of a tag is its name: tgt-admin takes this for a section it does not know, and passes over all of it',
  turned:
    'This opens a section where one should be closed, or the other way round: the tags do not pair, and tgt-admin sets up nothing at all',
};

export default defineRule<TargetsNode>({
  code: 'tgt-targets/misread-tag',
  severity: 'error',
  docs: {
    title: 'A tag that tgt-admin does not take for one',
    what: 'A tag begins its line with `<`, then comes the name of the section, and the tag ends with `>`. Nothing else stands on the line, but for a comment.',
    why: 'tgt-admin reads the line as a key or as a section of another name. Mostly the tags around it no longer pair, and no target of the file is set up.',
    mend: 'Write the tag alone on its line: `<target NAME>`, `</target>`.',
    source: 'Config::General 2.65, _parse; tgt-admin 1.0.85',
  },
  examples: {
    bad: [
      'target iqn.2026-01.com.example:disk>\n#<- tgt-targets/misread-tag: Write "<target iqn.2026-01.com.example:disk>"\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
      'my <target iqn.2026-01.com.example:disk>\n#  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgt-targets/misread-tag: begins its line\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
      '<iscsi target iqn.2026-01.com.example:disk>\n#<- tgt-targets/misread-tag: passes over all of it\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
    ],
    good: [exampleTarget(SOUND)],
  },
  faults: {
    'misread-tag'({ span, subject = '', expected = '' }, context) {
      context.report({
        at: span,
        ...(subject === 'renamed' && { severity: 'warning' as const }),
        message: `${READ[subject]}. Write "${expected}"${subject === 'behind' ? ' on a line of its own' : ''}.`,
        fixes:
          subject === 'behind'
            ? [
                {
                  title: 'Put it on a line of its own',
                  edits: [{ at: { start: span.start, end: span.start }, text: '\n' }],
                },
              ]
            : [{ title: `Write ${expected}`, edits: [{ at: span, text: expected }] }],
      });
    },
  },
});
