import { defineRule } from '../core/rule.ts';
import { nearest } from '../core/suggest.ts';
import { exampleResource } from './examples/example-resource.ts';

const RESOURCE = `#- etc/drbd.d/db.res
${exampleResource('mysql')}#- cluster.crm
`;

const DRBD_PARAMETERS = new Set(['stacked-on-top-of', 'resync-after', 'after']);

export default defineRule({
  code: 'cluster/unknown-drbd-resource',
  severity: 'error',
  docs: {
    title: 'A DRBD resource that drbd.conf does not define',
    what: 'A cluster resource names a DRBD resource, and no file in the cluster defines one of that name.',
    why: 'The agent asks `drbdadm` for the resource, gets nothing, and its start fails with "not configured": Pacemaker then stops it everywhere and does not try again.',
    mend: 'Write the name as it stands after `resource` in drbd.conf or its *.res files.',
    source: 'ocf:linbit:drbd, drbd_validate_all; heartbeat resource script drbddisk',
  },
  examples: {
    bad: [
      `${RESOURCE}primitive drbd_db ocf:linbit:drbd params drbd_resource=mysq \\
#                                                      ^^^^ cluster/unknown-drbd-resource: "mysql"
    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
`,
    ],
    good: [
      `${RESOURCE}primitive drbd_db ocf:linbit:drbd params drbd_resource=mysql \\
    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
`,
    ],
  },
  refers: {
    'drbd-resource'(use, context) {
      // Of what DRBD files themselves name, drbd/unknown-resource speaks.
      if (DRBD_PARAMETERS.has(use.data.parameter)) return;
      // What another node has and this one lacks is missed where it is (cluster/missing-copy).
      if (context.allNodes.declarations('drbd-resource', use.key).length > 0) return;
      const defined = context.keys('drbd-resource');
      if (defined.length === 0) return;
      const meant = nearest(use.key, defined) ?? (defined.length === 1 ? defined[0] : undefined);
      // A copy that kept the name of its original: of two resources of one name drbd/duplicate-resource speaks.
      if (meant !== undefined && context.declarations('drbd-resource', meant).length > 1) return;
      const list = defined.slice(0, 5).map((name) => `"${name}"`);
      context.report({
        at: use,
        message: `There is no DRBD resource "${use.key}", so "${use.data.by}" cannot start. ${meant ? `Did you mean "${meant}"?` : `The DRBD files define ${list.join(', ')}.`}`,
        fixes: meant ? [{ title: `Replace with ${meant}`, edits: [{ at: use, text: meant }] }] : [],
      });
    },
  },
});
