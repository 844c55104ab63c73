import { defineRule } from '../../../core/rule.ts';
import { configOf, numberOf, type PlacedEntry } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/duplicate-node-id',
  severity: 'error',
  docs: {
    title: 'Two nodes with one number',
    what: 'Two nodes have the same `nodeid`.',
    why: 'Corosync refuses to start: `Nodeid 1 appears twice in corosync.conf`.',
    mend: 'Give each node a number of its own.',
    source: 'corosync 3.1.7, totemconfig.c, check_for_duplicate_nodeids',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes().replace('nodeid: 2\n', 'nodeid: 1\n#           ^ corosync/duplicate-node-id: appears twice\n')}`,
    ],
    good: [`${totem()}${twoNodes()}`],
  },
  document(view, context) {
    const seen = new Map<number, PlacedEntry>();
    for (const { id } of configOf(view).nodes) {
      const number = id && numberOf(id);
      if (!id || number === undefined || number === 0) continue;
      const first = seen.get(number);
      if (!first) {
        seen.set(number, id);
        continue;
      }
      context.report({
        at: id.at(id.node.value.span),
        message: `Node number ${number} appears twice, and corosync refuses to start. Give each node a number of its own.`,
        related: [{ at: first.at(first.node.value.span), message: `The first node ${number}.` }],
      });
    }
  },
});
