import { defineRule } from '../../../core/rule.ts';
import { authLines, boundAuthLines, keyLines } from '../keys.ts';
import type { AuthkeysNode } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/auth-after-key',
  severity: 'error',
  docs: {
    title: 'auth below the key it names',
    what: '`auth N` must stand above the line of key N.',
    why: "Heartbeat chooses the key when it reads the key's line. When it has not met `auth N` by then, it refuses to start: `Auth Key [N] not found in keyfile`, although the key is there.",
    mend: 'Move the auth line to the top of the file.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: ['1 sha1 kO8Ud1Qw\nauth 1\n#<- ha-authkeys/auth-after-key: above\n'],
    good: ['auth 1\n1 sha1 kO8Ud1Qw\n'],
  },
  document(view, context) {
    if (boundAuthLines(view).length > 0) return;
    const last = authLines(view).at(-1);
    const keys = keyLines(view);
    const key = keys.find(({ number }) => number === last?.number);
    const [first] = keys;
    if (!last?.line.number || !key || !first) return;
    const block = view.blocks[last.order];
    context.report({
      at: last.at(last.line.span),
      message: `This line must stand above key ${last.number}: heartbeat chooses the key when it reads the key's line, and refuses to start because it did not know yet which one to take. Move the line to the top.`,
      related: [{ at: key.at(key.line.number.span), message: `Key ${key.number}, which is read first.` }],
      fixes: block
        ? [
            {
              title: 'Move the auth line to the top',
              certain: authLines(view).length === 1,
              edits: [
                {
                  at: first.at({ start: first.line.span.start, end: first.line.span.start }),
                  text: `auth ${last.number}\n`,
                },
                { at: block.at({ start: 0, end: block.text.length }), text: '' },
              ],
            },
          ]
        : [],
    });
  },
});
