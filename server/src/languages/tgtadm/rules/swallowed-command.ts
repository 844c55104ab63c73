import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/swallowed-command',
  severity: 'error',
  docs: {
    title: 'A command that is swallowed by the one before it',
    what: 'The line before a command ends in `\\`, or the line break between two commands is missing, so that the second command becomes arguments of the first.',
    why: 'tgtadm refuses the first command for the words it does not know (`unrecognized option`), and the second command never runs.',
    mend: 'Take out the backslash, or put the line that is missing behind it: often the one with the target name was lost.',
    source: 'POSIX Shell Command Language 2.2.1; tgt 1.0.85, tgtadm.c',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a \\\n#                                                              ^ tgtadm/swallowed-command: joins\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
      'tgtadm --op show --mode target tgtadm --op show --mode account\n#                              ^^^^^^ tgtadm/swallowed-command: line break\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 \\\n  -T iqn.2026-01.example:a\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n',
    ],
  },
  nodes: {
    call({ swallowedBy, name }, context) {
      if (!swallowedBy) return;
      const { backslash } = swallowedBy;
      if (!backslash) {
        context.report({
          at: name.span,
          message:
            'A new call begins in the middle of one: its words become arguments of the first, which is refused, and it never runs itself. Put a line break before it.',
          related: [{ at: swallowedBy.name.span, message: 'This call swallows it.' }],
          fixes: [
            {
              title: 'Put a line break before it',
              edits: [{ at: { start: name.span.start, end: name.span.start }, text: '\n' }],
            },
          ],
        });
        return;
      }
      context.report({
        at: backslash,
        message:
          'This backslash joins the next line to the command: the tgtadm call there becomes arguments of this one, this one is refused and that one never runs. Take out the backslash, or put back the line that is missing between them.',
        related: [{ at: name.span, message: 'This call is swallowed.' }],
        fixes: [{ title: 'Take out the backslash', edits: [{ at: backslash, text: '' }] }],
      });
    },
  },
});
