import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

const cluster = (sections: string, note = '') => `#- etc/drbd.d/db.res
${exampleResource('db', { sections })}#- cluster.crm
primitive drbd_db ocf:linbit:drbd params drbd_resource=db op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
${note}clone c_db drbd_db meta promotable=true notify=true
`;

export default defineRule({
  code: 'cluster/drbd-without-fencing',
  severity: 'info',
  docs: {
    title: 'A DRBD resource of Pacemaker without fencing policy',
    what: 'Pacemaker promotes the DRBD resource, and neither the resource nor `common` sets `fencing` (or `quorum`).',
    why: 'When the replication link breaks and the primary dies later, Pacemaker promotes the other node on its old data: all changes since the break are missing, and the two copies can no longer be brought together (split brain).',
    mend: 'Set `fencing resource-and-stonith;` (`resource-only` without stonith) and the handlers crm-fence-peer and crm-unfence-peer; with three nodes `quorum majority;` does it as well.',
    source: 'DRBD User’s Guide, resource-level fencing; drbd.conf-9.0(5), fencing, quorum',
  },
  examples: {
    bad: [
      cluster(
        '',
        '#                                                      ^^ cluster/drbd-without-fencing: old data\n',
      ),
    ],
    good: [
      cluster(
        '  net { fencing resource-and-stonith; }\n  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh"; }\n',
      ),
    ],
  },
  refers: {
    'drbd-resource'(use, context) {
      if (use.data.parameter !== 'drbd_resource') return;
      const isPromoted = context
        .references('crm-resource', use.data.by)
        .some(({ data }) => context.declarations('crm-resource', data.id)[0]?.data.promotable);
      if (!isPromoted) return;
      const [drbd, twice] = context.declarations('drbd-resource', use.key);
      if (!drbd || twice || drbd.data.stacked || drbd.data.template !== undefined) return;
      const isSet = [use.key, '*'].some((owner) =>
        ['fencing', 'quorum'].some((name) =>
          context
            .declarations('drbd-option', `${owner} ${name}`)
            .some(({ data }) => data.value !== 'dont-care' && data.value !== 'off'),
        ),
      );
      // Of two primaries without fencing the resource itself is told.
      if (isSet || drbd.data.dualPrimary) return;
      context.report({
        at: use,
        message: `DRBD resource "${use.key}" has no fencing policy: when the link breaks and the primary dies later, Pacemaker promotes the other node on old data, and what was written in between is lost. Set "fencing resource-and-stonith;" with the handlers crm-fence-peer and crm-unfence-peer.`,
        related: [{ at: drbd, message: `"${use.key}" is defined here.` }],
      });
    },
  },
});
