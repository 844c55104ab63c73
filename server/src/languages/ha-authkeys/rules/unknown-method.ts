import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { method, methods, shownMethod } from '../methods.ts';
import { type AuthkeysNode, isPlaceholder } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/unknown-method',
  severity: 'error',
  docs: {
    title: 'A key with a method heartbeat does not have',
    what: 'The second word of a key line must be `sha1`, `md5` or `crc`.',
    why: 'Heartbeat loads its authentication methods as plugins by this name. With an unknown one it refuses to start: `Invalid authtype [...]`.',
    mend: 'Write `sha1`, the strongest of the three.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: ['auth 1\n1 sha256 kO8Ud1Qw\n# ^^^^^^ ha-authkeys/unknown-method: no method "sha256"\n'],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n2 md5 v3Rt0Pla\n'],
  },
  nodes: {
    key(line, context) {
      if (!line.method || method(line.method.text)) return;
      if (isPlaceholder(line.method)) {
        context.report({
          at: line.method.span,
          message: 'This is a place for the method, and heartbeat refuses to start with it. Write sha1.',
          fixes: [{ title: 'Replace with sha1', edits: [{ at: line.method.span, text: 'sha1' }] }],
        });
        return;
      }
      const names = methods.map(({ name }) => name);
      const suggestion = nearest(line.method.text, names) ?? 'sha1';
      const shown = shownMethod(line);
      const what = shown ? `no method "${shown}"` : 'no such method';
      context.report({
        at: line.method.span,
        message: `Heartbeat has ${what} and refuses to start with it. It knows ${names.join(', ')}; use ${suggestion}.`,
        fixes: [{ title: `Replace with ${suggestion}`, edits: [{ at: line.method.span, text: suggestion }] }],
      });
    },
  },
});
