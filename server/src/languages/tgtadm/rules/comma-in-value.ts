import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

/** Options whose values end at a comma on their way to the daemon; parameters are lists of their own. */
const CUT = [
  'backing-store',
  'targetname',
  'initiator-address',
  'initiator-name',
  'user',
  'bstype',
  'bsopts',
  'bsoflags',
  'blocksize',
];

export default defineRule<TgtadmNode>({
  code: 'tgtadm/comma-in-value',
  severity: 'warning',
  docs: {
    title: 'A comma in a value',
    what: 'tgtadm sends all values to the daemon in one text with commas between them.',
    why: 'The daemon takes a comma in the value for its end: a path is cut short, a list of addresses admits the first at most, a user and its password get mixed up.',
    mend: 'Use a name without a comma (a symbolic link for a path); make one call for each address.',
    source: 'tgt 1.0.85, tgtadm.c, main, concat_printf; target.c, concon',
  },
  examples: {
    bad: [
      'tgtadm --op bind --mode target --tid 1 -I 10.0.0.1,10.0.0.2\n#                                         ^^^^^^^^^^^^^^^^^ tgtadm/comma-in-value: one call for each\n',
    ],
    good: [
      'tgtadm --op bind --mode target --tid 1 -I 10.0.0.1\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.2\n',
    ],
  },
  nodes: {
    call(call, context) {
      for (const option of CUT) {
        const value = certainValue(call, option);
        if (!value?.text.includes(',')) continue;
        const mend = option.startsWith('initiator-') ? 'Make one call for each.' : 'Use one without a comma.';
        context.report({
          at: value.span,
          message: `tgtadm passes its values on with commas between them, so the daemon takes this one for "${value.text.split(',', 1)[0]}" and the rest for something else. ${mend}`,
        });
      }
    },
  },
});
