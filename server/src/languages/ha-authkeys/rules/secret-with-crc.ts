import { defineRule } from '../../../core/rule.ts';
import { method } from '../methods.ts';
import type { AuthkeysNode } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/secret-with-crc',
  severity: 'error',
  docs: {
    title: 'A secret that crc does not take',
    what: '`crc` only detects damaged packets. Nothing may follow it on the line, not even a comment: `#` starts one only at the beginning of a line.',
    why: 'Heartbeat refuses to start. `Auth method [crc] does not use a key` stands in the log only as information.',
    mend: 'Use `sha1` with the secret, or remove what follows crc.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: [
      'auth 1\n1 crc kO8Ud1Qw\n#     ^^^^^^^^ ha-authkeys/secret-with-crc: sha1\n',
      'auth 1\n1 crc # a cable\n#     ^^^^^^^^^ ha-authkeys/secret-with-crc: comment\n',
    ],
    good: ['auth 1\n# a cable\n1 crc\n'],
  },
  nodes: {
    key(line, context) {
      const { secret } = line;
      if (!line.method || !secret || method(line.method.text)?.needsSecret !== false) return;
      const isComment = secret.text.startsWith('#');
      const removal = {
        title: isComment ? 'Remove the comment' : 'Remove what follows crc',
        certain: isComment,
        edits: [{ at: { start: line.method.span.end, end: line.span.end }, text: '' }],
      };
      const signing = { title: 'Sign with sha1', edits: [{ at: line.method.span, text: 'sha1' }] };
      context.report({
        at: { start: secret.span.start, end: line.span.end },
        message: isComment
          ? 'A comment must be a line of its own: heartbeat takes this one for a secret, which "crc" does not have, and refuses to start. Move it.'
          : '"crc" takes no secret, and heartbeat refuses to start with one. Use "sha1" to sign with the secret, or remove it.',
        fixes: isComment ? [removal] : [signing, removal],
      });
    },
  },
});
