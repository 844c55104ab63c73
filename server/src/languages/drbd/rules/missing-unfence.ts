import { defineRule } from '../../../core/rule.ts';
import { FENCE_HANDLERS } from '../examples.ts';
import { optionKey } from '../facts.ts';
import { inForce } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-unfence',
  severity: 'warning',
  docs: {
    title: 'Fencing that is never lifted',
    what: 'The `fence-peer` handler is `crm-fence-peer`, and no handler calls `crm-unfence-peer`.',
    why: 'The script puts a constraint into the cluster that keeps the service on this node. Without its counterpart the constraint stays for ever, and the next failover does not happen.',
    mend: 'Add `unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";` (in DRBD 8.4 `after-resync-target "/usr/lib/drbd/crm-unfence-peer.sh";`).',
    source: 'crm-fence-peer.9.sh of drbd-utils 9.22',
  },
  examples: {
    bad: [
      'common {\n  net {\n    fencing resource-and-stonith;\n  }\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ drbd/missing-unfence: unfence-peer\n  }\n}\n',
    ],
    good: [`common {\n  net {\n    fencing resource-and-stonith;\n  }\n${FENCE_HANDLERS}}\n`],
  },
  declares: {
    'drbd-option'(fact, context) {
      const { resource, value } = fact.data;
      if (fact.key !== optionKey(resource, 'fence-peer') || !value.includes('crm-fence-peer')) return;
      const lifted = ['unfence-peer', 'after-resync-target'].some((handler) =>
        inForce(context, resource, handler, fact).some(({ data }) => data.value.includes('crm-unfence-peer')),
      );
      if (lifted) return;
      const line =
        versionOf(context) === '9'
          ? 'unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";'
          : 'after-resync-target "/usr/lib/drbd/crm-unfence-peer.sh";';
      context.report({
        at: fact,
        message: `This handler puts a constraint into the cluster, and nothing takes it out again, so that the next failover does not happen. Add: ${line}`,
        fixes: [
          {
            title: 'Add the handler that lifts it',
            edits: [
              {
                at: { slot: fact.slot, span: { start: fact.span.end, end: fact.span.end } },
                text: `\n    ${line}`,
              },
            ],
          },
        ],
      });
    },
  },
});
