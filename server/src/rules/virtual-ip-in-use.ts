import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const RESOURCE = `#- etc/drbd.d/db.res
${exampleResource('db')}#- cluster.crm
`;

export default defineRule({
  code: 'cluster/virtual-ip-in-use',
  severity: 'error',
  docs: {
    title: 'A virtual IP that is already the address of a node',
    what: 'An address that the cluster moves between nodes is also the fixed address of a replication link or of a cluster link.',
    why: 'When the address moves, the link that used it breaks: DRBD loses its connection or the nodes lose each other, in the middle of the failover that needed them.',
    mend: 'Give the virtual IP an address of its own.',
    source: 'ocf:heartbeat:IPaddr2; drbd.conf(5), address',
  },
  examples: {
    bad: [
      `${RESOURCE}primitive ip_db ocf:heartbeat:IPaddr2 params ip=10.0.0.2 cidr_netmask=24 \\
#                                               ^^^^^^^^ cluster/virtual-ip-in-use: 10.0.0.2
    op monitor interval=10s
`,
    ],
    good: [
      `${RESOURCE}primitive ip_far ocf:heartbeat:IPaddr2 params ip=10.0.9.1 cidr_netmask=24 \\
    op monitor interval=10s
#- etc/drbd.d/db-far.res
resource db-far {
  net { protocol A; }
  stacked-on-top-of db { device /dev/drbd10; address 10.0.9.1:7790; }
  on carol { device /dev/drbd10; disk /dev/vg0/db; address 10.0.9.2:7790; meta-disk internal; }
}
`,
      `${RESOURCE}primitive ip_db ocf:heartbeat:IPaddr2 params ip=10.0.0.100 cidr_netmask=24 \\
    op monitor interval=10s
`,
    ],
  },
  declares: {
    'virtual-ip'(ip, context) {
      // DRBD names no host where the address moves with the lower resource (stacked, floating): that one is meant.
      const used = context
        .declarations('fixed-ip', ip.key)
        .find(({ data }) => data.use !== 'drbd' || data.host !== undefined);
      if (!used) return;
      const owner = used.data.resource ? `DRBD resource "${used.data.resource}"` : used.data.use;
      context.report({
        at: ip,
        message: `${ip.key} is already the fixed address of ${owner}${used.data.host ? ` on ${used.data.host}` : ''}. When "${ip.data.primitive}" moves, that link breaks. Give the virtual IP an address of its own.`,
        related: [{ at: used, message: `used here by ${owner}` }],
      });
    },
  },
});
