import { nodeKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { configOf, hasPlaceholder, type PlacedEntry } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/duplicate-node-name',
  severity: 'warning',
  docs: {
    title: 'Two nodes with one name',
    what: 'Two nodes have the same `name`.',
    why: 'Corosync finds itself by name, and takes the first: both machines believe to be the same node. Pacemaker cannot tell them apart.',
    mend: 'Write what `uname -n` prints on each node.',
    source: 'corosync 3.1.7, totemconfig.c, find_local_node',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes().replace('name: beta\n', 'name: alpha\n#         ^^^^^ corosync/duplicate-node-name: uname\n')}`,
    ],
    good: [`${totem()}${twoNodes()}`],
  },
  document(view, context) {
    const seen = new Map<string, PlacedEntry>();
    for (const { name } of configOf(view).nodes) {
      if (!name || name.node.value.text === '' || hasPlaceholder(name)) continue;
      const key = nodeKey(name.node.value.text);
      const first = seen.get(key);
      if (!first) {
        seen.set(key, name);
        continue;
      }
      context.report({
        at: name.at(name.node.value.span),
        message: `Another node is called "${name.node.value.text}" too. Corosync finds itself by name, so that both take themselves for the first one. Write what "uname -n" prints on this node.`,
        related: [{ at: first.at(first.node.value.span), message: 'The first node of this name.' }],
      });
    }
  },
});
