import { FRESH_KEY } from '../../../core/fix.ts';
import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import type { AuthkeysNode } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/weak-method',
  severity: 'info',
  docs: {
    title: 'A key that signs with MD5',
    what: 'The key uses `md5`.',
    why: 'sha1 is stronger and costs nothing more on machines of today. (That crc protects nothing is another rule, `cluster/crc-on-network`.)',
    mend: 'Add a `sha1` key with another number on all nodes, then change `auth` node by node; the old key verifies in the meantime.',
    source: 'authkeys(5); heartbeat 3.0.6, lib/plugins/HBauth',
  },
  examples: {
    bad: ['auth 1\n1 md5 kO8Ud1Qw\n# ^^^ ha-authkeys/weak-method: sha1\n'],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n'],
  },
  nodes: {
    key(line, context) {
      if (line.method?.text !== 'md5') return;
      context.report({
        at: line.method.span,
        message:
          'MD5 is weaker than SHA-1 at the same cost. Add a sha1 key with another number on all nodes, then change "auth" node by node.',
        fixes: [
          {
            title: 'Replace with sha1 and a fresh secret (copy the file to all nodes)',
            edits: [
              { at: cover(line.method.span, (line.secret ?? line.method).span), text: `sha1 ${FRESH_KEY}` },
            ],
          },
        ],
      });
    },
  },
});
