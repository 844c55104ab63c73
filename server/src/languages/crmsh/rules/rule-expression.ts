import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

const MEANT: Readonly<Record<string, string>> = {
  '==': 'eq',
  '=': 'eq',
  is: 'eq',
  '!=': 'ne',
  '<>': 'ne',
  '<': 'lt',
  '<=': 'lte',
  le: 'lte',
  '>': 'gt',
  '>=': 'gte',
  ge: 'gte',
};

const DATE_UNITS = /^(?:hours|monthdays|weekdays|yearsdays|months|weeks|years|weekyears|moon)$/;

export default defineRule<CrmshNode>({
  code: 'crmsh/rule-expression',
  severity: 'error',
  docs: {
    title: 'A rule that crmsh cannot read',
    what: 'An expression is `attribute operator value` with lt, gt, lte, gte, eq or ne; or `defined attribute`, `not_defined attribute`; or `date` with gt, lt, in or spec. Several are joined by `and` or by `or`, not both.',
    why: 'crmsh refuses the statement.',
    mend: 'Use the operators in words; write two rules where `and` and `or` are both needed.',
    source: 'crmsh 4.4.1, parse.py, match_rule_expression',
  },
  examples: {
    bad: [
      'location l vip rule inf: #uname == alice\n#                               ^^ crmsh/rule-expression: eq\nprimitive vip IPaddr2 params ip=192.0.2.80\n',
      'location l vip rule -inf: not_defined ping and ping lte 0 or x eq 1\n#                                                         ^^ crmsh/rule-expression: mix\nprimitive vip IPaddr2 params ip=192.0.2.80\n',
    ],
    good: [
      'location l vip rule -inf: not_defined ping or ping lte 0\nprimitive vip IPaddr2 params ip=192.0.2.80\n',
    ],
  },
  faults: {
    'rule-expression'({ span, found = '', subject }, context) {
      const date = subject === 'date-operator';
      const meant = date ? undefined : MEANT[found.toLowerCase()];
      context.report({
        at: span,
        message:
          subject === 'attribute'
            ? `"${found}" is no name of a node attribute, and crmsh refuses the statement. Names begin with a letter, a digit, "_" or "#".`
            : date
              ? `"${found}" cannot stand after date; crmsh knows gt, lt, in and spec there.`
              : `"${found}" is no operator of a rule, and crmsh refuses the statement. ${meant ? `Write ${meant}.` : 'It knows lt, gt, lte, gte, eq and ne, with string:, number: or version: before them.'}`,
        fixes: meant ? [{ title: `Replace with ${meant}`, edits: [{ at: span, text: meant }] }] : [],
      });
    },
  },
  nodes: {
    rule({ connectives }, context) {
      const [first] = connectives;
      const other = connectives.find(({ text }) => text.toLowerCase() !== first?.text.toLowerCase());
      if (!first || !other) return;
      context.report({
        at: other.span,
        message: `One rule cannot mix ${first.text} and ${other.text}: crmsh refuses it with "Mixing bool ops not allowed". Write two rules.`,
      });
    },
    expression({ form, operator, pairs }, context) {
      if (form !== 'date' || !operator || !/^(?:spec|date_spec|in|in_range)$/i.test(operator.text)) return;
      const isRange = /^in/i.test(operator.text);
      for (const { name } of pairs) {
        if (DATE_UNITS.test(name.text) || (isRange && /^(?:start|end|duration)$/.test(name.text))) continue;
        context.report({
          at: name.span,
          message: `A date knows no "${name.text}", and crmsh refuses the statement. It knows ${isRange ? 'start, end, ' : ''}hours, monthdays, weekdays, yearsdays, months, weeks, years and weekyears.`,
        });
      }
    },
  },
});
