import { defineRule } from '../../../core/rule.ts';
import { resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';
import { roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/old-role-word',
  severity: 'info',
  docs: {
    title: 'Master and Slave are the old words for Promoted and Unpromoted',
    what: 'Pacemaker 2.1 renamed the roles. This is said only where the cluster is of that age: by `"pacemaker": "2.1"` or later in ha-cluster.json, or because the same resource uses the new words elsewhere.',
    why: 'The old words are still understood, with a warning in the log, but they will go; and two words for one thing confuse whoever reads this at night.',
    mend: 'Write Promoted for Master, and Unpromoted for Slave.',
    source: 'Pacemaker 2.1.0 release notes',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 \\\n    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted\nclone c_drbd drbd meta promotable=true notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs c_drbd:Master\n#                                    ^^^^^^ crmsh/old-role-word: Promoted\norder fs_after_drbd Mandatory: c_drbd:promote fs:start\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
  },
  nodes: {
    member({ resource, qualifier }, context) {
      if (!qualifier || !/^(?:master|slave)$/i.test(qualifier.text)) return;
      const clone = resourceOf(resource.text, context);
      const child = resourceOf(clone?.members[0] ?? '', context);
      const hasNewWord = child?.operations.some(({ attributes }) =>
        /^(?:un)?promoted$/i.test(attributes['role'] ?? ''),
      );
      const isNew = Number.parseFloat(context.versions['pacemaker'] ?? '0') >= 2.1;
      if (!hasNewWord && !isNew) return;
      const now = roleOf(qualifier.text) ?? '';
      context.report({
        at: qualifier.span,
        message: `Since Pacemaker 2.1 the role ${qualifier.text} is called ${now}${hasNewWord ? `, as the monitors of "${clone?.members[0] ?? ''}" call it` : ''}.`,
        tag: 'deprecated',
        fixes: [{ title: `Replace with ${now}`, edits: [{ at: qualifier.span, text: now }], certain: true }],
      });
    },
  },
});
