import { defineRule } from '../../../core/rule.ts';
import { keyLines } from '../keys.ts';
import type { AuthkeysNode } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/duplicate-key',
  severity: 'warning',
  docs: {
    title: 'Two keys with one number',
    what: 'Two lines define the key with the same number.',
    why: 'The later one replaces the earlier one silently. On a node that only has the earlier line, packets are signed with another secret, and the nodes do not hear each other.',
    mend: 'Give the second key another number, or remove the one that is not used.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: ['auth 1\n1 sha1 kO8Ud1Qw\n#<- ha-authkeys/duplicate-key: replaced\n1 sha1 v3Rt0Pla\n'],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n2 sha1 v3Rt0Pla\n'],
  },
  document(view, context) {
    // One without a method is told so, and holds no secret that could be lost.
    const keys = keyLines(view).filter(({ line }) => line.method);
    const lastOf = new Map(keys.map((key) => [key.number, key]));
    for (const { line, number, at, order } of keys) {
      const last = lastOf.get(number);
      if (!last || last.order === order) continue;
      context.report({
        at: at(line.number.span),
        message: `This key is replaced by another key ${number} below, silently. Give one of them another number, or remove this one.`,
        related: [{ at: last.at(last.line.number.span), message: `The key ${number} that holds.` }],
        tag: 'unnecessary',
      });
    }
  },
});
