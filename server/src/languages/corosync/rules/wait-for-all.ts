import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { quorum, THREE_NODES, totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/wait-for-all',
  severity: 'warning',
  docs: {
    title: 'A node that starts alone has quorum at once',
    what: '`wait_for_all` is 0 although `two_node` or `last_man_standing` is on.',
    why: 'A node that starts without a connection to the other has quorum, and fences it. The other one starts, has no connection, and fences back, again and again. With last_man_standing, both halves may have quorum.',
    mend: 'Set `wait_for_all: 1`. With two_node that is what happens when the key is absent.',
    source: 'votequorum(5), two_node and last_man_standing',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes()}${quorum('  two_node: 1\n  wait_for_all: 0\n#               ^ corosync/wait-for-all: fences\n')}`,
      `${totem()}${THREE_NODES}${quorum('  last_man_standing: 1\n#                    ^ corosync/wait-for-all: wait_for_all: 1\n')}`,
    ],
    good: [`${totem()}${twoNodes()}${quorum('  two_node: 1\n')}`],
  },
  document(view, context) {
    const config = configOf(view);
    const wait = config.last('quorum', 'wait_for_all');
    if (wait && config.number('quorum', 'wait_for_all') !== 0) return;
    const standing = config.isOn('quorum', 'last_man_standing')
      ? config.last('quorum', 'last_man_standing')
      : undefined;
    const hasTwo = config.isOn('quorum', 'two_node');
    if (wait && hasTwo) {
      context.report({
        at: wait.at(wait.node.value.span),
        message:
          'A node that starts alone has quorum at once and fences the other one, which starts and fences back, again and again. Remove "wait_for_all: 0": with two_node it is on by itself.',
        fixes: [
          { title: 'Set wait_for_all to 1', edits: [{ at: wait.at(wait.node.value.span), text: '1' }] },
        ],
      });
    } else if (standing && !hasTwo) {
      context.report({
        at: standing.at(standing.node.value.span),
        severity: 'info',
        message:
          'Without "wait_for_all: 1", nodes that start apart from each other may each have quorum after "last_man_standing" counted down. Add it.',
      });
    }
  },
});
