import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

/** Sets of options are merged when they are written again under the same id. */
const MERGED = new Set(['property', 'defaults']);

export default defineRule<CrmshNode>({
  code: 'crmsh/duplicate-id',
  severity: 'error',
  docs: {
    title: 'An id that is given twice',
    what: 'Resources, constraints, tags, alerts and roles share one space of ids; each id may be given once.',
    why: 'crmsh refuses the second statement: `Duplicate resource`, or `Cannot create ... with ID`. In two files, the one that is loaded last replaces the other.',
    mend: 'Give one of them another id, or take it out if the statement was pasted twice.',
    source: 'crmsh 4.4.1, cibconfig.py',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80\nprimitive vip IPaddr2 params ip=192.0.2.81\n#         ^^^ crmsh/duplicate-id: already\n',
      'primitive web ocf:pacemaker:Dummy\nlocation web web 100: alice\n#        ^^^ crmsh/duplicate-id: primitive\n',
    ],
    good: [
      'primitive web ocf:pacemaker:Dummy\nlocation web_near_alice web 100: alice\n',
      'property cib-bootstrap-options: stonith-enabled=true\nproperty cib-bootstrap-options: no-quorum-policy=stop\n',
    ],
  },
  declares: {
    'crm-id'(fact, context) {
      const all = context.declarations('crm-id', fact.key);
      const [first] = all;
      if (!first || first === fact || (MERGED.has(fact.data.type) && MERGED.has(first.data.type))) return;
      const here = all.find(({ slot }) => slot.document === fact.slot.document);
      const other = here && here !== fact ? here : first;
      const inSameFile = other.slot.document === fact.slot.document;
      context.report({
        at: fact,
        severity: inSameFile ? 'error' : 'info',
        message: inSameFile
          ? `The id "${fact.key}" is already given to a ${other.data.type} above, and crmsh refuses the second statement. Choose another id.`
          : `The id "${fact.key}" is also given to a ${other.data.type} in ${other.slot.document.name}. Whichever file is loaded last replaces the other.`,
        related: [{ at: other, message: `"${fact.key}" is given here first.` }],
      });
    },
  },
});
