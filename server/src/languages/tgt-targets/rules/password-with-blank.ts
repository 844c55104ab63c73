import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { entriesOf, type TargetsNode, targetsOf } from '../tree.ts';

const ACCOUNTS = ['incomingdiscoveryuser', 'outgoingdiscoveryuser', 'incominguser', 'outgoinguser'];

export default defineRule<TargetsNode>({
  code: 'tgt-targets/password-with-blank',
  severity: 'warning',
  docs: {
    title: 'A password that is not what it looks like',
    what: 'tgt-admin splits the value at each blank, and takes the second word for the password. A second blank between the two makes the password empty; a third word is lost. A tab does not separate.',
    why: 'The account gets another password than the one that stands here, and initiators are refused; or tgt-admin stops with `has a missing value`.',
    mend: 'Write name and password with one blank between them, and no blank in either.',
    source: 'tgt-admin 1.0.85, process_options: split(/ /)',
  },
  examples: {
    bad: [
      exampleTarget(
        `${SOUND}incominguser backup my secret\n#                      ^^^^^^ tgt-targets/password-with-blank: one word\n`,
      ),
      exampleTarget(
        `${SOUND}incominguser backup  secret\n#                  ^^ tgt-targets/password-with-blank: one blank\n`,
      ),
    ],
    good: [exampleTarget(`${SOUND}incominguser backup mysecretsecret\n`)],
  },
  nodes: {
    root(root, context) {
      for (const node of [root, ...targetsOf(root)]) {
        for (const { value } of entriesOf(node, ...ACCOUNTS)) {
          const match = value && /^(\S+)(\s+)(\S+)(?:(\s+)(\S[\s\S]*))?$/.exec(value.text);
          const [, user = '', gap = '', password = '', second = '', rest] = match ?? [];
          if (!value || !match || value.span.end - value.span.start !== value.text.length) continue;
          const gapAt = {
            start: value.span.start + user.length,
            end: value.span.start + user.length + gap.length,
          };
          if (gap !== ' ') {
            context.report({
              at: gapAt,
              severity: 'error',
              message: `tgt-admin splits at each single blank, so that "${user}" gets no password here and tgt-admin stops in the middle of its work. Write one blank.`,
              fixes: [{ title: 'Replace with one blank', edits: [{ at: gapAt, text: ' ' }], certain: true }],
            });
          } else if (rest !== undefined) {
            const start = gapAt.end + password.length + second.length;
            context.report({
              at: { start, end: value.span.end },
              message: `A password is one word: that of "${user}" ends at the blank before this, and is shorter than it looks. Write a password without blanks.`,
            });
          }
        }
      }
    },
  },
});
