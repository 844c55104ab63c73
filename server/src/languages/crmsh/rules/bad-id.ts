import { defineRule, type Place, type RuleContext } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';
import { isId, isResourceName } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-id',
  severity: 'error',
  docs: {
    title: 'An id that Pacemaker does not take',
    what: 'An id begins with a letter or an underscore and has letters, digits, `_`, `-` and `.` after it.',
    why: 'Ids are XML ids in the CIB. crmsh refuses others: `invalid object id`.',
    mend: 'Choose an id of these characters, e.g. `db_1` for `1db`.',
    source: 'crmsh 4.4.1, utils.py, is_id_valid; Pacemaker schema, xsd:ID',
  },
  examples: {
    bad: ['primitive 1db ocf:pacemaker:Dummy\n#         ^^^ crmsh/bad-id: begins with\n'],
    good: ['primitive db-1.eu ocf:pacemaker:Dummy\n'],
  },
  nodes: {
    acl({ roles }, context) {
      for (const { text, span } of roles) if (!/^[\w#$-]/.test(text)) cannotName(text, span, 'role', context);
    },
  },
  refers: {
    'crm-resource'(fact, context) {
      const { by } = fact.data;
      if (by !== 'clone' && by !== 'location' && by !== 'tag') return;
      if (!isResourceName(fact.key)) cannotName(fact.key, fact, 'resource', context);
    },
  },
  declares: {
    'crm-id'(fact, context) {
      if (isId(fact.key) || fact.key.startsWith('<')) return;
      const bad = /[^\w.-]/.exec(fact.key)?.[0];
      const proposal = fact.key.replace(/[^\w.-]/g, '_').replace(/^(?=[^A-Za-z_])/, '_');
      context.report({
        at: fact,
        message: `"${fact.key}" cannot be an id: ${bad ? `it contains "${bad}"` : 'it begins with a character that is neither a letter nor an underscore'}, and crmsh refuses it with "invalid object id". Write, for example, "${proposal}".`,
      });
    },
  },
});

function cannotName(name: string, at: Place, kind: string, context: RuleContext): void {
  context.report({
    at,
    message: `"${name}" cannot be the id of a ${kind}, and crmsh refuses the statement with "Expected ${kind === 'role' ? 'identifier' : kind}". Ids begin with a letter or an underscore.`,
  });
}
