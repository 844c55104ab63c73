import { defineRule } from '../../../core/rule.ts';
import { runsPacemaker, settingOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/autojoin-without-crm',
  severity: 'error',
  docs: {
    title: 'autojoin in a cluster with haresources',
    what: '`autojoin any` and `autojoin other` let unknown nodes join. haresources, which is used while `pacemaker` (or `crm`) is off, needs to know all nodes.',
    why: 'Heartbeat refuses to start: `R1 style resource management conflicts with autojoin set`.',
    mend: 'Write `autojoin none` and list the nodes, or turn Pacemaker on.',
    source: 'heartbeat 3.0.6, config.c, r1_style_valid',
  },
  examples: {
    bad: ['autojoin any\n#        ^^^ ha-cf/autojoin-without-crm: haresources\nnode alice bob\nbcast eth0\n'],
    good: ['autojoin any\nbcast eth0\ncrm respawn\n', 'autojoin none\nnode alice bob\nbcast eth0\n'],
  },
  document(view, context) {
    const autojoin = settingOf(view, 'autojoin');
    if (!autojoin || !/^(?:any|other)$/i.test(autojoin.word.text)) return;
    if (runsPacemaker(view) !== false) return;
    context.report({
      at: autojoin.at,
      message: `With Pacemaker off, haresources says what runs where, and heartbeat refuses to let unknown nodes join. Write "autojoin none" and list the nodes, or add "crm respawn".`,
      fixes: [{ title: 'Replace with "none"', edits: [{ at: autojoin.at, text: 'none' }] }],
    });
  },
});
