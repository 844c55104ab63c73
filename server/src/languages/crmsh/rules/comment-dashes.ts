import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/comment-dashes',
  severity: 'info',
  docs: {
    title: 'A comment that cannot be kept in the CIB',
    what: 'A comment in front of a statement contains two hyphens in a row, or ends in one.',
    why: "`crm configure load` puts the comment into the XML of the statement, where hyphens cannot stand so: it refuses the whole file with `Comment may not contain '--'`. `crm configure` itself, and `crm -f`, skip comments.",
    mend: 'Write equals signs or single hyphens.',
    source: 'crmsh 4.4.1, configure.load; XML 1.0, section 2.5',
  },
  examples: {
    bad: [
      '# --- the address ---\n#<- crmsh/comment-dashes: crm configure load\nprimitive vip IPaddr2 params ip=192.0.2.80 op monitor interval=10s\n',
    ],
    good: ['# === the address ===\nprimitive vip IPaddr2 params ip=192.0.2.80 op monitor interval=10s\n'],
  },
  faults: {
    'comment-dashes'({ span }, context) {
      context.report({
        at: span,
        message:
          '"crm configure load" refuses the file because of the hyphens in this comment ("Comment may not contain \'--\' or end with \'-\'"). Write equals signs, or hyphens with blanks between them.',
        fixes: [
          {
            title: 'Write equals signs',
            edits: [
              {
                at: span,
                text: context.text(span).replace(/--+|-$/g, (dashes) => '='.repeat(dashes.length)),
              },
            ],
          },
        ],
      });
    },
  },
});
