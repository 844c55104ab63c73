import { defineRule } from '../../../core/rule.ts';
import { parentsOf } from '../resources.ts';
import type { CrmshNode, Word } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/two-parents',
  severity: 'error',
  docs: {
    title: 'A resource in two groups or clones',
    what: 'A resource can be a member of one group, or the child of one clone or bundle; not of two.',
    why: 'crmsh refuses the second group or clone: `Child primitive already in group`. A member that stands twice in one group is refused as well.',
    mend: 'Leave it in one of them and tie the other to it with a colocation and an order. To clone a member of a group, clone the group.',
    source: 'crmsh 4.4.1, cibconfig.py; parse.py, parse_group',
  },
  examples: {
    bad: [
      'primitive ip IPaddr2 params ip=192.0.2.80\nprimitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ngroup web ip a\ngroup mail ip b\n#          ^^ crmsh/two-parents: already\n',
      'primitive ip IPaddr2 params ip=192.0.2.80\ngroup web ip ip\n#            ^^ crmsh/two-parents: twice\n',
    ],
    good: [
      'primitive ip IPaddr2 params ip=192.0.2.80\nprimitive a ocf:pacemaker:Dummy\ngroup web ip a\nclone c_web web\n',
    ],
  },
  nodes: {
    group({ id, members }, context) {
      const seen = new Map<string, Word>();
      for (const member of members) {
        const first = seen.get(member.text);
        if (!first) {
          seen.set(member.text, member);
          continue;
        }
        context.report({
          at: member.span,
          message: `"${member.text}" stands twice in the group "${id?.text ?? ''}", and crmsh refuses it with "listed more than once". Name it once.`,
          related: [{ at: first.span, message: 'It stands here already.' }],
        });
      }
    },
  },
  declares: {
    'crm-parent'(fact, context) {
      const [first] = parentsOf(fact.key, context);
      if (!first || first === fact || first.data.id === fact.data.id) return;
      context.report({
        at: fact,
        message: `"${fact.key}" is already in the ${first.data.by} "${first.data.id}", and a resource has one parent only: crmsh refuses this one. ${first.data.by === 'group' ? `Use the group "${first.data.id}" as a whole here, or tie the two with a colocation and an order.` : 'Leave it in one of them.'}`,
        related: [{ at: first, message: `It belongs to "${first.data.id}" here.` }],
      });
    },
  },
});
