import { defineRule } from '../../../core/rule.ts';
import { configOf, type PlacedEntry } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/needs-knet',
  severity: 'error',
  docs: {
    title: 'A setting that the transport does not have',
    what: 'From corosync 3 on, only knet encrypts and has priorities of links; only udp has a `ttl`.',
    why: 'Corosync refuses to start: `crypto_cipher & crypto_hash are only valid for the Knet transport`, `Can only set ttl on multicast transport types`.',
    mend: 'Use `transport: knet`, or remove the setting.',
    source: 'corosync 3.1.7, totemconfig.c, totem_config_validate',
  },
  examples: {
    bad: [
      `${totem('  transport: udpu\n  crypto_hash: sha256\n#              ^^^^^^ corosync/needs-knet: knet\n  token_warning: 75\n')}${twoNodes()}`,
      `${totem('  transport: knet\n  interface {\n    ttl: 5\n#        ^ corosync/needs-knet: udp\n  }\n')}${twoNodes()}`,
    ],
    good: [`${totem('  transport: knet\n  crypto_hash: sha256\n')}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    if (versionOf(context) !== '3') return;
    const transport = config.transport('3');
    const report = (entry: PlacedEntry | undefined, needed: string) => {
      if (!entry) return;
      context.report({
        at: entry.at(entry.node.value.span),
        message: `"${entry.node.key.text}" needs transport ${needed}, and the transport is ${transport}: corosync refuses to start. Remove it, or use "transport: ${needed}".`,
      });
    };
    const isKnet = transport !== 'udp' && transport !== 'udpu';
    if (!isKnet) {
      const cipher = config.last('totem', 'crypto_cipher');
      const hash = config.last('totem', 'crypto_hash');
      const secauth = config.last('totem', 'secauth');
      const isOn = (entry: PlacedEntry | undefined) =>
        entry !== undefined && entry.node.value.text !== 'none';
      if (isOn(hash)) report(hash, 'knet');
      else if (isOn(cipher)) report(cipher, 'knet');
      else if (secauth?.node.value.text === 'on' && !(cipher && hash)) report(secauth, 'knet');
    }
    for (const { entries } of config.interfaces()) {
      const ttl = entries.get('ttl');
      if (transport !== 'udp' && ttl && Number(ttl.node.value.text) !== 1) report(ttl, 'udp');
      const priority = entries.get('knet_link_priority');
      if (!isKnet && priority && Number(priority.node.value.text) > 1) report(priority, 'knet');
    }
  },
});
