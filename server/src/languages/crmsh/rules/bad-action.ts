import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { type CrmshNode, isSimple } from '../tree.ts';
import { ACTION_WORDS, isAction, isVariable, roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-action',
  severity: 'error',
  docs: {
    title: 'An action that does not exist, or a role in place of an action',
    what: 'In an order a resource can have an action after its colon: start, stop, promote or demote. Roles such as Master and Promoted belong to colocations.',
    why: 'crmsh refuses the order: `Invalid action`.',
    mend: 'Write an action: promote for Master or Promoted.',
    source: 'crmsh 4.4.1, parse.py, classify_action',
  },
  examples: {
    bad: [
      'primitive a ocf:pacemaker:Stateful\nms ms_a a\nprimitive b ocf:pacemaker:Dummy\ncolocation c inf: b ms_a:Master\norder o Mandatory: ms_a:Master b:start\n#                       ^^^^^^ crmsh/bad-action: promote\n',
    ],
    good: [
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\norder o Mandatory: a:start b:start\n',
    ],
  },
  nodes: {
    order(statement, context) {
      const { sets } = statement;
      const simple = isSimple(statement);
      for (const { resource, qualifier, span } of sets.flatMap(({ members }) => members)) {
        if (qualifier?.text === '') {
          if (simple) continue;
          context.report({
            at: span,
            message: `After "${resource.text}:" an action is missing, and crmsh refuses the order with "Invalid action". Take the colon out; if this is meant as a kind, there is one already.`,
          });
          continue;
        }
        if (!qualifier || isAction(qualifier.text) || isVariable(qualifier.text)) continue;
        if (/^\d+$/.test(qualifier.text)) {
          context.report({
            at: qualifier.span,
            message: `"${resource.text}:${qualifier.text}" names one instance of a clone; Pacemaker has dropped that, and the commit is refused. Name the clone without a number.`,
          });
          continue;
        }
        const role = roleOf(qualifier.text);
        const suggestion =
          role === 'Promoted' ? 'promote' : role ? 'start' : nearest(qualifier.text, ACTION_WORDS);
        context.report({
          at: qualifier.span,
          message: `${role ? `"${qualifier.text}" is a role; an order takes an action` : `There is no action "${qualifier.text}"`}: start, stop, promote or demote. crmsh refuses the order.${suggestion ? ` Write ${suggestion}.` : ''}`,
          fixes: suggestion
            ? [{ title: `Replace with ${suggestion}`, edits: [{ at: qualifier.span, text: suggestion }] }]
            : [],
        });
      }
    },
  },
});
