import type { ClusterView } from '../../../core/cluster-view.ts';
import { defineRule } from '../../../core/rule.ts';
import { type CrmshNode, pairNamed } from '../tree.ts';
import { booleanOf, durationOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/no-fencing-device',
  severity: 'warning',
  docs: {
    title: 'Fencing is switched on, and there is no fencing device',
    what: 'stonith-enabled (fencing-enabled) is true, and none of the resources is a fencing device (`stonith:...`).',
    why: 'Pacemaker starts no resource at all: "Resource start-up disabled since no STONITH resources have been defined".',
    mend: 'Add a fencing device, such as `primitive fence_alice stonith:fence_ipmilan ...`. With sbd and a watchdog alone, set stonith-watchdog-timeout.',
    source: 'Pacemaker 2.1.5, crm_verify; Pacemaker Explained, "Fencing"',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80 op monitor interval=10s\nproperty stonith-enabled=true\n#                        ^^^^ crmsh/no-fencing-device: starts no resource\n',
    ],
    good: [
      'primitive vip IPaddr2 params ip=192.0.2.80 op monitor interval=10s\nprimitive fence stonith:fence_ipmilan params ip=192.0.2.1 username=a password=b\nproperty stonith-enabled=true\n',
      'primitive vip IPaddr2 params ip=192.0.2.80 op monitor interval=10s\nproperty stonith-enabled=true stonith-watchdog-timeout=10s\n',
      'property stonith-enabled=true\n',
    ],
  },
  nodes: {
    property({ list }, context) {
      const pair = pairNamed(list.pairs, 'stonith-enabled') ?? pairNamed(list.pairs, 'fencing-enabled');
      if (!pair?.value || booleanOf(pair.value.text) !== true) return;
      if (hasWatchdog(context)) return;
      // A file without resources is a part of a configuration.
      if (context.keys('crm-resource').length === 0 || context.keys('fencing-device').length > 0) return;
      context.report({
        at: pair.value.span,
        message:
          'Fencing is on, and there is no fencing device: Pacemaker starts no resource at all ("Resource start-up disabled since no STONITH resources have been defined"). Add a device, such as stonith:fence_ipmilan or stonith:external/sbd.',
      });
    },
  },
});

/** sbd with the watchdog alone needs no device. */
function hasWatchdog(cluster: ClusterView): boolean {
  return ['stonith-watchdog-timeout', 'fencing-watchdog-timeout'].some((name) =>
    cluster.declarations('property', name).some(({ data }) => durationOf(data.value) !== 0),
  );
}
