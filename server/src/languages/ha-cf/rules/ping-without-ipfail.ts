import { defineRule } from '../../../core/rule.ts';
import { linesOf, runsPacemaker, startedProgram } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/ping-without-ipfail',
  severity: 'warning',
  docs: {
    title: 'Ping nodes that nobody listens to',
    what: 'There are ping nodes, but no `respawn` line starts `ipfail`. With Pacemaker, an ocf:pacemaker:ping resource takes this part.',
    why: 'Heartbeat pings them and does nothing more: when a node loses its network, the services stay on it.',
    mend: 'Add `respawn hacluster /usr/libexec/heartbeat/ipfail` (the directory differs between distributions), or remove the ping nodes.',
    source: 'heartbeat 3.0.6, contrib/ipfail; ha.cf(5), ping',
  },
  examples: {
    bad: ['node alice bob\nbcast eth0\nping 10.0.0.254\n#<- ha-cf/ping-without-ipfail: ipfail\n'],
    good: [
      'node alice bob\nbcast eth0\nping 10.0.0.254\nrespawn hacluster /usr/libexec/heartbeat/ipfail\n',
      'node alice bob\nbcast eth0\nping 10.0.0.254\ncrm respawn\n',
    ],
  },
  document(view, context) {
    const [ping] = linesOf(view, 'ping', 'ping6', 'ping_group').filter(({ line }) => line.values.length > 0);
    if (!ping || runsPacemaker(view) !== false) return;
    if (startedProgram(view, 'ipfail')) return;
    context.report({
      at: ping.at(ping.line.name),
      message:
        'Heartbeat only pings these hosts; without ipfail nothing happens when a node no longer reaches them. Add "respawn hacluster /usr/libexec/heartbeat/ipfail", with the directory of your distribution.',
    });
  },
});
