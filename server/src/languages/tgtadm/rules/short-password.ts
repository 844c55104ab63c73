import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

/** 96 bits (RFC 7143, 12.1.3); the initiator of Windows takes 12 to 16 characters. */
const SHORTEST = 12;

export default defineRule<TgtadmNode>({
  code: 'tgtadm/short-password',
  severity: 'info',
  docs: {
    title: 'A password that some initiators do not take',
    what: 'The password of the account has fewer than 12 characters.',
    why: 'tgtd takes any password, but the initiator of Windows and others refuse one that is shorter, and then no login is possible. Who records a login can try all short passwords in no time.',
    mend: 'Use 12 to 16 characters.',
    source: 'RFC 7143, 12.1.3; Microsoft iSCSI initiator, CHAP secret',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode account --user backup --password secret7\n#                                                       ^^^^^^^ tgtadm/short-password: 12\n',
    ],
    good: ['tgtadm --op new --mode account --user backup --password kQ82xnWfe71Z\n'],
  },
  nodes: {
    call(call, context) {
      const password = certainValue(call, 'password');
      // Where a `;` cuts the command, the rest of the password stands behind it: a fault of its own.
      if (!password || call.stuckOperator || !does(call, 'account', 'new')) return;
      if (password.text === '' || password.text.length >= SHORTEST) return;
      context.report({
        at: password.span,
        message: `The password has ${password.text.length} characters, and some initiators (that of Windows) refuse fewer than ${SHORTEST}: nobody could log in. Use ${SHORTEST} to 16.`,
      });
    },
  },
});
