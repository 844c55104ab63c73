import { FRESH_KEY } from '../../../core/fix.ts';
import { defineRule } from '../../../core/rule.ts';
import { type AuthkeysNode, isPlaceholder } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/placeholder',
  severity: 'error',
  docs: {
    title: 'A secret that was left to be filled in',
    what: 'The line still holds what a manual or a template wrote for the reader to replace, such as `<secret>`.',
    why: 'Heartbeat starts, and signs with these very words: everybody who knows the manual can command the cluster.',
    mend: 'Write a long random word, e.g. from `openssl rand -hex 20`, the same on all nodes.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: [
      'auth 1\n1 sha1 <secret>\n#      ^^^^^^^^ ha-authkeys/placeholder: openssl\n',
      'auth 1\n1 sha1 <put your secret here>\n#      ^^^^^^^^^^^^^^^^^^^^^^ ha-authkeys/placeholder\n',
    ],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n'],
  },
  nodes: {
    key({ secret, rest, span }, context) {
      if (!secret || !isPlaceholder(secret)) return;
      const at = { start: secret.span.start, end: rest.length > 0 ? span.end : secret.span.end };
      context.report({
        at,
        message:
          'This is a place for a secret, and heartbeat signs with these very words, which everybody can read in the manual. Write a long random word, e.g. from "openssl rand -hex 20", the same on all nodes.',
        fixes: [
          {
            title: 'Replace with a fresh random secret (copy the file to all nodes)',
            edits: [{ at, text: FRESH_KEY }],
          },
        ],
      });
    },
  },
});
