import type { Declaration } from '../../../core/fact.ts';
import { defineRule, type RuleContext } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

/** What is merged when it is typed into `crm configure` twice, though not when it is loaded. */
const MERGED = new Set(['property', 'defaults', 'fencing']);

export default defineRule<CrmshNode>({
  code: 'crmsh/duplicate-id',
  severity: 'error',
  docs: {
    title: 'An id that is given twice',
    what: 'Resources, constraints, tags, alerts and roles share one space of ids; each id may be given once. So may each set of options: one `property` statement, one `rsc_defaults`, one `op_defaults`, one `fencing_topology`.',
    why: 'crmsh refuses the second statement: `Duplicate resource`, or `Cannot create ... with ID`. In two files, the one that is loaded last replaces the other. Options that are typed in, or come from a here-document, are merged.',
    mend: 'Give one of them another id, or take it out if the statement was pasted twice. Write all properties in one statement.',
    source: 'crmsh 4.4.1, cibconfig.py',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80\nprimitive vip IPaddr2 params ip=192.0.2.81\n#         ^^^ crmsh/duplicate-id: already\n',
      'primitive web ocf:pacemaker:Dummy\nlocation web web 100: alice\n#        ^^^ crmsh/duplicate-id: primitive\n',
      'property stonith-enabled=true\nproperty no-quorum-policy=stop\n#<- crmsh/duplicate-id: one statement\n',
      'node alice\nnode alice\n#    ^^^^^ crmsh/duplicate-id: Duplicate node\n',
    ],
    good: [
      'primitive web ocf:pacemaker:Dummy\nlocation web_near_alice web 100: alice\n',
      'property stonith-enabled=true \\\n    no-quorum-policy=stop\nproperty mysql_replication: host=alice\nrsc_defaults resource-stickiness=1\n',
    ],
  },
  declares: {
    'crm-id'(fact, context) {
      const all = context.declarations('crm-id', fact.key);
      const [first] = all;
      if (!first || first === fact) return;
      const here = all.find(({ slot }) => slot.document === fact.slot.document);
      const other = here && here !== fact ? here : first;
      const inSameFile = other.slot.document === fact.slot.document;
      if (MERGED.has(fact.data.type) && MERGED.has(other.data.type)) {
        if (inSameFile) reportMerged(fact, other, context);
        return;
      }
      context.report({
        at: fact,
        severity: inSameFile ? 'error' : 'info',
        message: inSameFile
          ? `The id "${fact.key}" is already given to a ${other.data.type} above, and crmsh refuses the second statement. Choose another id.`
          : `The id "${fact.key}" is also given to a ${other.data.type} in ${other.slot.document.name}. Whichever file is loaded last replaces the other.`,
        related: [{ at: other, message: `"${fact.key}" is given here first.` }],
      });
    },
    node(fact, context) {
      if (fact.slot.document.language.id !== 'crmsh') return;
      const first = context
        .declarations('node', fact.key)
        .find(({ slot }) => slot.document === fact.slot.document);
      if (!first || first === fact) return;
      context.report({
        at: fact,
        severity: 'warning',
        message: `The node "${fact.data.name}" stands here twice: "crm configure load" refuses the file with "Duplicate node". Write its attributes in one statement.`,
        related: [{ at: first, message: 'It stands here first.' }],
      });
    },
  },
});

/** Only a file that is loaded is refused; in a script for `crm -f`, and in a here-document, the options are merged. */
function reportMerged(fact: Declaration<'crm-id'>, other: Declaration<'crm-id'>, context: RuleContext): void {
  if (fact.slot.document.language.id !== 'crmsh') return;
  context.report({
    at: fact,
    severity: 'warning',
    message: `There is a statement for "${fact.key}" above already: "crm configure load" refuses the file with "Duplicate resource". Write everything in one statement.`,
    related: [{ at: other, message: 'The first statement is here.' }],
  });
}
