import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { drawsTogether, placementsIn } from '../constraints.ts';
import { furtherStatements } from '../edits.ts';
import {
  constraintsBetween,
  hasBrokenConstraint,
  isDrbdClone,
  relativesOf,
  resourceOf,
  withInside,
} from '../resources.ts';
import { type CrmshNode, isSimple, membersOf } from '../tree.ts';
import { roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/colocation-without-order',
  severity: 'warning',
  docs: {
    title: 'A resource placed with a promoted clone, but not started after it',
    what: 'A colocation says where, an order says when. The resource runs where the clone is promoted, but no order constraint makes it wait for the promotion.',
    why: 'Pacemaker may start the file system at the same time as DRBD is promoted: the mount fails now and then, mostly after a reboot or during a failover.',
    mend: 'Add `order ID Mandatory: CLONE:promote RESOURCE:start`.',
    source: 'Pacemaker Explained, ordering constraints',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\n#                          ^^^^^^^^^^^^^^^^^ crmsh/colocation-without-order: order\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip ocf:pacemaker:Dummy\ncolocation on_drbd inf: ( fs ip ) ms_drbd:Master\n#                         ^^^^^^^^^^^^^^^^^^^^^^ crmsh/colocation-without-order: ms_drbd:promote fs:start\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive ip IPaddr2 params ip=10.0.0.9\ncolocation ip_on_drbd inf: ip ms_drbd:Master\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\nprimitive ip ocf:pacemaker:Dummy\ncolocation on_drbd inf: ip fs ms_drbd:Master\norder after_drbd Mandatory: ms_drbd:promote fs:start\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      if (!drawsTogether(statement)) return;
      const simple = isSimple(statement);
      const pair = placementsIn(statement).find(
        ({ leader }) =>
          roleOf(leader.qualifier?.text ?? '') === 'Promoted' &&
          resourceOf(leader.resource.text, context)?.promotable,
      );
      if (!pair) return;
      const { dependent, leader } = pair;
      const clone = resourceOf(leader.resource.text, context);
      const follower = resourceOf(dependent.resource.text, context);
      // Two roles in step (one promotable clone on top of another) have orders of their own.
      if (!clone || !follower || follower.promotable) return;
      const clones = withInside(leader.resource.text, context);
      const followers = simple ? [dependent] : membersOf(statement).filter((one) => one !== leader);
      const around = new Set(followers.flatMap(({ resource }) => [...relativesOf(resource.text, context)]));
      if (constraintsBetween('order', clones, around, context).length > 0) return;
      if (hasBrokenConstraint('order', around, context)) return;
      const drbd = isDrbdClone(clone, context);
      // An address alone uses no device: DRBD's own guide has one follow the lower resource of a stacked one so.
      if (drbd && /(?:^|:)IPaddr2?$/.test(follower.agent ?? '')) return;
      const order = `order ${dependent.resource.text}_after_${leader.resource.text} Mandatory: ${leader.resource.text}:promote ${dependent.resource.text}:start`;
      const { end } = statement.span;
      const [place] = statement.id ? context.declarations('constraint', statement.id.text) : [];
      const added = furtherStatements(place, [order]);
      context.report({
        at: cover(dependent.span, leader.span),
        severity: drbd ? 'warning' : 'info',
        message: `Nothing makes "${dependent.resource.text}" wait until "${leader.resource.text}" is promoted: a colocation says where, not when. ${drbd ? 'It may try to use the DRBD device while that is still Secondary, and fail.' : 'It may start before the promotion.'} Add: ${order}`,
        fixes:
          added === undefined
            ? []
            : [{ title: 'Add the order constraint', edits: [{ at: { start: end, end }, text: added }] }],
      });
    },
  },
});
