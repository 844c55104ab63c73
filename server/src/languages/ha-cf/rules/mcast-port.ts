import { defineRule } from '../../../core/rule.ts';
import { linesOf, settingOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';
import { isInteger } from '../values.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/mcast-port',
  severity: 'info',
  docs: {
    title: 'A multicast port that differs from udpport',
    what: '`mcast` has its port on its own line and does not look at `udpport`. The two differ.',
    why: 'A firewall that was opened for udpport drops the multicast heartbeats, and the link is silent.',
    mend: 'Use the same port, unless two are meant.',
    source: 'heartbeat 3.0.6, lib/plugins/HBcomm/mcast.c; ha.cf(5), mcast',
  },
  examples: {
    bad: [
      'udpport 695\nnode alice bob\nmcast eth0 239.0.0.1 694 1 0\n#                    ^^^ ha-cf/mcast-port: 695\n',
    ],
    good: ['udpport 695\nnode alice bob\nmcast eth0 239.0.0.1 695 1 0\n'],
  },
  document(view, context) {
    const udpport = settingOf(view, 'udpport');
    if (!udpport || !isInteger(udpport.word.text)) return;
    for (const { line, at } of linesOf(view, 'mcast', 'mcast6')) {
      const port = line.values[2];
      if (!port || !isInteger(port.text) || Number(port.text) === Number(udpport.word.text)) continue;
      context.report({
        at: at(port),
        message: `"${line.name.text}" does not look at udpport (${udpport.word.text}) and uses ${port.text}. A firewall must let both through; use one port unless two are meant.`,
        related: [{ at: udpport.at, message: 'udpport is set here.' }],
      });
    }
  },
});
