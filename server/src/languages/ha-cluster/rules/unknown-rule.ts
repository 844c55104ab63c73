import { defineRule } from '../../../core/rule.ts';
import { RULE_CODES } from '../../../core/rule-codes.generated.ts';
import { nearest } from '../../../core/suggest.ts';
import type { ClusterFileNode } from '../tree.ts';

export default defineRule<ClusterFileNode>({
  code: 'ha-cluster/unknown-rule',
  severity: 'warning',
  docs: {
    title: 'A level for a rule that does not exist',
    what: 'The name of an entry of `rules` is not the code of any rule.',
    why: 'The level is given to nobody: the problem that you meant to silence, or to take more seriously, is reported as before.',
    mend: 'Write the code as the Problems panel or `ha-cluster lint` shows it behind the problem, such as `drbd/unknown-option`.',
  },
  examples: {
    bad: [
      '{\n  "rules": { "drbd/unknown-opton": "off" }\n#            ^^^^^^^^^^^^^^^^^^^^ ha-cluster/unknown-rule: "drbd/unknown-option"\n}\n',
      '{\n  "rules": { "unknown-option": "off" }\n#            ^^^^^^^^^^^^^^^^ ha-cluster/unknown-rule: "drbd/unknown-option"\n}\n',
    ],
    good: ['{\n  "rules": { "drbd/unknown-option": "off" }\n}\n'],
  },
  faults: {
    'unknown-rule'({ span, found = '' }, context) {
      const meant = RULE_CODES.find((code) => code.endsWith(`/${found}`)) ?? nearest(found, RULE_CODES);
      context.report({
        at: span,
        message: `There is no rule "${found}", so this level is given to nobody. ${meant ? `Did you mean "${meant}"?` : 'The code stands behind each problem, as in "drbd/unknown-option".'}`,
        fixes: meant
          ? [{ title: `Replace with "${meant}"`, edits: [{ at: span, text: JSON.stringify(meant) }] }]
          : [],
      });
    },
  },
});
