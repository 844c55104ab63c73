import { defineRule, type RuleContext } from '../../../core/rule.ts';
import type { CrmshNode, Pair } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/trailing-semicolon',
  severity: 'warning',
  docs: {
    title: 'A semicolon at the end of a statement',
    what: 'The last word ends in a semicolon, as a command of the shell may.',
    why: 'crmsh has no separator but the line: the semicolon becomes part of the value. In an interval it gets into the id of the operation, and the commit is refused.',
    mend: 'Take the semicolon out.',
    source: 'crmsh 4.4.1: "Type ID does not allow value"',
  },
  examples: {
    bad: [
      'primitive db lsb:mysql op monitor interval=30s;\n#                                             ^ crmsh/trailing-semicolon: refused\n',
      'primitive d ocf:example:d params state=/run/d; op monitor interval=30s\n#                                            ^ crmsh/trailing-semicolon: part of the value\n',
    ],
    good: [
      'primitive db lsb:mysql op monitor interval=30s\nprimitive d ocf:example:d params command="a; b;" op monitor interval=30s\n',
    ],
  },
  nodes: {
    operation({ pairs }, context) {
      check(pairs, 'error', 'it gets into the id of the operation, and the commit is refused', context);
    },
    attributes({ pairs }, context) {
      check(pairs, 'warning', 'it is part of the value', context);
    },
  },
});

function check(
  pairs: readonly Pair[],
  severity: 'error' | 'warning',
  consequence: string,
  context: RuleContext,
): void {
  for (const { span } of pairs) {
    if (!context.text(span).endsWith(';')) continue;
    const at = { start: span.end - 1, end: span.end };
    context.report({
      at,
      severity,
      message: `A semicolon ends nothing in crmsh: ${consequence}. Take it out.`,
      fixes: [{ title: 'Remove the semicolon', edits: [{ at, text: '' }], certain: true }],
    });
  }
}
