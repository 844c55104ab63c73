import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

/** The default of corosync 1 and 2, which went up to 3000 because it proved to be too short. */
const SHORT = 1000;

export default defineRule<CorosyncNode>({
  code: 'corosync/short-token',
  severity: 'info',
  docs: {
    title: 'A node counts as lost within a second',
    what: '`token` is less than 1000 ms. The default was 1000 up to corosync 2, and is 3000 since.',
    why: 'A virtual machine that is moved or waits for its disk, and a switch that converges, are silent for longer. The node is fenced although nothing is wrong with it.',
    mend: 'Remove the setting, or set 3000 or more.',
    source: 'corosync.conf(5), token',
  },
  examples: {
    bad: [`${totem('  token: 500\n#        ^^^ corosync/short-token: 3000\n')}${twoNodes()}`],
    good: [`${totem('  token: 3000\n')}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    const token = config.number('totem', 'token');
    const entry = config.last('totem', 'token');
    // What is refused is reported as that.
    if (!entry || token === undefined || token >= SHORT || token < 126) return;
    context.report({
      at: entry.at(entry.node.value.span),
      message: `A node that is silent for ${token} ms counts as lost, and is fenced: virtual machines and switches are silent for longer without being broken. ${versionOf(context) === '3' ? 'The default is 3000.' : 'Use 3000 or more.'}`,
    });
  },
});
