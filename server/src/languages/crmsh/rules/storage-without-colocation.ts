import { defineRule } from '../../../core/rule.ts';
import { cover, span } from '../../../core/span.ts';
import { arePlacedTogether, isAdvisory, stepsIn } from '../constraints.ts';
import { furtherStatements } from '../edits.ts';
import { hasBrokenConstraint, isLooseStorage, relativesOf, resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/storage-without-colocation',
  severity: 'warning',
  docs: {
    title: 'A service started after a file system, but not placed with it',
    what: 'An order makes a resource wait for a file system or a volume group, and no colocation keeps it on that node.',
    why: 'An order says when, not where: Pacemaker spreads resources over the nodes and starts the service on the other one, where nothing is mounted.',
    mend: 'Put both into a group, or add `colocation ID inf: SERVICE STORAGE`.',
    source: 'Pacemaker Explained, colocation constraints; crm_simulate 2.1.5',
  },
  examples: {
    bad: [
      'primitive fs Filesystem params device=/dev/sdb1 directory=/srv fstype=xfs op monitor interval=20s\nprimitive web ocf:pacemaker:Dummy op monitor interval=20s\norder web_after_fs Mandatory: fs web\n#                             ^^^^^^ crmsh/storage-without-colocation: colocation\n',
    ],
    good: [
      'primitive fs Filesystem params device=/dev/sdb1 directory=/srv fstype=xfs\nprimitive web ocf:pacemaker:Dummy\ncolocation web_with_fs inf: web fs\norder web_after_fs Mandatory: fs web\n',
    ],
  },
  nodes: {
    order(statement, context) {
      if (isAdvisory(statement.score?.text)) return;
      for (const { before, after } of stepsIn(statement)) {
        const [storage, service] = [before.resource.text, after.resource.text];
        const follower = resourceOf(service, context);
        if (!isLooseStorage(storage, context) || !follower || follower.type === 'clone') continue;
        if (/^(?:stop|demote)$/i.test(before.qualifier?.text ?? '')) continue;
        if (arePlacedTogether(storage, service, context)) continue;
        if (hasBrokenConstraint('colocation', relativesOf(service, context), context)) continue;
        const colocation = `colocation ${service}_with_${storage} inf: ${service} ${storage}`;
        const [place] = statement.id ? context.declarations('constraint', statement.id.text) : [];
        const added = furtherStatements(place, [colocation]);
        const { end } = statement.span;
        context.report({
          at: cover(before.span, after.span),
          message: `"${service}" waits for "${storage}", but nothing keeps it on that node: an order says when, not where. On another node nothing is mounted. Add: ${colocation}`,
          fixes:
            added === undefined
              ? []
              : [{ title: 'Add the colocation', edits: [{ at: span(end, end), text: added }] }],
        });
      }
    },
  },
});
