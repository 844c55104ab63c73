import { cutOffs } from '../../../core/lines.ts';
import { defineRule } from '../../../core/rule.ts';
import type { AuthkeysNode } from '../tree.ts';

/** heartbeat.h, MAXLINE less the closing zero; measured on 3.0.6. */
const LONGEST = 5119;
const LONG = 'x'.repeat(LONGEST - 1);

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/line-too-long',
  severity: 'error',
  docs: {
    title: 'A line that is longer than heartbeat reads',
    what: 'Heartbeat reads lines of 5119 bytes at most, and takes what follows for a new line. That holds for comments too.',
    why: 'The rest is no key, and heartbeat refuses to start.',
    mend: 'Shorten the line; a secret of 40 characters is long enough.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile (fgets)',
  },
  examples: {
    bad: [
      `auth 1\n1 sha1 kO8Ud1Qw\n#${LONG}y\n#${' '.repeat(LONGEST - 1)}^ ha-authkeys/line-too-long: 5119\n`,
    ],
    good: [`auth 1\n1 sha1 kO8Ud1Qw\n#${LONG}\n`],
  },
  document({ blocks }, context) {
    for (const { text, at } of blocks) {
      for (const cut of cutOffs(text, LONGEST)) {
        context.report({
          at: at(cut),
          message:
            'Heartbeat reads 5119 bytes of a line and takes what follows here for a new one, which is no key: it refuses to start. Shorten the line.',
        });
      }
    }
  },
});
