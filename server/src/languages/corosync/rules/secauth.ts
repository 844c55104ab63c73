import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/secauth',
  severity: 'info',
  docs: {
    title: 'The old switch for encryption',
    what: '`secauth` is the old way to turn encryption on or off. `crypto_cipher` and `crypto_hash` say what is used, and win where both are set.',
    why: 'What `secauth: on` means has changed between versions (sha1, then sha256), so that nodes in an upgrade may not understand each other.',
    mend: 'Write `crypto_cipher: aes256` and `crypto_hash: sha256`.',
    source: 'corosync.conf(5), secauth; corosync 3.1.7, totemconfig.c, totem_get_crypto',
  },
  examples: {
    bad: [
      `${totem('  transport: knet\n  secauth: on\n# ^^^^^^^ corosync/secauth: crypto_cipher\n')}${twoNodes()}`,
    ],
    good: [`${totem('  transport: knet\n  crypto_cipher: aes256\n  crypto_hash: sha256\n')}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    if (versionOf(context) !== '3') return;
    const secauth = config.last('totem', 'secauth');
    if (secauth?.node.value.text !== 'on') return;
    const isOverridden = config.last('totem', 'crypto_cipher') && config.last('totem', 'crypto_hash');
    context.report({
      at: secauth.at(secauth.node.key.span),
      message: isOverridden
        ? '"secauth" does nothing beside "crypto_cipher" and "crypto_hash". Remove it.'
        : '"secauth" is the old switch; what it means depends on the version. Write "crypto_cipher: aes256" and "crypto_hash: sha256".',
      tag: 'deprecated',
      fixes: [
        isOverridden
          ? { title: 'Remove secauth', edits: [{ at: secauth.at(secauth.node.span), text: '' }] }
          : {
              title: 'Replace with crypto_cipher and crypto_hash',
              edits: [
                { at: secauth.at(secauth.node.span), text: 'crypto_cipher: aes256\n  crypto_hash: sha256' },
              ],
            },
      ],
    });
  },
});
