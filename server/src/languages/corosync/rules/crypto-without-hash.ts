import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/crypto-without-hash',
  severity: 'error',
  docs: {
    title: 'Encryption without a signature',
    what: '`crypto_cipher` needs a `crypto_hash` other than `none` beside it.',
    why: 'Corosync refuses to start: `crypto_cipher requires crypto_hash with value other than none`.',
    mend: 'Add `crypto_hash: sha256`.',
    source: 'corosync 3.1.7, totemconfig.c, totem_get_crypto',
  },
  examples: {
    bad: [
      `${totem('  crypto_cipher: aes256\n#                ^^^^^^ corosync/crypto-without-hash: sha256\n')}${twoNodes()}`,
    ],
    good: [`${totem('  crypto_cipher: aes256\n  crypto_hash: sha256\n')}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    if (versionOf(context) === '1') return;
    const isOn = config.text('totem', 'secauth') === 'on';
    const cipher = config.last('totem', 'crypto_cipher');
    const hash = config.last('totem', 'crypto_hash');
    const hashing = hash ? hash.node.value.text !== 'none' : isOn;
    const ciphering = cipher ? cipher.node.value.text !== 'none' : isOn;
    if (!ciphering || hashing) return;
    const at = cipher ?? hash;
    if (!at) return;
    const end = { start: at.node.span.end, end: at.node.span.end };
    context.report({
      at: at.at(at.node.value.span),
      message:
        'Encryption needs a signature: corosync refuses to start without a "crypto_hash" other than none. Set "crypto_hash: sha256".',
      fixes: [
        hash
          ? {
              title: 'Set crypto_hash to sha256',
              edits: [{ at: hash.at(hash.node.value.span), text: 'sha256' }],
            }
          : {
              title: 'Add "crypto_hash: sha256"',
              edits: [{ at: at.at(end), text: '\n  crypto_hash: sha256' }],
            },
      ],
    });
  },
});
