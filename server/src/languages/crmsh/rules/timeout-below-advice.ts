import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { agentOf } from '../resources.ts';
import { type AgentResource, type CrmshNode, pairNamed } from '../tree.ts';
import { durationOf, inWords, roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/timeout-below-advice',
  severity: 'info',
  docs: {
    title: 'A timeout shorter than the agent advises',
    what: 'The agent says in its metadata how long an action may take on a bad day; the timeout is shorter.',
    why: 'A slow start counts as failed and moves the resource. A stop that runs into its timeout gets the node fenced, or blocks the resource when fencing is off.',
    mend: 'Use at least the advised time.',
    source: 'crmsh 4.4.1: "specified timeout is smaller than the advised"; metadata of the agents',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 op start timeout=60s\n#                                                                       ^^^ crmsh/timeout-below-advice: 240\nms ms_drbd drbd meta notify=true\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 op start timeout=240s\nms ms_drbd drbd meta notify=true\n',
    ],
  },
  nodes: { primitive: check, template: check },
});

function check(statement: AgentResource, context: RuleContext): void {
  const agent = agentOf(statement, context);
  if (!agent) return;
  for (const { action, pairs } of statement.operations) {
    const timeout = pairNamed(pairs, 'timeout')?.value;
    if (!action || !timeout) continue;
    const role = roleOf(pairNamed(pairs, 'role')?.value?.text ?? '');
    const advised = agent.actions.find(
      (one) => one.name === action.text && (!role || !one.role || roleOf(one.role) === role),
    );
    const least = advised?.timeout === undefined ? undefined : durationOf(advised.timeout);
    const given = durationOf(timeout.text);
    if (advised?.timeout === undefined || least === undefined || given === undefined || given >= least)
      continue;
    const consequence =
      action.text === 'stop'
        ? 'A stop that takes longer gets the node fenced'
        : `A ${action.text} that takes longer counts as failed`;
    context.report({
      at: timeout.span,
      message: `${inWords(given)} for ${action.text} is less than the ${inWords(least)} that ${agent.spec} advises. ${consequence}. Write timeout=${advised.timeout} or more.`,
      fixes: [
        {
          title: `Set the timeout to ${advised.timeout}`,
          edits: [{ at: timeout.span, text: advised.timeout }],
        },
      ],
    });
  }
}
