import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { quorum, totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/tie-breaker',
  severity: 'warning',
  docs: {
    title: 'A node that breaks no tie',
    what: '`auto_tie_breaker_node` does nothing without `auto_tie_breaker: 1`, and takes `lowest`, `highest`, or numbers of nodes that exist.',
    why: 'Half of a cluster that was meant to go on stops. Corosync says so in its log only.',
    mend: 'Set `auto_tie_breaker: 1` too, and name nodes by their `nodeid`.',
    source: 'votequorum(5), auto_tie_breaker_node',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes()}${quorum('  two_node: 1\n  auto_tie_breaker_node: lowest\n# ^^^^^^^^^^^^^^^^^^^^^ corosync/tie-breaker: auto_tie_breaker: 1\n')}`,
      `${totem()}${twoNodes()}${quorum('  auto_tie_breaker: 1\n  auto_tie_breaker_node: alpha\n#                        ^^^^^ corosync/tie-breaker: number\n')}`,
    ],
    good: [`${totem()}${twoNodes()}${quorum('  auto_tie_breaker: 1\n  auto_tie_breaker_node: 1\n')}`],
  },
  document(view, context) {
    const config = configOf(view);
    const entry = config.last('quorum', 'auto_tie_breaker_node');
    if (!entry) return;
    if (!config.isOn('quorum', 'auto_tie_breaker')) {
      context.report({
        at: entry.at(entry.node.key.span),
        message:
          '"auto_tie_breaker_node" does nothing without "auto_tie_breaker: 1". Add that, or remove this.',
      });
      return;
    }
    const { text, span } = entry.node.value;
    const ids = new Set(config.nodes.flatMap(({ id }) => (id ? [id.node.value.text] : [])));
    if (text === 'lowest' || text === 'highest' || ids.size === 0) return;
    const stranger = text.split(/[ \t]+/).find((word) => !ids.has(word));
    if (stranger === undefined) return;
    context.report({
      at: entry.at(span),
      message: /^\d+$/.test(stranger)
        ? `No node has the number ${stranger}: it breaks no tie.`
        : `"${stranger}" is no number of a node. Write "lowest", "highest", or numbers of nodes (nodeid).`,
    });
  },
});
