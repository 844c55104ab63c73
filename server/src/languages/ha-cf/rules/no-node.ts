import { defineRule } from '../../../core/rule.ts';
import { hasUnknownDirective, linesOf, settingOf, statements } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/no-node',
  severity: 'error',
  docs: {
    title: 'No nodes',
    what: 'The file names no node, and nodes may not join by themselves either.',
    why: 'Heartbeat refuses to start: `no nodes defined`.',
    mend: 'Write `node NAME NAME` with what `uname -n` prints on the machines, or `autojoin any` in a Pacemaker cluster.',
    source: 'heartbeat 3.0.6, config.c, init_config',
  },
  examples: {
    bad: ['bcast eth0\n#<- ha-cf/no-node: uname -n\n'],
    good: ['node alice bob\nbcast eth0\n', 'autojoin any\nbcast eth0\ncrm respawn\n'],
  },
  document(view, context) {
    if (linesOf(view, 'node').some(({ line }) => line.values.length > 0)) return;
    // A "node" without names is reported at its own place.
    if (linesOf(view, 'node').length > 0) return;
    if (hasUnknownDirective(view)) return;
    const autojoin = settingOf(view, 'autojoin')?.word.text.toLowerCase();
    if (autojoin === 'any') return;
    const [first] = statements(view);
    context.report({
      at: first ? first.at(first.line.name) : view.start,
      message: first
        ? 'This file names no node, and heartbeat refuses to start without any. Write "node NAME NAME" with what "uname -n" prints on the machines.'
        : 'This file is empty, and heartbeat refuses to start without nodes and a way for them to speak. Write "node NAME NAME" with what "uname -n" prints on the machines, and a line such as "bcast eth1".',
    });
  },
});
