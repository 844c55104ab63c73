import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { stepsIn } from '../constraints.ts';
import { furtherStatements } from '../edits.ts';
import {
  constraintsBetween,
  hasBrokenConstraint,
  isDrbdClone,
  promotedWord,
  relativesOf,
  resourceOf,
  withInside,
} from '../resources.ts';
import { type CrmshNode, isSimple, membersOf } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/order-without-colocation',
  severity: 'warning',
  docs: {
    title: 'A resource started after a promotion, but not placed with it',
    what: 'An order says when, a colocation says where. The resource waits for the promotion of the clone, but no colocation keeps it on the node that is promoted.',
    why: 'Pacemaker may start the file system on the other node, where DRBD is Secondary: the mount fails.',
    mend: 'Add `colocation ID inf: RESOURCE CLONE:Promoted`.',
    source: 'Pacemaker Explained, colocation constraints',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n#                              ^^^^^^^^^^^^^^^^^^^^^^^^ crmsh/order-without-colocation: colocation\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip ocf:pacemaker:Dummy\norder after_drbd Mandatory: ms_drbd:promote ( fs:start ip:start )\n#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ crmsh/order-without-colocation: colocation\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
  },
  nodes: {
    order(statement, context) {
      const simple = isSimple(statement);
      const step = stepsIn(statement).find(
        ({ before }) =>
          before.qualifier?.text.toLowerCase() === 'promote' &&
          resourceOf(before.resource.text, context)?.promotable,
      );
      if (!step) return;
      const { before: first, after: then } = step;
      const clone = resourceOf(first.resource.text, context);
      const follower = resourceOf(then.resource.text, context);
      if (!clone || !follower || follower.type === 'clone') return;
      const clones = withInside(first.resource.text, context);
      const followers = simple ? [then] : membersOf(statement).filter((one) => one !== first);
      const around = new Set(followers.flatMap(({ resource }) => [...relativesOf(resource.text, context)]));
      if (constraintsBetween('colocation', clones, around, context).length > 0) return;
      if (hasBrokenConstraint('colocation', around, context)) return;
      const drbd = isDrbdClone(clone, context);
      const colocation = `colocation ${then.resource.text}_with_${first.resource.text} inf: ${then.resource.text} ${first.resource.text}:${promotedWord(clone)}`;
      const { end } = statement.span;
      const [place] = statement.id ? context.declarations('constraint', statement.id.text) : [];
      const added = furtherStatements(place, [colocation]);
      context.report({
        at: cover(first.span, then.span),
        severity: drbd ? 'warning' : 'info',
        message: `"${then.resource.text}" waits until "${first.resource.text}" is promoted, but nothing keeps it on that node: an order says when, not where. ${drbd ? 'On the other node DRBD is Secondary, and the resource fails to start.' : 'It may start on another node.'} Add: ${colocation}`,
        fixes:
          added === undefined
            ? []
            : [{ title: 'Add the colocation', edits: [{ at: { start: end, end }, text: added }] }],
      });
    },
  },
});
