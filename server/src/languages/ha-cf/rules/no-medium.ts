import { defineRule } from '../../../core/rule.ts';
import { MEDIA } from '../catalog.ts';
import { hasUnknownDirective, linesOf, statements } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/no-medium',
  severity: 'error',
  docs: {
    title: 'No way for the nodes to hear each other',
    what: 'There is no `bcast`, `ucast`, `mcast` or `serial` line. Ping nodes alone do not carry heartbeats.',
    why: 'Heartbeat refuses to start: `No heartbeat media defined`. With ping nodes alone it starts, every node believes the others dead, and all of them take the services.',
    mend: 'Add a link, better two: `bcast eth1`, or `ucast eth0 ADDRESS` for every node.',
    source: 'heartbeat 3.0.6, config.c, init_config',
  },
  examples: {
    bad: [
      'node alice bob\n#<- ha-cf/no-medium: bcast\nkeepalive 2\n',
      'node alice bob\n#<- ha-cf/no-medium: ping\nping 10.0.0.254\nrespawn hacluster /usr/libexec/heartbeat/ipfail\n',
    ],
    good: ['node alice bob\nbcast eth0\n', 'node alice bob\nserial /dev/ttyS0\n'],
  },
  document(view, context) {
    // A medium without values is reported at its own place.
    if (linesOf(view, ...MEDIA).length > 0) return;
    const [first] = statements(view);
    if (!first || hasUnknownDirective(view)) return;
    const pings = linesOf(view, 'ping', 'ping6', 'ping_group').length > 0;
    context.report({
      at: first.at(first.line.name),
      message: `No line says how the nodes hear each other${pings ? ', and ping nodes do not carry heartbeats: every node would believe the others dead and take the services' : '; heartbeat refuses to start'}. Add "bcast eth1", or "ucast eth0 ADDRESS" for every node, better both.`,
    });
  },
});
