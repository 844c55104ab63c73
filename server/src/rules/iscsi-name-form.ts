import { iscsiNameProblem } from '../core/iscsi-name.ts';
import { defineRule } from '../core/rule.ts';

const cluster = (iqn: string, note = '') => `#- cluster.crm
primitive tgt_san ocf:heartbeat:iSCSITarget \\
    params iqn=${iqn} \\
${note}    op monitor interval=20s
`;

export default defineRule({
  code: 'cluster/iscsi-name-form',
  severity: 'warning',
  docs: {
    title: 'The iqn of an iSCSITarget is no iSCSI name',
    what: 'iSCSI names have the form `iqn.YYYY-MM.REVERSED-DOMAIN:TEXT` (year and month in which the domain was yours), `eui.` with 16 hexadecimal digits or `naa.` with 16 or 32, all in lower case.',
    why: 'The agent passes on any name, but initiators check it: some refuse to log in, others find another name when they compare in lower case.',
    mend: 'Use e.g. `iqn.2026-01.com.example:san`.',
    source: 'RFC 7143, 4.2.7; RFC 3722',
  },
  examples: {
    bad: [
      cluster('san-disk', '#              ^^^^^^^^ cluster/iscsi-name-form: iqn.YYYY-MM\n'),
      cluster(
        'iqn.2026-01.com.example:SAN',
        '#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ cluster/iscsi-name-form: lower case\n',
      ),
    ],
    good: [cluster('iqn.2026-01.com.example:san')],
  },
  declares: {
    'iscsi-target'(target, context) {
      if (target.data.by !== 'primitive') return;
      const problem = iscsiNameProblem(target.key);
      if (!problem) return;
      const lower = target.key.toLowerCase();
      context.report({
        at: target,
        message:
          problem === 'upper-case'
            ? 'iSCSI names are in lower case; an initiator that compares otherwise does not find this target. Write it in lower case, here and in target_iqn.'
            : `"${target.key}" is no iSCSI name, and initiators may refuse it: write iqn.YYYY-MM.REVERSED-DOMAIN:TEXT, e.g. "iqn.2026-01.com.example:san".`,
        fixes:
          problem === 'upper-case'
            ? [
                {
                  title: `Replace with ${lower}`,
                  edits: [
                    { at: target, text: lower },
                    ...context
                      .references('iscsi-target', target.key)
                      .map((unit) => ({ at: unit, text: lower })),
                  ],
                },
              ]
            : [],
      });
    },
  },
});
