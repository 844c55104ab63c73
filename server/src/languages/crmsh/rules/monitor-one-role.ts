import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import { parentsOf, promotedWord, resourceOf } from '../resources.ts';
import { type CrmshNode, pairNamed } from '../tree.ts';
import { durationOf, isVariable, roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/monitor-one-role',
  severity: 'warning',
  docs: {
    title: 'A promotable resource that is monitored in one of its roles only',
    what: 'The resource is inside a promotable clone, and its monitors cover one role. A monitor without role is one for unpromoted copies.',
    why: 'A promoted copy that dies is not noticed: DRBD stands still, or the database is gone, and no failover takes place. Unpromoted copies that nobody watches are found broken when they are needed.',
    mend: 'Write two monitors with different intervals, one for each role.',
    source: 'Pacemaker Explained, "Monitoring multi-state resources"; crm_simulate 2.1.5',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 op monitor interval=30s\n#         ^^^^ crmsh/monitor-one-role: where it is promoted\nms ms_drbd drbd meta notify=true\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 op monitor interval=30s role=Promoted\n#         ^^^^ crmsh/monitor-one-role: where it is not promoted\nclone c_drbd drbd meta promotable=true notify=true\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted\nclone c_drbd drbd meta promotable=true notify=true\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 op monitor interval=29s role=Master op monitor interval=31s\nms ms_drbd drbd meta notify=true\n',
    ],
  },
  nodes: {
    primitive(statement, context) {
      const { id, operations, template } = statement;
      const monitors = operations.filter(({ action }) => action?.text === 'monitor');
      const [first] = monitors;
      if (!id || !first || template) return;
      const parent = parentsOf(id.text, context).find(({ data }) => data.by === 'clone');
      const clone = parent && resourceOf(parent.data.id, context);
      if (!clone?.promotable) return;
      if (context.references('crm-resource', id.text).some(({ data }) => data.by === 'monitor')) return;
      const words = monitors.map(({ pairs }) => pairNamed(pairs, 'role')?.value?.text ?? 'Unpromoted');
      const intervals = monitors.map(({ pairs }) => pairNamed(pairs, 'interval')?.value?.text ?? '0');
      // A role that does not exist and a monitor that never runs are faults of their own.
      if (words.some((word) => roleOf(word) === undefined) || intervals.some(isVariable)) return;
      if (intervals.some((interval) => (durationOf(interval) ?? 0) === 0)) return;
      const roles = new Set(words.map((word) => (roleOf(word) === 'Promoted' ? 'Promoted' : 'Unpromoted')));
      if (roles.size > 1) return;
      const missing = roles.has('Promoted') ? 'Unpromoted' : 'Promoted';
      const old = promotedWord(clone) === 'Master';
      const word = missing === 'Promoted' ? (old ? 'Master' : 'Promoted') : old ? 'Slave' : 'Unpromoted';
      const taken = new Set(intervals.map(durationOf));
      const seconds = [29, 31, 30].find((one) => !taken.has(one * 1000)) ?? 28;
      const timeout = pairNamed(first.pairs, 'timeout')?.value?.text;
      const text = ` op monitor interval=${seconds}s${timeout ? ` timeout=${timeout}` : ''} role=${word}`;
      const end = operations.at(-1)?.span.end ?? statement.span.end;
      context.report({
        at: id.span,
        message: `"${id.text}" is not monitored ${missing === 'Promoted' ? 'where it is promoted: a monitor without role is one for unpromoted copies' : 'where it is not promoted'}. When it dies there, the cluster does not notice. Add${text}`,
        fixes: [{ title: `Add a monitor for ${word}`, edits: [{ at: span(end, end), text }] }],
      });
    },
  },
});
