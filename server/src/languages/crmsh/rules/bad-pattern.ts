import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-pattern',
  severity: 'error',
  docs: {
    title: 'A pattern of resource names that is no regular expression',
    what: 'A location between slashes, `/web.*/`, names resources by an extended regular expression. This one cannot be read.',
    why: 'Pacemaker ignores the constraint: `rsc-pattern has invalid value`.',
    mend: 'Close what is open: brackets, parentheses; put a backslash before characters that are meant literally.',
    source: 'Pacemaker 2.1.5, unpack_simple_location',
  },
  examples: {
    bad: ['location l /web[/ 100: alice\n#           ^^^^ crmsh/bad-pattern: regular expression\n'],
    good: ['location l /web.*/ 100: alice\n'],
  },
  nodes: {
    location({ pattern }, context) {
      if (!pattern || isPattern(pattern.text)) return;
      context.report({
        at: pattern.span,
        message: `"${pattern.text}" is no regular expression that can be read, so that Pacemaker ignores the constraint.`,
      });
    },
  },
});

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
