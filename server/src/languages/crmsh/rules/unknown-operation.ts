import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { operationNames } from '../catalog.ts';
import { agentOf } from '../resources.ts';
import type { AgentResource, CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/unknown-operation',
  severity: 'warning',
  docs: {
    title: 'An operation that the agent does not have',
    what: 'The word after `op` is the name of an action of the agent: monitor, start, stop, promote ...',
    why: 'crmsh accepts any word there. Pacemaker never runs the operation, so that its timeout or interval has no effect.',
    mend: 'Correct the name.',
    source: 'crmsh 4.4.1, ra.py: "action not found in Resource Agent meta-data"',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80 op moniter interval=10s\n#                                             ^^^^^^^ crmsh/unknown-operation: monitor\n',
    ],
    good: ['primitive vip IPaddr2 params ip=192.0.2.80 op monitor interval=10s\n'],
  },
  nodes: { primitive: check, template: check },
});

function check(statement: AgentResource, context: RuleContext): void {
  const agent = agentOf(statement, context);
  const own = agent?.actions.map(({ name }) => name) ?? [];
  for (const { action } of statement.operations) {
    if (!action || own.includes(action.text) || action.text.includes('<')) continue;
    const common = operationNames.some(({ name }) => name === action.text);
    // Fencing devices are started and stopped by the fencer, not by their agent.
    if (common && (own.length === 0 || agent?.spec.startsWith('stonith:'))) continue;
    const suggestion = nearest(action.text, own.length > 0 ? own : operationNames.map(({ name }) => name));
    if (own.length === 0 && !suggestion) continue;
    context.report({
      at: action.span,
      message: `${agent ? `${agent.spec} has no action "${action.text}"` : `There is no operation "${action.text}"`}, so that Pacemaker never runs it.${suggestion ? ` Did you mean "${suggestion}"?` : ''}`,
      fixes: suggestion
        ? [{ title: `Replace with ${suggestion}`, edits: [{ at: action.span, text: suggestion }] }]
        : [],
    });
  }
}
