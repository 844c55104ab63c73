import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

const WORDS: Readonly<Record<string, string>> = {
  unclosed:
    'This bracket is not closed; crmsh refuses the constraint with "Unmatched opening bracket". Close it behind the last resource of the set.',
  'unclosed-brace':
    'This brace is not closed, and crmsh refuses the alert. Write } after what belongs to it.',
  unopened:
    'Nothing opens the set that this bracket closes; crmsh refuses the constraint with "Unmatched closing bracket".',
  nested:
    'Sets cannot stand inside each other; crmsh refuses the constraint with "Cannot nest resource sets". Write the sets one after the other.',
  mismatched:
    'This bracket closes a set that was opened with one of the other kind; crmsh refuses the constraint with "Mismatched closing bracket".',
  empty: 'There is nothing between these brackets; crmsh refuses the constraint with "Empty resource set".',
};

export default defineRule<CrmshNode>({
  code: 'crmsh/set-brackets',
  severity: 'error',
  docs: {
    title: 'Brackets of a resource set that do not fit',
    what: 'Sets of resources stand between `( )` or `[ ]`, not nested, not empty; in `location`, between `{ }`. Brackets are best written as words of their own.',
    why: 'crmsh refuses the constraint; or takes a bracket that touches both ends of a word for a part of the name, and then misses the resource.',
    mend: 'Close what was opened, with blanks on both sides of each bracket.',
    source: 'crmsh 4.4.1, parse.py, ResourceSet',
  },
  examples: {
    bad: [
      'colocation c inf: ( a b\n#                 ^ crmsh/set-brackets: not closed\nprimitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\n',
      'colocation c inf: (a) b\n#                 ^^^ crmsh/set-brackets: part of the name\nprimitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\n',
    ],
    good: [
      'order o Mandatory: a ( b c )\nprimitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\nprimitive c ocf:pacemaker:Dummy\n',
    ],
  },
  faults: {
    'set-brackets'({ span, subject = '', found = '' }, context) {
      if (subject !== 'glued') {
        context.report({ at: span, message: WORDS[subject] ?? '' });
        return;
      }
      const apart = found
        .replace(/[()[\]{}]/g, ' $& ')
        .trim()
        .replace(/ {2,}/g, ' ');
      context.report({
        at: span,
        message: `crmsh takes at most one bracket off a word, so that the other is read as part of the name in "${found}". Write blanks around brackets: ${apart}`,
        fixes: [{ title: `Write ${apart}`, edits: [{ at: span, text: apart }], certain: true }],
      });
    },
  },
});
