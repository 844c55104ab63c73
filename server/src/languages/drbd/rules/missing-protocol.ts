import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { inForce } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

// Only 8.3 takes so few activity log extents.
const OLD = 'common {\n  syncer {\n    al-extents 31;\n  }\n}\n';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-protocol',
  severity: 'error',
  docs: {
    title: 'A resource of DRBD 8.3 without protocol',
    what: 'DRBD 8.3 has no default for `protocol`: it stands in the resource or in `common`, outside of `net`.',
    why: 'drbdadm 8.3 stops with `protocol definition missing`.',
    mend: 'Write `protocol C;` in `common` or in the resource.',
    source: 'drbdadm-83 of drbd-utils 9.22',
  },
  examples: {
    bad: [`${OLD}${pair().replace('\n', '\n#        ^^ drbd/missing-protocol: protocol C\n')}`],
    good: [OLD + pair('  protocol C;\n')],
  },
  declares: {
    'drbd-resource'(fact, context) {
      if (versionOf(context) !== '8.3') return;
      if (inForce(context, fact.key, 'protocol').length > 0) return;
      context.report({
        at: fact,
        message: `Resource "${fact.key}" has no protocol, and DRBD 8.3 has no default for it: drbdadm refuses the configuration. Write "protocol C;" in the resource, or in "common".`,
      });
    },
  },
});
