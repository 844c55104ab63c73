import { DRBD_RESOURCE_PARAMETERS } from '../core/placement.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const drbd = (
  resource: string,
) => `primitive drbd_${resource} ocf:linbit:drbd params drbd_resource=${resource} \\
    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
clone ms_${resource} drbd_${resource} meta promotable=true notify=true
`;
const RESOURCES = `#- etc/drbd.d/all.res
${exampleResource('db')}${exampleResource('san', { minor: 1 })}`;

const script = (note = '') => `#- setup-target.sh
tgtadm --lld iscsi --op new --mode target --tid 1 -T iqn.2026-01.com.example:san
tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd1
${note}tgtadm --lld iscsi --op bind --mode target --tid 1 -I 10.0.0.5
`;

export default defineRule({
  code: 'cluster/export-not-promoted',
  severity: 'warning',
  docs: {
    title: 'A LUN on a DRBD device that the cluster does not promote',
    what: 'A target exports a DRBD device, Pacemaker is configured in the same cluster, and no primitive manages that DRBD resource.',
    why: 'A device that is Secondary cannot be opened for writing, so the LUN is there on the node where somebody promoted it by hand, and on no other. After a failover the initiators have lost their disk.',
    mend: 'Add an `ocf:linbit:drbd` primitive with this `drbd_resource`, as a promotable clone, and start the target where it is Promoted.',
    source: 'DRBD User’s Guide, resource roles; ocf:linbit:drbd',
  },
  examples: {
    bad: [
      `${RESOURCES}#- cluster.crm
${drbd('db')}${script('#                                                                 ^^^^^^^^^^ cluster/export-not-promoted: "san"\n')}`,
    ],
    good: [`${RESOURCES}#- cluster.crm\n${drbd('db')}${drbd('san')}${script()}`, `${RESOURCES}${script()}`],
  },
  refers: {
    device(lun, context) {
      if (lun.data.by !== 'lun') return;
      const [device] = context.declarations('device', lun.key);
      if (!device || context.keys('crm-resource').length === 0) return;
      const { resource } = device.data;
      const isManaged = context
        .references('drbd-resource', resource)
        .some(({ data }) => DRBD_RESOURCE_PARAMETERS.some((name) => name === data.parameter));
      if (isManaged) return;
      context.report({
        at: lun,
        message: `No primitive promotes DRBD resource "${resource}", so after a failover ${lun.key} stays Secondary on the other node and the initiators lose this disk. Add a promotable clone of ocf:linbit:drbd with drbd_resource=${resource}.`,
        related: [{ at: device, message: `DRBD resource "${resource}" makes ${lun.key}.` }],
      });
    },
  },
});
