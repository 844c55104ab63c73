import { defineRule } from '../../../core/rule.ts';
import { authLines, boundAuthLines, hasUnreadable, keyLines } from '../keys.ts';
import { type AuthkeysNode, HIGHEST_KEY } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/undefined-key',
  severity: 'error',
  docs: {
    title: 'auth names a key that is not in the file',
    what: '`auth N` says which key signs what this node sends, but there is no line `N METHOD SECRET` in this file.',
    why: 'Heartbeat refuses to start: `Auth Key [N] not found in keyfile`.',
    mend: 'Correct the number, or add the key.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: ['auth 2\n#    ^ ha-authkeys/undefined-key: no key 2\n1 sha1 kO8Ud1Qw\n'],
    good: ['auth 2\n1 md5 v3Rt0Pla\n2 sha1 kO8Ud1Qw\n'],
  },
  document(view, context) {
    if (hasUnreadable(view)) return;
    const numbers = new Set(keyLines(view).map(({ number }) => number));
    const [only] = numbers;
    const list = [...numbers].slice(0, HIGHEST_KEY).join(', ');
    const works = boundAuthLines(view).length > 0;
    for (const { line, number, at } of authLines(view)) {
      // A number that no key can have is reported where the key stands, or here when there is none.
      if (!line.number || numbers.has(number)) continue;
      const range = number < 0 || number > HIGHEST_KEY ? ` Keys are numbered from 1 to ${HIGHEST_KEY}.` : '';
      context.report({
        at: at(line.number.span),
        ...(works && { severity: 'warning' as const }),
        message: `There is no key ${number} in this file${works ? ', so that this line has no effect' : ', so heartbeat refuses to start'}.${range} ${only === undefined ? 'Add' : `Name a key that is here (${list}) or add`} the line "${number} sha1 SECRET".`,
        fixes:
          only !== undefined && numbers.size === 1
            ? [{ title: `Use key ${only}`, edits: [{ at: at(line.number.span), text: String(only) }] }]
            : [],
      });
    }
  },
});
