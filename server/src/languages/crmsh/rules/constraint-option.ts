import { defineRule, type RuleContext } from '../../../core/rule.ts';
import type { CrmshNode, LocationStatement, Pair, SetStatement } from '../tree.ts';
import { isVariable } from '../values.ts';

/** What each constraint takes at its end, and with which values (parse.py, try_match_tail). */
const LAST: Readonly<
  Record<SetStatement['kind'], { readonly name: string; readonly values: RegExp; readonly words: string }>
> = {
  colocation: { name: 'node-attribute', values: /^.+$/s, words: 'the name of a node attribute' },
  order: { name: 'symmetrical', values: /^(?:true|false|yes|no|on|off)$/i, words: 'true or false' },
  ticket: {
    name: 'loss-policy',
    values: /^(?:stop|demote|fence|freeze)$/i,
    words: 'stop, demote, fence or freeze',
  },
};

export default defineRule<CrmshNode>({
  code: 'crmsh/constraint-option',
  severity: 'error',
  docs: {
    title: 'An option of a constraint that is unknown, wrong, or not at the end',
    what: 'A colocation can end with node-attribute=NAME, an order with symmetrical=true|false, a ticket with loss-policy=stop|demote|fence|freeze. Among sets there can be sequential= and require-all= with true or false. A location can have resource-discovery=always|never|exclusive in front of its score.',
    why: 'crmsh refuses the constraint: `Unknown attribute`.',
    mend: 'Correct the value, or move the option to the end.',
    source: 'crmsh 4.4.1, parse.py, try_match_tail and ResourceSet.parseattr',
  },
  examples: {
    bad: [
      'primitive a ocf:pacemaker:Dummy\nlocation l a resource-discovery=sometimes 100: alice\n#                               ^^^^^^^^^ crmsh/constraint-option: exclusive\n',
      'primitive a ocf:pacemaker:Dummy\nlocation l a 100: alice resource-discovery=never\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^ crmsh/constraint-option: in front\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\norder o Mandatory: a b symmetrical=maybe\n#                                  ^^^^^ crmsh/constraint-option: true or false\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\norder o Mandatory: symmetrical=false a b\n#                  ^^^^^^^^^^^^^^^^^ crmsh/constraint-option: last\n',
    ],
    good: [
      'primitive a ocf:pacemaker:Dummy\nlocation l a resource-discovery=never -inf: alice\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\norder o Mandatory: a b symmetrical=false\ncolocation c inf: ( a b sequential=true )\n',
    ],
  },
  nodes: {
    location: checkLocation,
    colocation: (statement, context) => check(statement, context),
    order: (statement, context) => check(statement, context),
    ticket: (statement, context) => check(statement, context),
  },
});

function checkLocation({ options, score }: LocationStatement, context: RuleContext): void {
  for (const { name, value, span } of options) {
    if (name.text !== 'resource-discovery' || !value || isVariable(value.text)) continue;
    if (!/^(?:always|never|exclusive)$/.test(value.text)) {
      context.report({
        at: value.span,
        message: `resource-discovery must be always, never or exclusive; Pacemaker refuses "${value.text}".`,
      });
    } else if (score && span.start > score.span.start) {
      context.report({
        at: span,
        message:
          'resource-discovery stands in front of the score; behind the node crmsh refuses it with "Unknown arguments".',
      });
    }
  }
}

function check(statement: SetStatement, context: RuleContext): void {
  const last = LAST[statement.kind];
  for (const option of statement.options) checkOption(option, statement, last, context);
}

function checkOption(
  { name, value, span }: Pair,
  { sets, options, keyword }: SetStatement,
  last: (typeof LAST)[SetStatement['kind']],
  context: RuleContext,
): void {
  if (!value) return;
  if (name.text === 'sequential' || name.text === 'require-all') {
    if (/^(?:true|false|yes|no|on|off|0|1)$/i.test(value.text)) return;
    context.report({
      at: value.span,
      message: `${name.text} is true or false; crmsh refuses "${value.text}".`,
    });
    return;
  }
  if (name.text !== last.name) {
    context.report({
      at: span,
      message: `${keyword.text} has no option "${name.text}", and crmsh refuses it with "Unknown attribute". It can have ${last.name}= (${last.words}), and sequential= and require-all= among its sets.`,
    });
    return;
  }
  if (!last.values.test(value.text)) {
    context.report({
      at: value.span,
      message: `${last.name} must be ${last.words}; crmsh refuses "${value.text}".`,
    });
    return;
  }
  const end = [...sets, ...options].reduce((furthest, one) => Math.max(furthest, one.span.end), 0);
  if (span.end === end) return;
  context.report({
    at: span,
    message: `${last.name} must be the last word of the ${keyword.text}; before the resources crmsh refuses it with "Unknown attribute".`,
  });
}
