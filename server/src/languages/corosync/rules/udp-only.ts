import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/udp-only',
  severity: 'info',
  docs: {
    title: 'A setting of multicast without multicast',
    what: '`mcastaddr` and `broadcast` are for transport udp. In corosync 3 the transport is knet unless the file says otherwise, and knet and udpu send to each node by itself.',
    why: 'Corosync takes the key and does nothing with it. Whoever reads the file looks for multicast on the switches when something is wrong, and there is none.',
    mend: 'Remove the key.',
    source: 'corosync.conf(5), mcastaddr and broadcast; measured on corosync 3.1.7',
  },
  examples: {
    bad: [
      `${totem('  interface {\n    linknumber: 0\n    mcastaddr: 239.255.1.1\n#   ^^^^^^^^^ corosync/udp-only: knet\n  }\n')}${twoNodes()}`,
    ],
    good: [
      `${totem('  transport: udp\n  token_warning: 75\n  interface {\n    linknumber: 0\n    mcastaddr: 239.255.1.1\n  }\n')}${twoNodes()}`,
    ],
  },
  document(view, context) {
    const version = versionOf(context);
    const config = configOf(view);
    const transport = config.transport(version);
    if (version !== '3' || (transport !== 'knet' && transport !== 'udpu')) return;
    for (const { entries } of config.interfaces(version)) {
      for (const entry of [entries.get('mcastaddr'), entries.get('broadcast')]) {
        if (!entry || entry.node.value.text === 'no') continue;
        const { key, span } = entry.node;
        context.report({
          at: entry.at(key.span),
          message: `"${key.text}" is for transport udp, and the transport is ${transport}, which sends to each node by itself: it does nothing. Remove it.`,
          tag: 'unnecessary',
          fixes: [{ title: `Remove "${key.text}"`, edits: [{ at: entry.at(span), text: '' }] }],
        });
      }
    }
  },
});
