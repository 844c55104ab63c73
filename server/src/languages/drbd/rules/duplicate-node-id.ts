import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { hostsOf } from '../resource.ts';
import { type DrbdNode, integerOf, type NodeIdStatement } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-node-id',
  severity: 'error',
  docs: {
    title: 'Two hosts with one node-id',
    what: 'Two hosts of a resource have the same `node-id`.',
    why: 'The number tells the hosts apart in the meta-data. drbdadm stops with `conflicting use of node-id`.',
    mend: 'Number the hosts 0, 1, 2 ... and never change the number of a host whose meta-data exist.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      pair(
        '',
        { more: '    node-id 0;\n' },
        { more: '    node-id 0;\n#           ^ drbd/duplicate-node-id: 1 is free\n' },
      ),
    ],
    good: [pair('', { more: '    node-id 0;\n' }, { more: '    node-id 1;\n' })],
  },
  nodes: {
    resource(resource, context) {
      const statements = hostsOf(resource).flatMap(({ nodeId }) => (nodeId ? [nodeId] : []));
      const used = new Set(statements.map(({ id }) => integerOf(id)));
      let free = 0;
      while (used.has(free)) free++;
      const seen = new Map<number, NodeIdStatement>();
      for (const statement of statements) {
        const id = integerOf(statement.id);
        if (id === undefined || !statement.id) continue;
        const first = seen.get(id);
        if (!first) {
          seen.set(id, statement);
          continue;
        }
        context.report({
          at: statement.id.span,
          message: `node-id ${id} belongs to another host of this resource already, and drbdadm refuses to give it twice. ${free} is free.`,
          related: [{ at: first.span, message: `node-id ${id} is given here.` }],
          fixes: [{ title: `Replace with ${free}`, edits: [{ at: statement.id.span, text: String(free) }] }],
        });
      }
    },
  },
});
