import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { resourceOf } from '../resources.ts';
import { type CrmshNode, pairNamed, type Word } from '../tree.ts';
import { roleOf } from '../values.ts';
import { isPacemakerSince } from '../versions.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/old-role-word',
  severity: 'info',
  docs: {
    title: 'Master and Slave are the old words for Promoted and Unpromoted',
    what: 'Pacemaker 2.1 renamed the roles. This is said only where the cluster is of that age: by `"pacemaker": "2.1"` or later in ha-cluster.json, by its dc-version, or because the same resource uses the new words elsewhere.',
    why: 'The old words are still understood, with a warning in the log, but they will go; and two words for one thing confuse whoever reads this at night.',
    mend: 'Write Promoted for Master, and Unpromoted for Slave.',
    source: 'Pacemaker 2.1.0 release notes',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 \\\n    op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted\nclone c_drbd drbd meta promotable=true notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs c_drbd:Master\n#                                    ^^^^^^ crmsh/old-role-word: Promoted\norder fs_after_drbd Mandatory: c_drbd:promote fs:start\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 \\\n    op monitor interval=29s role=Master \\\n#                                ^^^^^^ crmsh/old-role-word: Promoted\n    op monitor interval=31s role=Slave\n#                                ^^^^^ crmsh/old-role-word: Unpromoted\nclone c_drbd drbd meta promotable=true notify=true\nproperty dc-version=2.1.5-a3f44794f94\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
  },
  nodes: {
    member({ resource, qualifier }, context) {
      if (!qualifier) return;
      const clone = resourceOf(resource.text, context);
      const child = resourceOf(clone?.members[0] ?? '', context);
      const hasNewWord = child?.operations.some(({ attributes }) =>
        /^(?:un)?promoted$/i.test(attributes['role'] ?? ''),
      );
      check(qualifier, context, hasNewWord ? clone?.members[0] : undefined);
    },
    location: ({ options }, context) => check(pairNamed(options, 'role')?.value, context),
    rule: ({ role }, context) => check(role, context),
    operation: ({ pairs }, context) => check(pairNamed(pairs, 'role')?.value, context),
    monitor: ({ role }, context) => check(role, context),
    attributes({ section, pairs }, context) {
      if (section === 'meta') check(pairNamed(pairs, 'target-role')?.value, context);
    },
  },
});

/** `calledSo`: the resource whose monitors use the new words. */
function check(word: Word | undefined, context: RuleContext, calledSo?: string): void {
  if (!word || !/^(?:master|slave)$/i.test(word.text)) return;
  if (calledSo === undefined && !isPacemakerSince('2.1', context)) return;
  const now = roleOf(word.text) ?? '';
  context.report({
    at: word.span,
    message: `Since Pacemaker 2.1 the role ${word.text} is called ${now}${calledSo === undefined ? '' : `, as the monitors of "${calledSo}" call it`}.`,
    tag: 'deprecated',
    fixes: [{ title: `Replace with ${now}`, edits: [{ at: word.span, text: now }], kind: 'modernise' }],
  });
}
