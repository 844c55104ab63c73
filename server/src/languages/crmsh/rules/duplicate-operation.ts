import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { type AgentResource, type CrmshNode, type Operation, pairNamed } from '../tree.ts';
import { durationOf, roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/duplicate-operation',
  severity: 'warning',
  docs: {
    title: 'Two operations that Pacemaker cannot tell apart',
    what: 'A resource has the same operation twice with the same interval. Pacemaker knows a recurring operation by its action and its interval alone; the role does not count.',
    why: 'Only one of them runs. With one interval for the monitors of both roles, one of the roles is not monitored.',
    mend: 'Give each monitor an interval of its own, such as 29s for Promoted and 31s for Unpromoted; take out what stands twice.',
    source:
      'Pacemaker Explained, "Multiple monitor operations"; crmsh 4.4.1: "interval in monitor must be unique"',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 \\\n    op monitor interval=30s role=Master \\\n    op monitor interval=30 role=Slave\n#      ^^^^^^^ crmsh/duplicate-operation: interval\nms ms_drbd drbd meta notify=true\n',
      'primitive d ocf:pacemaker:Dummy op start timeout=60 op start timeout=90\n#                                                      ^^^^^ crmsh/duplicate-operation: twice\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 \\\n    op monitor interval=29s role=Master \\\n    op monitor interval=31s role=Slave\nms ms_drbd drbd meta notify=true\n',
    ],
  },
  nodes: { primitive: check, template: check },
});

function check({ operations }: AgentResource, context: RuleContext): void {
  const seen = new Map<string, Operation>();
  for (const operation of operations) {
    const { action } = operation;
    if (!action) continue;
    const interval = pairNamed(operation.pairs, 'interval')?.value?.text ?? '0';
    const time = durationOf(interval);
    if (time === undefined) continue;
    const key = `${action.text} ${time}`;
    const other = seen.get(key);
    if (!other) {
      seen.set(key, operation);
      continue;
    }
    const roles = [other, operation].map(({ pairs }) => roleOf(pairNamed(pairs, 'role')?.value?.text ?? ''));
    const sameRole = roles[0] === roles[1];
    context.report({
      at: action.span,
      message: sameRole
        ? time === 0
          ? `The operation "${action.text}" stands here twice; Pacemaker uses only one of them. Take one out.`
          : `The operation "${action.text}" with the interval ${interval} stands here twice; Pacemaker runs only one of them. Take one out, or give it another interval.`
        : `Two monitors have the same interval ${interval}. Pacemaker tells them apart by the interval and not by the role, so that one role is not monitored. Give one of them another interval, even if only a second longer.`,
      related: [{ at: other.span, message: 'The other one is here.' }],
    });
  }
}
