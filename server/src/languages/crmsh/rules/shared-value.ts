import type { ClusterView } from '../../../core/cluster-view.ts';
import { pathsOf } from '../../../core/devices.ts';
import type { Reference } from '../../../core/fact.ts';
import { foreignPartner } from '../../../core/placement.ts';
import { defineRule } from '../../../core/rule.ts';
import { resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/shared-value',
  severity: 'warning',
  docs: {
    title: 'Two resources with the same address, device or directory',
    what: 'Two primitives bring up the same virtual address, mount the same device, or mount onto the same directory.',
    why: 'They can be active on two nodes at once: an address that answers twice, or a file system that is mounted twice and destroyed. For addresses crmsh refuses the commit: `violate uniqueness for parameter "ip"`.',
    mend: 'Give the second one a value of its own, or leave one resource and let both services depend on it.',
    source: 'crmsh 4.4.1, cibconfig.py, check_unique_clash',
  },
  examples: {
    bad: [
      'primitive web_ip IPaddr2 params ip=192.0.2.80\nprimitive mail_ip IPaddr2 params ip=192.0.2.80\n#                                   ^^^^^^^^^^ crmsh/shared-value: web_ip\n',
      'primitive a Filesystem params device=/dev/drbd0 directory=/a fstype=ext4\nprimitive b Filesystem params device=/dev/drbd0 directory=/b fstype=ext4\n#                                    ^^^^^^^^^^ crmsh/shared-value: mounts\n',
    ],
    good: ['primitive web_ip IPaddr2 params ip=192.0.2.80\nprimitive mail_ip IPaddr2 params ip=192.0.2.81\n'],
  },
  declares: {
    'virtual-ip'(fact, context) {
      const [first] = context.declarations('virtual-ip', fact.key);
      if (!first || first.data.primitive === fact.data.primitive) return;
      const agents = [fact, first].map(({ data }) => resourceOf(data.primitive, context)?.agent);
      context.report({
        at: fact,
        severity: agents[0] === agents[1] ? 'error' : 'warning',
        message: `"${first.data.primitive}" brings up ${fact.key} already. Two resources with one address can run on two nodes at once, and crmsh refuses two of the same agent ("violate uniqueness"). Give this one an address of its own.`,
        related: [{ at: first, message: `"${first.data.primitive}" has this address.` }],
      });
    },
    'mount-point'(fact, context) {
      const [first] = context.declarations('mount-point', fact.key);
      if (!first || first.data.primitive === fact.data.primitive) return;
      // The same device on the same directory is said once, at the device.
      if (first.data.device !== undefined && first.data.device === fact.data.device) return;
      context.report({
        at: fact,
        message: `"${first.data.primitive}" mounts onto ${fact.key} as well: on one node the second mount hides the first. Give this one a directory of its own.`,
        related: [{ at: first, message: `"${first.data.primitive}" mounts here.` }],
      });
    },
  },
  refers: {
    device(fact, context) {
      if (fact.data.by !== 'filesystem') return;
      // The device of another DRBD resource than its own: that is what is wrong, and cluster/device-of-other-resource.
      if (foreignPartner(context, fact)) return;
      const first = firstMount(fact.key, context);
      if (
        !first ||
        first.data.id === fact.data.id ||
        /^(?:ocfs2|gfs2|nfs4?|cifs)$/.test(fact.data.fstype ?? '')
      )
        return;
      context.report({
        at: fact,
        message: `"${first.data.id}" mounts ${fact.key} as well. Two resources can run on two nodes, and a file system that is mounted twice is destroyed. Correct the device, or let both services use one Filesystem resource.`,
        related: [{ at: first, message: `"${first.data.id}" mounts it here.` }],
      });
    },
  },
});

/** The first Filesystem on a device, whichever of its paths that names. */
function firstMount(device: string, cluster: ClusterView): Reference<'device'> | undefined {
  for (const path of pathsOf(cluster, device)) {
    const found = cluster.references('device', path).find(({ data }) => data.by === 'filesystem');
    if (found) return found;
  }
  return undefined;
}
