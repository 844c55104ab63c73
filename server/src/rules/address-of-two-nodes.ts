import type { ClusterView } from '../core/cluster-view.ts';
import type { Declaration } from '../core/fact.ts';
import { addressKey, nodeKey } from '../core/keys.ts';
import { defineRule, type RuleContext } from '../core/rule.ts';
import { exampleCorosync } from './examples/example-corosync.ts';
import { exampleResource } from './examples/example-resource.ts';

const corosync = (alice: string, bob: string) =>
  `#- etc/corosync/corosync.conf\n${exampleCorosync(alice, bob)}`;

export default defineRule({
  code: 'cluster/address-of-two-nodes',
  severity: 'error',
  docs: {
    title: 'One address, two nodes',
    what: 'One file says that an address belongs to a node, and another that it belongs to a different one.',
    why: 'One of them is wrong. DRBD binds the address before it connects, and corosync looks for it among those of the host: the service with the wrong one does not come up, or the link leads a node to itself.',
    mend: 'Look at `ip address` on both nodes and correct the file that is wrong.',
    source: 'drbd.conf(5), address; corosync.conf(5), ringX_addr',
  },
  examples: {
    bad: [
      `${corosync('10.0.0.2', '10.0.0.1')}#- etc/drbd.d/db.res
${exampleResource('db')
  .replace('  on bob', '#                    ^^^^^^^^^^^^^ cluster/address-of-two-nodes: bob\n  on bob')
  .replace(/\}\n$/, '#                  ^^^^^^^^^^^^^ cluster/address-of-two-nodes: alice\n}\n')}`,
    ],
    good: [`${corosync('10.0.0.1', '10.0.0.2')}#- etc/drbd.d/db.res\n${exampleResource('db')}`],
  },
  declares: {
    'fixed-ip'(address, context) {
      const { host, use, resource } = address.data;
      if (host === undefined || /^(?:127\.|::1$)/.test(address.key)) return;
      const all = context.declarations('fixed-ip', address.key);
      const earlier = all.slice(0, all.indexOf(address));
      // A file that says it many times is told once.
      if (earlier.some(({ data }) => data.use === use && isSame(data.host, host))) return;
      const other = earlier.find(
        ({ data }) =>
          data.host !== undefined &&
          !isSame(data.host, host) &&
          // Within one resource, or one nodelist, rules of the language say it.
          (data.use !== use || (use === 'drbd' && data.resource !== resource)) &&
          isNodeOrNoneIsListed(host, context),
      );
      if (!other?.data.host || isSaidElsewhere(address, other, context)) return;
      context.report({
        at: address,
        message: `${address.key} is the address of ${host} here, and of ${other.data.host} elsewhere (${other.data.resource === undefined ? other.data.use : `DRBD resource "${other.data.resource}"`}). One of the two is wrong, and its link does not come up. Look at "ip address" on both nodes.`,
        related: [{ at: other, message: `Here it belongs to ${other.data.host}.` }],
      });
    },
  },
});

/** A host or an address that stands twice in its own file: the rules of the language say so. */
function isSaidElsewhere(
  { data, slot }: Declaration<'fixed-ip'>,
  other: Declaration<'fixed-ip'>,
  context: RuleContext,
): boolean {
  const mates = context.declarations('address', addressKey(data.ip, data.port));
  if (mates.some((one) => one.slot === slot && one.data.host !== data.host)) return true;
  const hosts = context
    .declarations('drbd-resource', data.resource ?? '')
    .flatMap((resource) => resource.data.hosts.map(nodeKey));
  if (hosts.length > new Set(hosts).size) return true;
  const listed = context.declarations('node', nodeKey(other.data.host ?? ''));
  return listed.filter((one) => one.slot.document === other.slot.document).length > 1;
}

/** A host that no list of nodes has is misspelt, or bears another name here than there: a fault of its own. */
function isNodeOrNoneIsListed(host: string, context: ClusterView): boolean {
  const listed = context.keys('node');
  return listed.length === 0 || listed.includes(nodeKey(host));
}

/** `alice` and `alice.example.com` are one node. */
function isSame(a: string | undefined, b: string): boolean {
  if (a === undefined) return false;
  const [one, two] = [nodeKey(a), nodeKey(b)];
  return one === two || one.startsWith(`${two}.`) || two.startsWith(`${one}.`);
}
