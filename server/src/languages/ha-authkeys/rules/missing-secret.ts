import { FRESH_KEY } from '../../../core/fix.ts';
import { defineRule } from '../../../core/rule.ts';
import { method } from '../methods.ts';
import type { AuthkeysNode } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/missing-secret',
  severity: 'error',
  docs: {
    title: 'A key without a secret',
    what: '`sha1` and `md5` sign with a secret, which stands behind the method as one word.',
    why: 'Heartbeat refuses to start: `Auth method [sha1] requires a key`.',
    mend: 'Write a long random word, e.g. from `openssl rand -hex 20`, the same on all nodes.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: ['auth 1\n1 sha1\n# ^^^^ ha-authkeys/missing-secret: openssl\n'],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n', 'auth 1\n1 crc\n'],
  },
  nodes: {
    key(line, context) {
      if (!line.method || line.secret || !method(line.method.text)?.needsSecret) return;
      context.report({
        at: line.method.span,
        message: `"${line.method.text}" needs a secret, and heartbeat refuses to start without one. Add a long random word, e.g. from "openssl rand -hex 20", the same on all nodes.`,
        fixes: [
          {
            title: 'Add a fresh random secret (copy the file to all nodes)',
            edits: [
              { at: { start: line.method.span.end, end: line.method.span.end }, text: ` ${FRESH_KEY}` },
            ],
          },
        ],
      });
    },
  },
});
