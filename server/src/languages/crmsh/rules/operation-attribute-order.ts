import { defineRule } from '../../../core/rule.ts';
import { operationAttribute } from '../catalog.ts';
import { isTorn } from '../torn-pair.ts';
import { type CrmshNode, pairNamed } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/operation-attribute-order',
  severity: 'error',
  docs: {
    title: 'An attribute of the operation after one of the agent',
    what: 'interval, timeout, role and the like belong to the operation; any other name (such as depth or OCF_CHECK_LEVEL) is handed to the agent. All of the first kind must stand before the second.',
    why: 'crmsh since 4.1.0 refuses the primitive: `Attribute order error`.',
    mend: "Move the attribute before the agent's own. If the name before it is misspelt, correct that.",
    source: 'crmsh 4.4.1, parse.py, match_op',
  },
  examples: {
    bad: [
      'primitive d ocf:pacemaker:Dummy op monitor depth=0 interval=10s\n#                                                  ^^^^^^^^ crmsh/operation-attribute-order: before "depth"\n',
      'primitive d ocf:pacemaker:Dummy op start depth=0\n#                                        ^^^^^ crmsh/operation-attribute-order: no interval\n',
    ],
    good: ['primitive d ocf:pacemaker:Dummy op monitor interval=10s depth=0\n'],
  },
  nodes: {
    operation({ pairs }, context) {
      // crmsh reads $role as role.
      const own = pairs.find(
        ({ name, reference }) => reference || !operationAttribute(name.text.replace(/^\$/, '')),
      );
      // A word without value, or without name, is told as that.
      if (!own || (!own.value && !own.reference) || own.name.text === '' || isTorn(own, context)) return;
      const late = pairs.slice(pairs.indexOf(own) + 1).find(({ name }) => operationAttribute(name.text));
      if (!late) {
        if (pairNamed(pairs, 'interval')) return;
        context.report({
          at: own.name.span,
          message: `This operation has no interval, and crmsh 4 adds interval=0 behind "${own.name.text}", where it then refuses it with "Attribute order error". Write an interval before "${own.name.text}".`,
          fixes: [
            {
              title: 'Insert interval=0',
              edits: [{ at: { start: own.span.start, end: own.span.start }, text: 'interval=0 ' }],
            },
          ],
        });
        return;
      }
      const between = pairs.slice(pairs.indexOf(own), pairs.indexOf(late));
      const first = { start: own.span.start, end: late.span.end };
      const moved = [late, ...between].map(({ span }) => context.text(span)).join(' ');
      const oneLine = !context.text(first).includes('\n');
      context.report({
        at: late.name.span,
        message: `"${late.name.text}" is an attribute of the operation and must stand before "${own.name.text}", which is handed to the agent: crmsh refuses it with "Attribute order error".`,
        fixes: oneLine
          ? [{ title: `Move ${late.name.text} to the front`, edits: [{ at: first, text: moved }] }]
          : [],
      });
    },
  },
});
