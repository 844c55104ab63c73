import { defineRule } from '../../../core/rule.ts';
import { timeOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';
import { inWords } from '../values.ts';

const DEFAULTS = { keepalive: 1000, deadtime: 30_000 };

export default defineRule<HaCfNode>({
  code: 'ha-cf/deadtime-too-short',
  severity: 'error',
  docs: {
    title: 'deadtime or deadping too short for keepalive',
    what: '`deadtime` and `deadping` must each be more than twice `keepalive` (1 second unless set).',
    why: 'Heartbeat refuses to start: `Dead time [...] is too small compared to keepalive`. With one lost packet the other node would count as dead.',
    mend: 'Make deadtime longer, 15 to 30 seconds is usual, or keepalive shorter.',
    source: 'heartbeat 3.0.6, config.c, init_config',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\nkeepalive 2\ndeadtime 4\n#        ^ ha-cf/deadtime-too-short: twice\n',
      'node alice bob\nbcast eth0\nkeepalive 20\n#         ^^ ha-cf/deadtime-too-short: 30 seconds\n',
      'node alice bob\nbcast eth0\nkeepalive 2\ndeadping 3\n#        ^ ha-cf/deadtime-too-short: twice\nping 10.0.0.254\nrespawn hacluster /usr/libexec/heartbeat/ipfail\n',
    ],
    good: ['node alice bob\nbcast eth0\nkeepalive 2\ndeadtime 15\n'],
  },
  document(view, context) {
    const keepalive = timeOf(view, 'keepalive');
    const interval = keepalive?.milliseconds ?? DEFAULTS.keepalive;
    for (const name of ['deadtime', 'deadping']) {
      const dead = timeOf(view, name);
      const length = dead?.milliseconds ?? DEFAULTS.deadtime;
      // Unset, deadping is deadtime, and reported there.
      if (length > 2 * interval || (!dead && name === 'deadping')) continue;
      const place = dead ?? keepalive;
      if (!place) continue;
      const every = `a heartbeat every ${inWords(interval)}${keepalive ? '' : ', the default'}`;
      context.report({
        at: place.at,
        message: `"${name}" must be more than twice "keepalive", and heartbeat refuses to start with ${inWords(length)}${dead ? '' : ' (the default)'} and ${every}. Make ${name} longer than ${inWords(2 * interval)}, or keepalive shorter.`,
        related: dead && keepalive ? [{ at: keepalive.at, message: `keepalive: ${inWords(interval)}.` }] : [],
      });
    }
  },
});
