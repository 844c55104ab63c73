import { defineRule } from '../../../core/rule.ts';
import { addressParts } from '../addresses.ts';
import { services } from '../scripts.ts';
import { argsOf, type HaresourcesNode, scriptName } from '../tree.ts';

/** Services that are reached over the network; of the others, the order does not matter. */
const LOCAL = new Set(['cron', 'crond', 'iptables', 'multipathd', 'lvm2', 'heartbeat', 'network', 'docker']);
/** Of the scripts that come with heartbeat, those that start a server. */
const SERVERS = ['apache', 'db2', 'ids', 'WAS', 'Xinetd'];
const isServer = new Set([...services.filter((name) => !LOCAL.has(name)), ...SERVERS]);

export default defineRule<HaresourcesNode>({
  code: 'haresources/address-after-service',
  severity: 'info',
  docs: {
    title: 'A service that is started before its address is there',
    what: 'The line starts a network service and only then puts the address on the node.',
    why: 'A service that binds to this address fails at the start, and the whole line is given up. One that listens on all addresses starts; when the line is stopped, the address goes first, and open connections hang where the service would have closed them.',
    mend: 'Put the address in front of the service. (Where clients must not come too early, `portblock` keeps them away.)',
    source: 'heartbeat 3.0.6, ResourceManager: started from left to right, stopped from right to left',
  },
  examples: {
    bad: [
      'alice httpd 10.0.0.1\n#           ^^^^^^^^ haresources/address-after-service: "httpd"\n',
      'alice db2::db2inst1 10.0.0.1\n#                   ^^^^^^^^ haresources/address-after-service: "db2"\n',
    ],
    good: [
      'alice 10.0.0.1 httpd\n',
      'alice 10.0.0.1 httpd 10.0.0.2\n',
      'alice Filesystem::/dev/sdb1::/srv::ext4 10.0.0.1 httpd MailTo::root\n',
    ],
  },
  nodes: {
    group({ resources }, context) {
      const first = resources.findIndex((one) => /^(?:IPaddr2?|IPv6addr)$/.test(scriptName(one)));
      const address = resources[first];
      const service = resources.slice(0, Math.max(first, 0)).find((one) => isServer.has(scriptName(one)));
      if (!address || !service) return;
      const [argument] = argsOf(address);
      const ip = argument ? addressParts(argument).ip.text : address.text;
      context.report({
        at: address.span,
        message: `"${scriptName(service)}" is started before ${ip} is there: a service that binds to the address fails, and the whole line is given up. Put the address in front of it.`,
        related: [{ at: service.span, message: 'Started before the address.' }],
      });
    },
  },
});
