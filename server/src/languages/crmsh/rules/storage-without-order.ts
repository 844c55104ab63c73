import { defineRule } from '../../../core/rule.ts';
import { cover, span } from '../../../core/span.ts';
import { drawsTogether, placementsIn } from '../constraints.ts';
import { furtherStatements } from '../edits.ts';
import { ordersBetween } from '../order-graph.ts';
import { hasBrokenConstraint, isLooseStorage, relativesOf, resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/storage-without-order',
  severity: 'warning',
  docs: {
    title: 'A service placed with a file system, but not started after it',
    what: 'A colocation keeps a resource with a file system or a volume group, and no order makes it wait for that.',
    why: 'A colocation says where, not when: Pacemaker starts both at the same time. The service finds an empty directory and fails, or fills it with new data that the mount then hides. When it stops, the unmount fails because the service still has files open, and the node is fenced.',
    mend: 'Put both into a group, or add `order ID Mandatory: STORAGE SERVICE`.',
    source: 'Pacemaker Explained, ordering constraints; crm_simulate 2.1.5',
  },
  examples: {
    bad: [
      'primitive fs Filesystem params device=/dev/sdb1 directory=/srv fstype=xfs op monitor interval=20s\nprimitive web ocf:pacemaker:Dummy op monitor interval=20s\ncolocation web_with_fs inf: web fs\n#                           ^^^^^^ crmsh/storage-without-order: order\n',
    ],
    good: [
      'primitive fs Filesystem params device=/dev/sdb1 directory=/srv fstype=xfs\nprimitive web ocf:pacemaker:Dummy\ncolocation web_with_fs inf: web fs\norder web_after_fs Mandatory: fs web\n',
      'primitive fs Filesystem params device=/dev/sdb1 directory=/srv fstype=xfs\nprimitive ip IPaddr2 params ip=192.0.2.80\ncolocation ip_with_fs inf: ip fs\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      if (!drawsTogether(statement)) return;
      for (const { dependent, leader } of placementsIn(statement)) {
        const [storage, service] = [leader.resource.text, dependent.resource.text];
        const follower = resourceOf(service, context);
        if (!isLooseStorage(storage, context) || !follower || follower.type === 'clone') continue;
        // An address uses no files.
        if (/(?:^|:)IPaddr2?$/.test(follower.agent ?? '')) continue;
        const started = { resource: storage, phase: 'started' } as const;
        const begins = { resource: service, phase: 'begins' } as const;
        if (ordersBetween(started, begins, context)) continue;
        if (ordersBetween({ ...begins, phase: 'started' }, { ...started, phase: 'begins' }, context))
          continue;
        if (hasBrokenConstraint('order', relativesOf(service, context), context)) continue;
        const order = `order ${service}_after_${storage} Mandatory: ${storage} ${service}`;
        const [place] = statement.id ? context.declarations('constraint', statement.id.text) : [];
        const added = furtherStatements(place, [order]);
        const { end } = statement.span;
        context.report({
          at: cover(dependent.span, leader.span),
          message: `Nothing makes "${service}" wait until "${storage}" has started: a colocation says where, not when. It may start on the empty directory, and keep files open when that is unmounted. Add: ${order}`,
          fixes:
            added === undefined
              ? []
              : [{ title: 'Add the order constraint', edits: [{ at: span(end, end), text: added }] }],
        });
      }
    },
  },
});
