import { defineRule } from '../../../core/rule.ts';
import { isTorn } from '../torn-pair.ts';
import { type CrmshNode, type Pair, pairNamed } from '../tree.ts';
import { booleanOf, durationOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/monitor-interval-zero',
  severity: 'warning',
  docs: {
    title: 'A monitor that never runs',
    what: 'A monitor operation has the interval 0, or none.',
    why: 'Pacemaker then asks only once, before the first start (the probe). If the service dies later, nobody notices, and no failover takes place.',
    mend: 'Give the monitor an interval, such as 10s for an address and 20s or 30s for a service.',
    source: 'crmsh 4.4.1: "interval in monitor should be larger than 0"; Pacemaker Explained, operations',
  },
  examples: {
    bad: [
      'primitive db lsb:mysql op monitor timeout=30s\n#                         ^^^^^^^ crmsh/monitor-interval-zero: interval\n',
      'primitive db lsb:mysql op monitor interval=0 enabled=false\n#                         ^^^^^^^ crmsh/monitor-interval-zero: switched off\n',
    ],
    good: ['primitive db lsb:mysql op monitor interval=30s timeout=30s\n'],
  },
  nodes: {
    operation({ action, pairs }, context) {
      if (action?.text !== 'monitor') return;
      const interval = pairNamed(pairs, 'interval')?.value;
      if (interval && durationOf(interval.text) !== 0) return;
      // `=10s`, `interval10s` and `intervall =10s` are told as what they are.
      if (pairs.some((pair) => isLostInterval(pair) || isTorn(pair, context))) return;
      const enabled = pairNamed(pairs, 'enabled')?.value;
      const off = enabled !== undefined && booleanOf(enabled.text) === false;
      context.report({
        at: action.span,
        severity: off ? 'info' : 'warning',
        message: off
          ? 'The monitor is switched off, so that the cluster does not notice when this resource dies while it runs. If the agent can tell its state, give it an interval such as 30s and take out enabled=false.'
          : `A monitor ${interval ? 'with the interval 0' : 'without interval'} runs only once, before the first start: the cluster does not notice when the resource dies later. Write an interval such as 30s.`,
        fixes: interval ? [{ title: 'Monitor every 30s', edits: [{ at: interval.span, text: '30s' }] }] : [],
      });
    },
  },
});

function isLostInterval({ name, value }: Pair): boolean {
  return name.text === '' || (!value && name.text.startsWith('interval'));
}
