import { FRESH_KEY } from '../../../core/fix.ts';
import { defineRule } from '../../../core/rule.ts';
import { method } from '../methods.ts';
import { type AuthkeysNode, isPlaceholder } from '../tree.ts';

/** Secrets of the commented authkeys that heartbeat brings along, and words that manuals and people write first. */
const KNOWN = new Set([
  ...['hi!', 'hello!', 'secret', 'mysecret', 'secretkey', 'mysecretkey', 'thisisasecret', 'changeme'],
  ...['password', 'passw0rd', 'passwd', 'mypassword', 'heartbeat', 'linux-ha', 'linuxha', 'test', 'testing'],
]);
/** Everything shorter can be tried out against one recorded packet within a day. */
const SHORTEST = 8;

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/guessable-secret',
  severity: 'warning',
  docs: {
    title: 'A secret that is soon guessed',
    what: 'The secret stands in manuals, or is shorter than 8 characters.',
    why: 'Whoever records one packet can try secrets against it at leisure, and with the right one command the cluster.',
    mend: 'Write a long random word, e.g. from `openssl rand -hex 20`, the same on all nodes.',
  },
  examples: {
    bad: [
      'auth 1\n1 sha1 changeme\n#      ^^^^^^^^ ha-authkeys/guessable-secret: manuals\n',
      'auth 1\n1 sha1 k8Q\n#      ^^^ ha-authkeys/guessable-secret: short\n',
    ],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n'],
  },
  nodes: {
    key(line, context) {
      const { secret } = line;
      if (!secret || isPlaceholder(secret) || !line.method || !method(line.method.text)?.needsSecret) return;
      const isKnown = KNOWN.has(secret.text.toLowerCase());
      if (!isKnown && secret.text.length >= SHORTEST) return;
      context.report({
        at: secret.span,
        // What stands in manuals is tried first; a short one takes somebody a day.
        severity: isKnown ? 'warning' : 'info',
        message: `This secret ${isKnown ? 'stands in manuals' : 'is short'}, and is soon guessed from one recorded packet. Write a long random word, e.g. from "openssl rand -hex 20", the same on all nodes.`,
        fixes: [
          {
            title: 'Replace with a fresh random secret (copy the file to all nodes)',
            edits: [{ at: secret.span, text: FRESH_KEY }],
          },
        ],
      });
    },
  },
});
