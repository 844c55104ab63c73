import { defineRule } from '../../../core/rule.ts';
import { exampleTarget } from '../examples.ts';
import { whyUnmatchable } from '../initiators.ts';
import { entriesOf, isPlaceholder, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/unmatchable-initiator',
  severity: 'warning',
  docs: {
    title: 'An initiator address that matches nobody',
    what: 'An initiator address is `ALL`, an address in numbers, or a network like `10.0.0.0/24`. One stands on each line.',
    why: 'tgtd takes any text at first and compares only numbers later: host names, a lower-case `all`, and addresses with a slip in them never match, and nobody can log in.',
    mend: 'Write the address in numbers, or `ALL` in capitals.',
    source: 'tgt 1.0.85, iscsi/target.c, ip_match',
  },
  examples: {
    bad: [
      exampleTarget(
        'backing-store /dev/drbd0\ninitiator-address all\n#                 ^^^ tgt-targets/unmatchable-initiator: "ALL"\n',
      ),
      exampleTarget(
        'backing-store /dev/drbd0\ninitiator-address 10.0.0.300\n#                 ^^^^^^^^^^ tgt-targets/unmatchable-initiator: no IPv4\n',
      ),
      exampleTarget(
        'backing-store /dev/drbd0\ninitiator-address 10.0.0.5 10.0.0.6\n#                 ^^^^^^^^^^^^^^^^^ tgt-targets/unmatchable-initiator: line of its own\n',
      ),
    ],
    good: [exampleTarget('backing-store /dev/drbd0\ninitiator-address 10.0.0.0/24\ninitiator-address ALL\n')],
  },
  nodes: {
    root(root, context) {
      for (const target of targetsOf(root)) {
        for (const { value } of entriesOf(target, 'initiator-address')) {
          if (!value || isPlaceholder(value)) continue;
          const { text, span } = value;
          if (/[\s,]/.test(text)) {
            context.report({
              at: span,
              severity: /\s/.test(text) ? 'error' : 'warning',
              message: `One address stands on each line: "${text}" admits nobody. Give each its own "initiator-address" on a line of its own.`,
            });
            continue;
          }
          const why = whyUnmatchable(text);
          if (why === undefined) continue;
          const isAll = /^all$/i.test(text);
          context.report({
            at: span,
            message: isAll
              ? `Only "ALL" in capitals means every initiator; "${text}" is taken for a host and admits nobody. Write "ALL".`
              : `${why}: this entry admits nobody, and tgtd says nothing about it. Write the address in numbers.`,
            fixes: isAll
              ? [{ title: 'Replace with ALL', edits: [{ at: span, text: 'ALL' }], certain: true }]
              : [],
          });
        }
      }
    },
  },
});
