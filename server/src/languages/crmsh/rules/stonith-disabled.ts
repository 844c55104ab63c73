import { isDualPrimary } from '../../../core/devices.ts';
import { defineRule } from '../../../core/rule.ts';
import { type CrmshNode, pairNamed } from '../tree.ts';
import { booleanOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/stonith-disabled',
  severity: 'info',
  docs: {
    title: 'Fencing is switched off',
    what: 'stonith-enabled (fencing-enabled) is false: the cluster does not power off a node that it cannot reach before it takes over.',
    why: "When only the link between the nodes fails, both think that the other is dead and both start the services: split brain. With DRBD each side then writes data of its own, and one side's data are lost later. With dual-primary or shared disks the file system is destroyed at once.",
    mend: 'Configure a fencing device (IPMI, the power switch, sbd, the hypervisor) and set stonith-enabled=true. At least let DRBD fence by its own handlers, and keep two separate links between the nodes.',
    source: 'Pacemaker Explained, "Fencing"; DRBD User\'s Guide, "Resource-level fencing"',
  },
  examples: {
    bad: [
      'property stonith-enabled=false\n#                        ^^^^^ crmsh/stonith-disabled: split brain\n',
      'primitive dlm ocf:pacemaker:controld\nclone c_dlm dlm meta interleave=true\nproperty stonith-enabled=false\n#                        ^^^^^ crmsh/stonith-disabled: destroys data\n',
    ],
    good: ['property stonith-enabled=true\n'],
  },
  nodes: {
    property({ list }, context) {
      const pair = pairNamed(list.pairs, 'stonith-enabled') ?? pairNamed(list.pairs, 'fencing-enabled');
      if (!pair?.value || booleanOf(pair.value.text) !== false) return;
      const dual = context.keys('drbd-resource').find((name) => isDualPrimary(context, name));
      const [shared] = context.keys('shared-storage');
      const what =
        dual !== undefined
          ? `the dual-primary DRBD resource "${dual}"`
          : shared !== undefined && `"${shared}", which several nodes write to at once,`;
      context.report({
        at: pair.value.span,
        severity: what ? 'error' : 'info',
        message: what
          ? `Without fencing, and with ${what} a broken link between the nodes destroys data: both go on writing. Configure a fencing device and set ${pair.name.text}=true.`
          : 'Without fencing, a broken link between the nodes leads to split brain: both start the services. Use a fencing device if there is any way to one.',
      });
    },
  },
});
