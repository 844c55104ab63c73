import { defineRule } from '../../../core/rule.ts';
import { FENCE_HANDLERS } from '../examples.ts';
import { optionKey } from '../facts.ts';
import { inForce, isSetByResources } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/two-primaries-without-fencing',
  severity: 'warning',
  docs: {
    title: 'Two primaries and no fencing',
    what: '`allow-two-primaries` is set, and no `fencing` policy holds for the resource.',
    why: 'When the connection breaks, both nodes go on writing, and one of them must lose its changes. With two primaries a broken cable is a split brain.',
    mend: 'Set `fencing resource-and-stonith;` with a `fence-peer` handler. During a live migration only, `allow-two-primaries` can be switched on for the moment instead.',
    source: 'drbd.conf-9.0(5), allow-two-primaries, fencing',
  },
  examples: {
    bad: [
      'common {\n  net {\n    allow-two-primaries yes;\n#   ^^^^^^^^^^^^^^^^^^^^^^^^ drbd/two-primaries-without-fencing: split brain\n  }\n}\n',
    ],
    good: [
      `common {\n  net {\n    allow-two-primaries yes;\n    fencing resource-and-stonith;\n  }\n${FENCE_HANDLERS}}\n`,
    ],
  },
  declares: {
    'drbd-option'(fact, context) {
      const { resource, value } = fact.data;
      if (fact.key !== optionKey(resource, 'allow-two-primaries') || value === 'no') return;
      if (inForce(context, resource, 'fencing', fact).some(({ data }) => data.value !== 'dont-care')) return;
      if (resource === undefined && isSetByResources(context, 'fencing')) return;
      context.report({
        at: fact,
        message:
          'With two primaries and no fencing, a broken cable is a split brain: both nodes go on writing, and the changes of one are lost. Set "fencing resource-and-stonith;" with a "fence-peer" handler.',
      });
    },
  },
});
