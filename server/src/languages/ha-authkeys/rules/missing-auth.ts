import { defineRule } from '../../../core/rule.ts';
import { hasUnreadable, lostAuthLine } from '../keys.ts';
import type { AuthkeysNode } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/missing-auth',
  severity: 'error',
  docs: {
    title: 'No auth line',
    what: 'The file has no `auth NUMBER` line, so no key signs what this node sends.',
    why: 'Heartbeat refuses to start: `authkeys file does not specify a valid auth method`.',
    mend: 'Put `auth 1` above the key with the number 1.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile; authkeys(5)',
  },
  examples: {
    bad: [
      '1 sha1 kO8Ud1Qw\n#<- ha-authkeys/missing-auth: no "auth" line\n',
      '1\n#<- ha-authkeys/missing-auth: in front of\n1 sha1 kO8Ud1Qw\n',
    ],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n'],
  },
  document(view, context) {
    const { blocks, start } = view;
    if (hasUnreadable(view) || blocks.some(({ tree }) => tree.kind === 'auth')) return;
    const lost = lostAuthLine(view);
    if (lost) {
      const { span, text } = lost.line.number;
      context.report({
        at: lost.at(span),
        message: `There is no "auth" line, so heartbeat refuses to start. If this number names the key to sign with, write "auth" in front of it: "auth ${text}".`,
        fixes: [
          {
            title: `Write "auth ${text}"`,
            edits: [{ at: lost.at({ start: span.start, end: span.start }), text: 'auth ' }],
          },
        ],
      });
      return;
    }
    const firstKey = blocks.find(({ tree }) => tree.kind === 'key');
    const at = firstKey ? firstKey.at(firstKey.tree.span) : start;
    const number = firstKey?.tree.kind === 'key' ? firstKey.tree.number.text : '1';
    context.report({
      at,
      message: `There is no "auth" line, so heartbeat does not know which key to sign with and refuses to start. Put "auth ${number}" above the key.`,
      fixes: firstKey
        ? [
            {
              title: `Insert "auth ${number}"`,
              edits: [
                {
                  at: firstKey.at({ start: firstKey.tree.span.start, end: firstKey.tree.span.start }),
                  text: `auth ${number}\n`,
                },
              ],
            },
          ]
        : [],
    });
  },
});
