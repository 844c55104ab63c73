import { defineRule } from '../../../core/rule.ts';
import { type AuthkeysNode, HIGHEST_KEY, keyNumber } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/key-number',
  severity: 'error',
  docs: {
    title: 'A key number out of range',
    what: 'Keys are numbered from 1 to 15. (Heartbeat has a place for 0 too, which its manual does not mention.)',
    why: 'Heartbeat refuses to start with a higher number: `Invalid authnum`.',
    mend: 'Use a number from 1 to 15, here and in the auth line.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile; heartbeat.h, MAXAUTH',
  },
  examples: {
    bad: ['auth 16\n16 sha1 kO8Ud1Qw\n#<- ha-authkeys/key-number: 1 to 15\n'],
    good: ['auth 15\n15 sha1 kO8Ud1Qw\n'],
  },
  nodes: {
    key({ number }, context) {
      const value = keyNumber(number) ?? Number.POSITIVE_INFINITY;
      if (value <= HIGHEST_KEY && value > 0) return;
      context.report({
        at: number.span,
        ...(value === 0 && { severity: 'info' as const }),
        message:
          value === 0
            ? `Key 0 works, but the manual numbers keys from 1 to ${HIGHEST_KEY}, and so do other tools.`
            : `Keys are numbered from 1 to ${HIGHEST_KEY}, and heartbeat refuses to start with ${number.text}.`,
      });
    },
  },
});
