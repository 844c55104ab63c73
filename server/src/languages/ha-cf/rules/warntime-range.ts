import { defineRule } from '../../../core/rule.ts';
import { timeOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';
import { inWords } from '../values.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/warntime-range',
  severity: 'warning',
  docs: {
    title: 'warntime that cannot warn',
    what: '`warntime` belongs between `keepalive` and `deadtime`.',
    why: 'At or above deadtime, the node is declared dead before anybody is warned. Below keepalive, every heartbeat is late and fills the log. Heartbeat checks neither.',
    mend: 'Set it to a half or a third of deadtime.',
    source: 'heartbeat 3.0.6, config.c, set_warntime_ms and init_config, which compare nothing',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\ndeadtime 10\nwarntime 10\n#        ^^ ha-cf/warntime-range: never\n',
      'node alice bob\nbcast eth0\nkeepalive 5\nwarntime 2\n#        ^ ha-cf/warntime-range: every heartbeat\n',
    ],
    good: ['node alice bob\nbcast eth0\nkeepalive 2\nwarntime 5\ndeadtime 15\n'],
  },
  document(view, context) {
    const warntime = timeOf(view, 'warntime');
    if (!warntime || warntime.milliseconds <= 0) return;
    const deadtime = timeOf(view, 'deadtime');
    const keepalive = timeOf(view, 'keepalive');
    const dead = deadtime?.milliseconds ?? 30_000;
    const interval = keepalive?.milliseconds ?? 1000;
    if (warntime.milliseconds >= dead) {
      context.report({
        at: warntime.at,
        message: `After ${inWords(dead)} the node counts as dead (deadtime${deadtime ? '' : ', default'}), so that a warning after ${inWords(warntime.milliseconds)} never comes in time. Set warntime to half of deadtime or less.`,
        related: deadtime ? [{ at: deadtime.at, message: `deadtime: ${inWords(dead)}.` }] : [],
      });
    } else if (warntime.milliseconds < interval) {
      context.report({
        at: warntime.at,
        message: `Heartbeats come every ${inWords(interval)} (keepalive${keepalive ? '' : ', default'}), so that every heartbeat is late for a warntime of ${inWords(warntime.milliseconds)} and fills the log. Make warntime longer.`,
        related: keepalive ? [{ at: keepalive.at, message: `keepalive: ${inWords(interval)}.` }] : [],
      });
    }
  },
});
