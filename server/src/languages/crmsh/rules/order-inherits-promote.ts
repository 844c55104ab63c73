import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import { resourceOf } from '../resources.ts';
import { type CrmshNode, isSimple, membersOf } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/order-inherits-promote',
  severity: 'warning',
  docs: {
    title: 'An order that promotes what cannot be promoted',
    what: 'In `order ID CLONE:promote RESOURCE`, the second resource inherits the action of the first: it means RESOURCE:promote.',
    why: 'A file system, an address or a group is never promoted, so that the order never applies: Pacemaker starts the resource without waiting for the promotion.',
    mend: 'Write `:start` after the second resource.',
    source: 'Pacemaker Explained, ordering properties: then-action defaults to first-action',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs\n#                                              ^^ crmsh/order-inherits-promote: fs:start\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs ocf:pacemaker:Dummy\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
  },
  nodes: {
    order(statement, context) {
      const [first, then] = membersOf(statement);
      if (!first || !then || then.qualifier || !isSimple(statement)) return;
      const action = first.qualifier?.text.toLowerCase();
      if (action !== 'promote' && action !== 'demote') return;
      const follower = resourceOf(then.resource.text, context);
      if (!follower || follower.promotable) return;
      const wanted = action === 'promote' ? 'start' : 'stop';
      const { end } = then.resource.span;
      context.report({
        at: then.resource.span,
        message: `"${then.resource.text}" inherits the action of the first resource here: this means ${then.resource.text}:${action}, which never happens, so that the order has no effect. Write ${then.resource.text}:${wanted}.`,
        fixes: [
          { title: `Add :${wanted}`, edits: [{ at: span(end, end), text: `:${wanted}` }], certain: true },
        ],
      });
    },
  },
});
