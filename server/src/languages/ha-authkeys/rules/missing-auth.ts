import { defineRule } from '../../../core/rule.ts';
import { type AuthkeysNode, isMisspelt } from '../tree.ts';

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
    bad: ['1 sha1 kO8Ud1Qw\n#<- ha-authkeys/missing-auth: no "auth" line\n'],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n'],
  },
  document({ blocks, start }, context) {
    if (blocks.some(({ tree }) => tree.kind === 'auth' || isMisspelt(tree))) return;
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
