import { defineRule } from '../../../core/rule.ts';
import { type CrmshNode, pairNamed } from '../tree.ts';
import { durationOf } from '../values.ts';

const ONCE = new Set(['start', 'stop', 'promote', 'demote', 'notify', 'migrate_to', 'migrate_from']);

export default defineRule<CrmshNode>({
  code: 'crmsh/operation-interval',
  severity: 'warning',
  docs: {
    title: 'An interval where there must be none',
    what: 'Operations such as start, stop and promote run when they are needed; their interval must be 0.',
    why: 'Pacemaker does not use the operation then, so that its timeout does not count either, and the default (20s) holds.',
    mend: 'Take the interval out, or write interval=0.',
    source: 'crmsh 4.4.1, ra.py: "Specified interval for start is ..., it must be 0"',
  },
  examples: {
    bad: [
      'primitive d ocf:pacemaker:Dummy op start interval=20s timeout=60s\n#                                                 ^^^ crmsh/operation-interval: must be 0\n',
    ],
    good: ['primitive d ocf:pacemaker:Dummy op start interval=0s timeout=60s op monitor interval=20s\n'],
  },
  nodes: {
    operation({ action, pairs }, context) {
      const interval = pairNamed(pairs, 'interval')?.value;
      if (!action || !interval || !ONCE.has(action.text) || (durationOf(interval.text) ?? 0) === 0) return;
      context.report({
        at: interval.span,
        message: `The interval of ${action.text} must be 0: Pacemaker runs it when it is needed and ignores the operation otherwise, with its timeout.`,
        fixes: [{ title: 'Set the interval to 0', edits: [{ at: interval.span, text: '0' }], certain: true }],
      });
    },
  },
});
