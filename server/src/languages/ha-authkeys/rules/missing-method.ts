import { defineRule } from '../../../core/rule.ts';
import { lostAuthLine } from '../keys.ts';
import type { AuthkeysNode } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/missing-method',
  severity: 'error',
  docs: {
    title: 'A key without a method',
    what: 'A key line is a number, a method and a secret: `1 sha1 SECRET`.',
    why: 'Heartbeat refuses to start: `Auth line [...] is invalid`.',
    mend: 'Write the method, `sha1`, and the secret.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: ['auth 1\n1\n#<- ha-authkeys/missing-method: sha1\n'],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n'],
  },
  document(view, context) {
    const lost = lostAuthLine(view);
    for (const { tree, at } of view.blocks) {
      if (tree.kind !== 'key' || tree.method || tree === lost?.line) continue;
      const { span, text } = tree.number;
      context.report({
        at: at(span),
        message: `Key ${text} has no method, and heartbeat refuses to start. Write "${text} sha1 SECRET".`,
      });
    }
  },
});
