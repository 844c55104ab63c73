import { defineRule } from '../../../core/rule.ts';
import { dashed, either, meaningOf, troubled } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/ambiguous-option',
  severity: 'error',
  docs: {
    title: 'An abbreviation of more than one option',
    what: 'The name is the beginning of several options.',
    why: 'tgtadm prints `option is ambiguous` and does nothing.',
    mend: 'Write the option out.',
    source: 'getopt_long(3); tgt 1.0.85',
  },
  examples: {
    bad: [
      'tgtadm --op bind --mode target --tid 1 --initiator 10.0.0.5\n#                                      ^^^^^^^^^^^ tgtadm/ambiguous-option: --initiator-name\n',
    ],
    good: ['tgtadm --op bind --mode target --tid 1 --initiator-a 10.0.0.5\n'],
  },
  nodes: {
    call(call, context) {
      const { operation } = meaningOf(call);
      const fitting = [
        ...(operation?.required ?? []),
        ...(operation?.oneOf ?? []),
        ...(operation?.allowed ?? []),
      ];
      for (const { written, nameSpan, candidates } of troubled(call, 'ambiguous')) {
        const names = candidates.map(({ name }) => name);
        const legal = names.filter((name) => !operation || fitting.includes(name));
        context.report({
          at: nameSpan,
          message: `"${written}" may mean ${either(names.map(dashed))}, so tgtadm refuses the command. Write the option out.`,
          fixes: legal.map((name) => ({
            title: `Replace with ${dashed(name)}`,
            edits: [{ at: nameSpan, text: dashed(name) }],
          })),
        });
      }
    },
  },
});
