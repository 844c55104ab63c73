import { nodeKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { type Setting, settingsOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/duplicate-node',
  severity: 'warning',
  docs: {
    title: 'A node that is named twice',
    what: 'Two `node` values are the same name. Heartbeat compares them without case.',
    why: 'Heartbeat makes two nodes of it, of which one never answers. Most often it is a slip, and the other node is missing.',
    mend: 'Remove one, or write the name of the node that was meant.',
    source: 'heartbeat 3.0.6, config.c, add_node',
  },
  examples: {
    bad: ['node alice\nnode Alice\n#    ^^^^^ ha-cf/duplicate-node: already\nbcast eth0\n'],
    good: ['node alice bob\nbcast eth0\n'],
  },
  document(view, context) {
    const seen = new Map<string, Setting>();
    for (const setting of settingsOf(view, 'node')) {
      if (setting.word.placeholder) continue;
      const key = nodeKey(setting.word.text);
      const first = seen.get(key);
      if (!first) {
        seen.set(key, setting);
        continue;
      }
      context.report({
        at: setting.at,
        message: `The node "${setting.word.text}" is already named; heartbeat waits for two nodes of this name. Remove one, or write the node that was meant.`,
        related: [{ at: first.at, message: 'Named here first.' }],
      });
    }
  },
});
