import { iscsiNameProblem } from '../../../core/iscsi-name.ts';
import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/target-name-form',
  severity: 'warning',
  docs: {
    title: 'A target name that is no iSCSI name',
    what: 'iSCSI names have the form `iqn.YYYY-MM.REVERSED-DOMAIN:TEXT` (year and month in which the domain was yours), `eui.` with 16 hexadecimal digits or `naa.` with 16 or 32, all in lower case.',
    why: 'tgtd takes any name, but initiators check it: some refuse to log in, others find another name when they compare in lower case.',
    mend: 'Use e.g. `iqn.2026-01.com.example:backup`.',
    source: 'RFC 7143, 4.2.7; RFC 3722',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T backup-disk\n#                                        ^^^^^^^^^^^ tgtadm/target-name-form: iqn.\n',
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:Backup\n#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ tgtadm/target-name-form: lower case\n',
      'tgtadm --op new --mode target --tid 1 -T iqn.example.2026-01:backup\n#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ tgtadm/target-name-form: iqn.YYYY-MM\n',
    ],
    good: ['tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:backup\n'],
  },
  nodes: {
    call(call, context) {
      if (!does(call, 'target', 'new')) return;
      const name = certainValue(call, 'targetname');
      // Other characters are refused: a fault of its own.
      if (!name || /[^A-Za-z0-9:.-]/.test(name.text)) return;
      const problem = iscsiNameProblem(name.text);
      if (!problem) return;
      const wellFormed = problem === 'upper-case';
      const lower = name.text.toLowerCase();
      context.report({
        at: name.span,
        message: wellFormed
          ? 'iSCSI names are in lower case; an initiator that compares otherwise does not find this target. Write it in lower case.'
          : `"${name.text}" is no iSCSI name, and initiators may refuse it: write iqn.YYYY-MM.REVERSED-DOMAIN:TEXT, e.g. "iqn.2026-01.com.example:backup".`,
        fixes: wellFormed
          ? [{ title: `Replace with ${lower}`, edits: [{ at: name.span, text: lower }] }]
          : [],
      });
    },
  },
});
