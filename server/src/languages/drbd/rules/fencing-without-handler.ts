import { defineRule } from '../../../core/rule.ts';
import { FENCE_HANDLERS } from '../examples.ts';
import { optionKey } from '../facts.ts';
import { inForce, isSetByResources } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/fencing-without-handler',
  severity: 'warning',
  docs: {
    title: 'Fencing with nobody to fence',
    what: '`fencing` is set, and neither the resource nor `common` has a `fence-peer` handler.',
    why: 'When the connection is lost, DRBD calls the handler to shut the peer out. With `resource-and-stonith` and no handler, I/O stays frozen; with `resource-only`, both sides go on and the data may diverge.',
    mend: 'Add `fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";` and `unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";` to `handlers` (in DRBD 8.4 the scripts without `.9`, with `after-resync-target`).',
    source: 'drbd.conf-9.0(5); crm-fence-peer.9.sh of drbd-utils 9.22',
  },
  examples: {
    bad: [
      'common {\n  net {\n    fencing resource-and-stonith;\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ drbd/fencing-without-handler: fence-peer\n  }\n}\n',
    ],
    good: [`common {\n  net {\n    fencing resource-and-stonith;\n  }\n${FENCE_HANDLERS}}\n`],
  },
  declares: {
    'drbd-option'(fact, context) {
      const { resource, value } = fact.data;
      if (fact.key !== optionKey(resource, 'fencing') || value === 'dont-care') return;
      if (inForce(context, resource, 'fence-peer', fact).length > 0) return;
      if (resource === undefined && isSetByResources(context, 'fence-peer')) return;
      const effect =
        value === 'resource-and-stonith'
          ? 'I/O stays frozen when the peer is lost'
          : 'nothing shuts the peer out';
      context.report({
        at: fact,
        message: `"fencing ${value}" needs a "fence-peer" handler, and there is none, so ${effect}. Add one to "handlers".`,
      });
    },
  },
});
