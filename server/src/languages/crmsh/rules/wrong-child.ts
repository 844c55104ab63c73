import type { CrmResource } from '../../../core/fact.ts';
import { defineRule } from '../../../core/rule.ts';
import { declarationOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

const ALLOWED: Readonly<
  Record<string, { readonly types: readonly CrmResource['type'][]; readonly words: string }>
> = {
  group: { types: ['primitive'], words: 'primitives only' },
  clone: { types: ['primitive', 'group'], words: 'a primitive or a group' },
  bundle: { types: ['primitive'], words: 'a primitive' },
};

export default defineRule<CrmshNode>({
  code: 'crmsh/wrong-child',
  severity: 'error',
  docs: {
    title: 'A group or clone of something that cannot be in it',
    what: 'A group holds primitives only; a clone or ms holds one primitive or one group; a bundle one primitive.',
    why: 'crmsh refuses it: `a group may contain only primitives`, `clone may contain a primitive or a group`.',
    mend: 'To keep a clone and a group together, leave both outside and tie them with a colocation and an order.',
    source: 'crmsh 4.4.1, cibconfig.py',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ngroup db ms_drbd fs\n#        ^^^^^^^ crmsh/wrong-child: primitives only\n',
    ],
    good: ['primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ngroup g a b\nclone c g\n'],
  },
  refers: {
    'crm-resource'(fact, context) {
      const { by, id } = fact.data;
      const allowed = ALLOWED[by];
      const child = allowed && declarationOf(fact.key, context);
      if (!allowed || !child || allowed.types.includes(child.data.type)) return;
      const { keyword, type } = child.data;
      const ties =
        by === 'group' && type === 'clone'
          ? ` Take "${fact.key}" out of the group, and tie the group to it: colocation ${id}_with_${fact.key} inf: ${id} ${fact.key}${child.data.promotable ? ':Promoted' : ''}, and an order that starts "${fact.key}" first.`
          : '';
      context.report({
        at: fact,
        message: `"${fact.key}" is a ${keyword}, but a ${by} can hold ${allowed.words}; crmsh refuses it.${ties}`,
        related: [{ at: child, message: `"${fact.key}" is declared as ${keyword} here.` }],
      });
    },
  },
});
