import { defineRule } from '../../../core/rule.ts';
import { linesOf, runsPacemaker, startedProgram } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/ipfail-without-ping',
  severity: 'warning',
  docs: {
    title: 'ipfail with nothing to ping',
    what: '`respawn` starts ipfail, but the file names no ping node.',
    why: 'ipfail compares how many ping nodes each node reaches. Without any it never moves a service.',
    mend: 'Add `ping ADDRESS` with a host that is always up, such as the router.',
    source: 'heartbeat 3.0.6, contrib/ipfail; ha.cf(5), ping',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\nrespawn hacluster /usr/lib/heartbeat/ipfail\n#                 ^^^^^^^^^^^^^^^^^^^^^^^^^ ha-cf/ipfail-without-ping: ping\n',
    ],
    good: ['node alice bob\nbcast eth0\nping 10.0.0.254\nrespawn hacluster /usr/lib/heartbeat/ipfail\n'],
  },
  document(view, context) {
    const ipfail = startedProgram(view, 'ipfail');
    if (!ipfail || runsPacemaker(view) !== false) return;
    if (linesOf(view, 'ping', 'ping6', 'ping_group', 'hbaping').length > 0) return;
    context.report({
      at: ipfail.at,
      message:
        'ipfail compares how many ping nodes each node reaches, and there is none: it never moves a service. Add "ping ADDRESS" with a host that is always up, such as the router.',
    });
  },
});
