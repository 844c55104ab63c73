import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import { promotedWord, resourceOf } from '../resources.ts';
import { type CrmshNode, isSimple, membersOf } from '../tree.ts';
import { scoreNumber } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/colocation-without-role',
  severity: 'warning',
  docs: {
    title: 'A colocation with a promotable clone that does not say which role',
    what: 'The resource is placed with a promotable clone (ms), and the role is missing: any node where a copy runs will do, promoted or not.',
    why: 'With DRBD, the file system may be started where DRBD is only Secondary; the mount fails, and the resource moves or stops.',
    mend: 'Add `:Promoted` to the clone (`:Master` before Pacemaker 2.1).',
    source: 'Pacemaker Explained, colocation properties: with-rsc-role',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd\n#                             ^^^^^^^ crmsh/colocation-without-role: :Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nclone c_drbd drbd meta promotable=true notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs c_drbd\n#                             ^^^^^^ crmsh/colocation-without-role: :Promoted\norder fs_after_drbd Mandatory: c_drbd:promote fs:start\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      const members = membersOf(statement);
      if (members.length < 2 || (scoreNumber(statement.score?.text ?? '') ?? 0) <= 0) return;
      const simple = isSimple(statement);
      const dependent = members[0]?.resource.text ?? '';
      for (const [index, { resource, qualifier }] of members.entries()) {
        if (qualifier || (simple && index === 0)) continue;
        const clone = resourceOf(resource.text, context);
        if (clone?.type !== 'clone' || !clone.promotable) continue;
        // A clone beside all copies of another is one thing, a single resource beside one of them is another.
        if (!simple && members.every((one) => resourceOf(one.resource.text, context)?.type === 'clone'))
          return;
        const word = promotedWord(clone);
        const { end } = resource.span;
        context.report({
          at: resource.span,
          message: simple
            ? `"${resource.text}" is promotable, but no role is named: "${dependent}" may be placed where it is not promoted, and fail to start there (a DRBD Secondary cannot be mounted). Write ${resource.text}:${word}.`
            : `"${resource.text}" is promotable, but no role is named: the other resources may be placed where it is not promoted. Write ${resource.text}:${word}.`,
          fixes: [
            { title: `Add :${word}`, edits: [{ at: span(end, end), text: `:${word}` }], certain: true },
          ],
        });
      }
    },
  },
});
