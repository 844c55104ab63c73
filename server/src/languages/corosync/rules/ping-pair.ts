import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/ping-pair',
  severity: 'info',
  docs: {
    title: 'Only one of two times that belong together',
    what: '`knet_ping_interval` and `knet_ping_timeout` are a pair, and only one of them is set.',
    why: 'The other one is computed from the token time. The timeout may then be shorter than the interval, and the link goes up and down.',
    mend: 'Set both, or none.',
    source: 'corosync.conf(5), knet_ping_interval',
  },
  examples: {
    bad: [
      `${totem('  interface {\n    linknumber: 0\n    knet_ping_interval: 500\n#   ^^^^^^^^^^^^^^^^^^ corosync/ping-pair: knet_ping_timeout\n  }\n')}${twoNodes()}`,
    ],
    good: [
      `${totem('  interface {\n    linknumber: 0\n    knet_ping_interval: 500\n    knet_ping_timeout: 1500\n  }\n')}${twoNodes()}`,
    ],
  },
  document(view, context) {
    for (const { entries } of configOf(view).interfaces()) {
      const interval = entries.get('knet_ping_interval');
      const timeout = entries.get('knet_ping_timeout');
      const only = interval ?? timeout;
      if (!only || (interval && timeout)) continue;
      const other = interval ? 'knet_ping_timeout' : 'knet_ping_interval';
      context.report({
        at: only.at(only.node.key.span),
        message: `"${only.node.key.text}" and "${other}" belong together: the one that is missing is computed from the token time and may not fit. Set both, or none.`,
      });
    }
  },
});
