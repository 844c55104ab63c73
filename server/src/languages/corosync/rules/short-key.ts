import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

/** The least length of a key, which counts the byte that ends the text (totem.h, TOTEM_PRIVATE_KEY_LEN_MIN). */
const SHORTEST = 127;

export default defineRule<CorosyncNode>({
  code: 'corosync/short-key',
  severity: 'error',
  docs: {
    title: 'A key in the file',
    what: 'The shared secret stands in this file. It needs 127 characters or more.',
    why: 'With a shorter one corosync refuses to start: `key is too short`. A long enough one is known to everybody who can read the file, which is usually everybody.',
    mend: 'Make `/etc/corosync/authkey` with `corosync-keygen`, copy it to all nodes, and remove the key from the file.',
    source: 'corosync 3.1.7, totemconfig.c, totem_config_keyread',
  },
  examples: {
    bad: [
      `${totem('  crypto_hash: sha256\n  key: 7d2c1f\n#      ^^^^^^ corosync/short-key: 127\n')}${twoNodes()}`,
    ],
    good: [`${totem('  crypto_hash: sha256\n')}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    const key = config.last('totem', 'key');
    if (!key || key.node.value.text === '') return;
    const isUsed =
      !config.last('totem', 'keyfile') &&
      (config.text('totem', 'secauth') === 'on' ||
        ['crypto_hash', 'crypto_cipher'].some((name) => (config.text('totem', name) ?? 'none') !== 'none'));
    const isShort = new TextEncoder().encode(key.node.value.text).length < SHORTEST;
    context.report({
      at: key.at(key.node.value.span),
      ...(!(isUsed && isShort) && { severity: 'warning' as const }),
      message:
        isUsed && isShort
          ? `The key is shorter than ${SHORTEST} characters, and corosync refuses to start. Better keep it out of this file: "corosync-keygen" makes /etc/corosync/authkey, which is read without this setting.`
          : 'Everybody who can read this file knows the key and can speak as a node. "corosync-keygen" makes /etc/corosync/authkey, which only root can read; then remove this setting.',
    });
  },
});
