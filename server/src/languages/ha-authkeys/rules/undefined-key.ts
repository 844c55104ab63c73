import { defineRule } from '../../../core/rule.ts';
import type { AuthkeysNode } from '../tree.ts';

export default defineRule<AuthkeysNode>({
  code: 'ha-authkeys/undefined-key',
  severity: 'error',
  docs: {
    title: 'auth names a key that is not in the file',
    what: '`auth N` says which key signs what this node sends, but no line `N METHOD SECRET` follows in this file.',
    why: 'Heartbeat refuses to start: `Auth Key [N] not found in authkeys file`.',
    mend: 'Correct the number, or add the key.',
    source: 'heartbeat 3.0.6, auth.c, parse_authfile',
  },
  examples: {
    bad: ['auth 2\n#    ^ ha-authkeys/undefined-key: no key 2\n1 sha1 kO8Ud1Qw\n'],
    good: ['auth 2\n1 md5 v3Rt0Pla\n2 sha1 kO8Ud1Qw\n'],
  },
  document({ blocks }, context) {
    const numbers = blocks.flatMap(({ tree }) => (tree.kind === 'key' ? [tree.number.text] : []));
    for (const { tree, at } of blocks) {
      if (tree.kind !== 'auth' || !tree.number || numbers.includes(tree.number.text)) continue;
      const { number } = tree;
      const [only] = numbers;
      context.report({
        at: at(number.span),
        message: `There is no key ${number.text} in this file, so heartbeat refuses to start. ${only ? `Name a key that is here (${numbers.join(', ')}) or add` : 'Add'} the line "${number.text} sha1 SECRET".`,
        fixes:
          only && numbers.length === 1
            ? [{ title: `Use key ${only}`, edits: [{ at: at(number.span), text: only }] }]
            : [],
      });
    }
  },
});
