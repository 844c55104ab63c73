import { nodeKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { linesOf, settingsOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/ping-of-member',
  severity: 'warning',
  docs: {
    title: 'A node of the cluster used as ping node',
    what: 'A host of a `ping` line is a node of this cluster, by its name or by its `ucast` address.',
    why: 'A ping node is to tell which side of a broken network is still connected. A member says only that the members reach each other, and heartbeat keeps it as two nodes, member and ping node.',
    mend: 'Ping a host outside the cluster that is always up, such as the router.',
    source: 'heartbeat 3.0.6, lib/plugins/HBcomm/ping.c; ha.cf(5), ping',
  },
  examples: {
    bad: [
      'node alice bob\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nping 10.0.0.2\n#    ^^^^^^^^ ha-cf/ping-of-member: outside\nrespawn hacluster /usr/libexec/heartbeat/ipfail\n',
    ],
    good: [
      'node alice bob\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nping 10.0.0.254\nrespawn hacluster /usr/libexec/heartbeat/ipfail\n',
    ],
  },
  document(view, context) {
    const members = new Map(settingsOf(view, 'node').map((one) => [nodeKey(one.word.text), one]));
    for (const { line, at } of linesOf(view, 'ucast', 'ucast6')) {
      const address = line.values[1];
      if (address) members.set(nodeKey(address.text), { word: address, at: at(address) });
    }
    for (const { line, at } of linesOf(view, 'ping', 'ping6', 'ping_group')) {
      const hosts = line.name.text === 'ping_group' ? line.values.slice(1) : line.values;
      for (const host of hosts) {
        const member = members.get(nodeKey(host.text));
        if (!member) continue;
        context.report({
          at: at(host),
          message: `"${host.text}" is a node of this cluster. A ping node tells which node still reaches the world, which a member cannot say. Ping a host outside the cluster, such as the router.`,
          related: [{ at: member.at, message: 'The node of the cluster.' }],
        });
      }
    }
  },
});
