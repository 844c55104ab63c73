import { defineRule } from '../../../core/rule.ts';
import { configOf, isWhole } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/no-encryption',
  severity: 'info',
  docs: {
    title: 'Cluster messages without a signature',
    what: 'Neither `crypto_hash` nor `secauth` is on. In corosync 3 that is so unless the file says otherwise; in corosync 1 and 2 only when `secauth: off` says so.',
    why: 'Whoever can send a packet to the port can speak as a node: join the cluster, change its configuration, and have services stopped or nodes fenced.',
    mend: 'Run `corosync-keygen`, copy /etc/corosync/authkey to all nodes, and set `crypto_cipher: aes256` and `crypto_hash: sha256`; in corosync 1 and 2 `secauth: on`. All nodes must change at the same time.',
    source: 'corosync.conf(5), crypto_hash and secauth; corosync-keygen(8)',
  },
  examples: {
    bad: [
      `${totem('  transport: knet\n').replace('totem {\n', 'totem {\n#<- corosync/no-encryption: crypto_hash: sha256\n')}${twoNodes()}`,
      `${totem('  crypto_hash: none\n#              ^^^^ corosync/no-encryption: Anybody\n')}${twoNodes()}`,
    ],
    good: [`${totem('  crypto_cipher: aes256\n  crypto_hash: sha256\n')}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    const version = versionOf(context);
    const [section] = config.sections('totem');
    if (!section || !isWhole(config)) return;
    const isOn = (key: string) => !['none', 'off', undefined].includes(config.text('totem', key));
    if (isOn('crypto_hash') || isOn('crypto_cipher') || isOn('secauth')) return;
    const off = config.last('totem', 'crypto_hash') ?? config.last('totem', 'secauth');
    // Before corosync 3, messages are signed unless the file says otherwise; from then on, only knet can.
    if (version === '3' ? config.transport(version) !== 'knet' : off?.node.key.text !== 'secauth') return;
    context.report({
      at: off ? off.at(off.node.value.span) : section.at(section.node.name.span),
      message: `Anybody who reaches the port can speak as a node and have services stopped. Run corosync-keygen, copy the key to all nodes, and set ${version === '3' ? '"crypto_cipher: aes256" and "crypto_hash: sha256"' : '"secauth: on"'}.`,
    });
  },
});
