import { defineRule } from '../../../core/rule.ts';
import { settingOf, settingsOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/single-node',
  severity: 'warning',
  docs: {
    title: 'A cluster of one',
    what: 'The file names only one node, and others may not join by themselves.',
    why: 'There is no node to take over. Heartbeat drops the packets of nodes that it does not know.',
    mend: 'Name the other node too. The same file belongs on all nodes.',
    source: 'heartbeat 3.0.6, config.c, init_config; ha.cf(5), node',
  },
  examples: {
    bad: ['node alice\n#    ^^^^^ ha-cf/single-node: take over\nbcast eth0\n'],
    good: ['node alice bob\nbcast eth0\n', 'autojoin other\nnode alice\nbcast eth0\ncrm respawn\n'],
  },
  document(view, context) {
    const nodes = settingsOf(view, 'node');
    const [first] = nodes;
    const autojoin = settingOf(view, 'autojoin')?.word.text.toLowerCase() ?? 'none';
    if (!first || autojoin !== 'none') return;
    if (nodes.some(({ word }) => word.placeholder)) return;
    // The same name twice is a fault of its own.
    if (nodes.length > 1) return;
    context.report({
      at: first.at,
      message: `"${first.word.text}" is the only node: there is none to take over, and heartbeat drops what unknown nodes send. Name the other node too.`,
    });
  },
});
