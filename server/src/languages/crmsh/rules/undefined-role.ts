import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/undefined-role',
  severity: 'error',
  docs: {
    title: 'A user with a role that is not declared',
    what: 'acl_target and acl_group name roles; a role is declared by `role ID ...`.',
    why: 'The commit is refused: `IDREF attribute references an unknown ID`.',
    mend: 'Correct the name, or declare the role.',
    source: 'Pacemaker schema acls.rng; crm_verify 2.1.5',
  },
  examples: {
    bad: [
      'role reader read cib\nacl_target tux raeder\n#              ^^^^^^ crmsh/undefined-role: reader\n',
    ],
    good: ['role reader read cib\nacl_target tux reader\n', 'acl_target tux reader\n'],
  },
  nodes: {
    acl({ keyword, roles }, context) {
      const declared = context
        .keys('crm-id')
        .filter((id) => context.declarations('crm-id', id).some(({ data }) => data.type === 'role'));
      if (declared.length === 0) return;
      for (const role of roles) {
        if (declared.includes(role.text)) continue;
        const suggestion = nearest(role.text, declared);
        context.report({
          at: role.span,
          message: `There is no role "${role.text}", and the commit of this ${keyword.text} is refused.${suggestion ? ` Did you mean "${suggestion}"?` : ''}`,
          fixes: suggestion
            ? [{ title: `Replace with ${suggestion}`, edits: [{ at: role.span, text: suggestion }] }]
            : [],
        });
      }
    },
  },
});
