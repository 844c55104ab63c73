import { defineRule } from '../../../core/rule.ts';
import { authLines, boundAuthLines, keyLines } from '../keys.ts';
import type { AuthkeysNode } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/duplicate-auth',
  severity: 'warning',
  docs: {
    title: 'More than one auth line',
    what: 'One `auth` line chooses the key that signs. There are several.',
    why: 'The last one that stands above its key wins, silently. Where the order of lines differs between nodes, so does the key they sign with.',
    mend: 'Keep the line that is meant, at the top.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: ['auth 1\n#<- ha-authkeys/duplicate-auth: key 2\nauth 2\n1 sha1 kO8Ud1Qw\n2 sha1 v3Rt0Pla\n'],
    good: ['auth 2\n1 sha1 kO8Ud1Qw\n2 sha1 v3Rt0Pla\n'],
  },
  document(view, context) {
    const effective = boundAuthLines(view).at(-1);
    if (!effective) return;
    const numbers = new Set(keyLines(view).map(({ number }) => number));
    for (const { line, number, at, order } of authLines(view)) {
      // A number without a key is reported as that.
      if (order === effective.order || !numbers.has(number)) continue;
      context.report({
        at: at(line.span),
        message: `This line has no effect: another "auth" line makes heartbeat sign with key ${effective.number}. Keep one of them.`,
        related: [{ at: effective.at(effective.line.span), message: 'This line holds.' }],
        tag: 'unnecessary',
      });
    }
  },
});
