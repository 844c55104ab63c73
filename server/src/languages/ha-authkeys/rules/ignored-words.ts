import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { method } from '../methods.ts';
import { type AuthkeysNode, isPlaceholder, keyNumber, type Word } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/ignored-words',
  severity: 'warning',
  docs: {
    title: 'Words that heartbeat does not read',
    what: 'A secret is one word. What follows its first blank is dropped, and quotes do not help: they become part of the secret.',
    why: 'The secret is shorter than it looks: of `my long secret` only `my` signs, which is soon guessed.',
    mend: 'Write the secret without blanks.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile (sscanf "%d%s%s")',
  },
  examples: {
    bad: [
      'auth 1\n1 sha1 all of this is secret\n#          ^^^^^^^^^^^^^^^^^ ha-authkeys/ignored-words: first word\n',
      'auth 1 2\n#      ^ ha-authkeys/ignored-words: one number\n1 sha1 kO8Ud1Qw\n',
    ],
    good: ['auth 1\n1 sha1 all-of-this-is-secret\n'],
  },
  nodes: {
    auth({ number, rest }, context) {
      const at = ignored(rest);
      // A word in place of the number: that is the fault, not what stands behind it.
      if (!at || keyNumber(number) === undefined) return;
      context.report({
        at,
        message: 'Heartbeat reads one number behind "auth" and drops the rest. Remove it.',
        tag: 'unnecessary',
        fixes: [{ title: 'Remove what is not read', edits: [{ at, text: '' }] }],
      });
    },
    key(line, context) {
      const at = ignored(line.rest);
      // Nothing at all may follow crc, and a placeholder may have blanks: each has a rule of its own.
      if (!at || !line.method || !line.secret || isPlaceholder(line.secret)) return;
      if (method(line.method.text)?.needsSecret !== true) return;
      const joined = context.text(cover(line.secret.span, at)).split(/\s+/).join('-');
      context.report({
        at,
        message:
          'Heartbeat takes only the first word for the secret and drops the rest: the secret is shorter than it looks. Write it without blanks, the same on all nodes.',
        fixes: [
          {
            title: 'Join the words with hyphens',
            edits: [{ at: cover(line.secret.span, at), text: joined }],
          },
        ],
      });
    },
  },
});

/** What is not read; a remark that begins with `#` may stay, since nobody takes it for part of the secret. */
function ignored(rest: readonly Word[]) {
  const [first] = rest;
  const last = rest.at(-1);
  return first && last && !first.text.startsWith('#') ? cover(first.span, last.span) : undefined;
}
