import { defineRule } from '../../../core/rule.ts';
import { keyLines } from '../keys.ts';
import { type AuthkeysNode, keyNumber } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/missing-key-number',
  severity: 'error',
  docs: {
    title: 'auth without the number of a key',
    what: '`auth` is followed by the number of the key that signs what this node sends.',
    why: 'Heartbeat refuses to start: `Invalid auth line`.',
    mend: 'Write `auth 1`, with the number of a key in this file.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: [
      'auth\n#<- ha-authkeys/missing-key-number: auth 1\n1 sha1 kO8Ud1Qw\n',
      'auth sha1\n#    ^^^^ ha-authkeys/missing-key-number: number\n1 sha1 kO8Ud1Qw\n',
    ],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n'],
  },
  document(view, context) {
    const numbers = [...new Set(keyLines(view).map(({ number }) => number))];
    const [only] = numbers;
    for (const { tree, at } of view.blocks) {
      if (tree.kind !== 'auth') continue;
      const { number } = tree;
      if (number && keyNumber(number) !== undefined) {
        if (/^\d+$/.test(number.text)) continue;
        context.report({
          at: at(number.span),
          severity: 'warning',
          message: `Heartbeat reads ${keyNumber(number)} here and drops the rest of the word. Write the number alone.`,
        });
        continue;
      }
      const suggestion = `auth ${only ?? 1}`;
      context.report({
        at: at(number ? number.span : tree.span),
        message: `"auth" needs the number of a key, and heartbeat refuses to start without it. Write "${suggestion}".`,
        fixes:
          only !== undefined && numbers.length === 1
            ? [
                {
                  title: `Write "${suggestion}"`,
                  certain: true,
                  edits: [{ at: at(tree.span), text: suggestion }],
                },
              ]
            : [],
      });
    }
  },
});
