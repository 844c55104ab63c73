import { defineRule } from '../../../core/rule.ts';
import { method } from '../methods.ts';
import { type AuthkeysNode, isMisspelt } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/unknown-line',
  severity: 'error',
  docs: {
    title: 'A line that is neither auth nor a key',
    what: 'Lines are `auth NUMBER`, `NUMBER METHOD SECRET`, or comments that begin with `#`.',
    why: 'Heartbeat refuses to start: `Auth line [...] is invalid`.',
    mend: 'Put the number in front of the key, or `#` in front of a remark.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: [
      'auth 1\n1 sha1 kO8Ud1Qw\nthe key of the pair\n#<- ha-authkeys/unknown-line: neither\n',
      'Auth 1\n#<- ha-authkeys/unknown-line: lower case\n1 sha1 kO8Ud1Qw\n',
      'auth 1\n1 sha1 kO8Ud1Qw\nmd5 v3Rt0Pla\n#<- ha-authkeys/unknown-line: number\n',
    ],
    good: ['# the key of the pair\nauth 1\n1 sha1 kO8Ud1Qw\n'],
  },
  nodes: {
    unknown(line, context) {
      const [first] = line.words;
      if (!first) return;
      if (isMisspelt(line)) {
        context.report({
          at: line.span,
          message: 'Heartbeat knows "auth" only in lower case and refuses to start with this line.',
          fixes: [
            {
              title: 'Write "auth"',
              certain: true,
              edits: [{ at: { start: first.span.start, end: first.span.start + 4 }, text: 'auth' }],
            },
          ],
        });
        return;
      }
      context.report({
        at: line.span,
        // What stands there may be a secret: it is not repeated.
        message: method(first.text)
          ? `A key needs a number in front of its method, and heartbeat refuses to start without it. Write "1 ${first.text} SECRET", and "auth 1" above.`
          : 'This line is neither "auth NUMBER" nor a key "NUMBER METHOD SECRET", and heartbeat refuses to start with it. Put "#" in front of a remark.',
      });
    },
  },
});
