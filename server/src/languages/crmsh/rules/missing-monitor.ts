import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { agentOf, resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

/** Agents that send a message on start and stop and run nothing that could die. */
const DOES_NOTHING = /^(?:MailTo|AudibleAlarm)$/;

export default defineRule<CrmshNode>({
  code: 'crmsh/missing-monitor',
  severity: 'info',
  docs: {
    title: 'A resource that is not monitored',
    what: 'The primitive has no `op monitor`.',
    why: 'Pacemaker starts and stops it, but does not notice when it dies in between: no restart, no failover. Before crmsh 4.4.2 no monitor is added by itself.',
    mend: 'Add `op monitor interval=30s timeout=30s`; for a promotable resource one for each role, with different intervals.',
    source: 'Pacemaker Explained, "Monitoring resources for failure"',
  },
  examples: {
    bad: ['primitive vip IPaddr2 params ip=192.0.2.80\n#         ^^^ crmsh/missing-monitor: not monitored\n'],
    good: [
      'primitive vip IPaddr2 params ip=192.0.2.80 op monitor interval=10s\n',
      'primitive vip IPaddr2 params ip=192.0.2.80\nmonitor vip 10s:20s\n',
      'rsc_template address IPaddr2 op monitor interval=10s\nprimitive vip @address params ip=192.0.2.80\n',
    ],
  },
  nodes: {
    primitive(statement, context) {
      const { id, operations, template, lists } = statement;
      if (!id || DOES_NOTHING.test(statement.agent?.type.text ?? '')) return;
      // One that is misspelled is told as that.
      if (operations.some(({ action }) => action && nearest(action.text, ['monitor']))) return;
      // So is a word that has no place, behind which the operations are not read.
      if (/\sop\s+(?:\\\s+)?monitor\s/.test(context.text({ start: 0, end: Number.POSITIVE_INFINITY })))
        return;
      if (context.references('crm-resource', id.text).some(({ data }) => data.by === 'monitor')) return;
      const inherited = template && resourceOf(template.text, context);
      if (template && (!inherited || inherited.operations.some(({ action }) => action === 'monitor'))) return;
      const agent = agentOf(statement, context);
      const end = operations.at(-1)?.span.end ?? lists.at(-1)?.span.end ?? statement.span.end;
      const monitors = (agent?.actions ?? [])
        .filter(({ name, depth }) => name === 'monitor' && (depth === undefined || depth === '0'))
        .map(
          ({ interval, timeout, role }) =>
            ` op monitor interval=${interval && interval !== '0' ? interval : '30s'} timeout=${timeout ?? '30s'}${role ? ` role=${role}` : ''}`,
        );
      const text = monitors.length > 0 ? monitors.join('') : ' op monitor interval=30s timeout=30s';
      context.report({
        at: id.span,
        message: `"${id.text}" is not monitored: when it dies while it runs, the cluster does not notice. Add${text}`,
        fixes: [{ title: 'Add a monitor', edits: [{ at: { start: end, end }, text }] }],
      });
    },
  },
});
