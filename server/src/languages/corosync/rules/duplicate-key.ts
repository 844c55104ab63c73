import { defineRule } from '../../../core/rule.ts';
import type { CorosyncNode, EntryNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/duplicate-key',
  severity: 'warning',
  docs: {
    title: 'A key that is set twice',
    what: 'The key stands more than once in one section.',
    why: 'The last one wins, silently. Whoever changes the first one wonders why nothing happens.',
    mend: 'Keep one.',
    source: 'corosync 3.1.7, coroparse.c, main_config_parser_cb',
  },
  examples: {
    bad: ['totem {\n  version: 2\n  token: 3000\n# ^^^^^ corosync/duplicate-key: below\n  token: 5000\n}\n'],
    good: ['totem {\n  version: 2\n  token: 5000\n}\n'],
  },
  nodes: {
    section({ body, path }, context) {
      if (path === undefined) return;
      const last = new Map<string, EntryNode>();
      for (const one of body) if (one.kind === 'entry') last.set(one.key.text, one);
      for (const one of body) {
        if (one.kind !== 'entry' || path === 'uidgid' || path === 'totem.interface.member') continue;
        const effective = last.get(one.key.text);
        if (!effective || effective === one || one.key.text === '') continue;
        context.report({
          at: one.key.span,
          message: `"${one.key.text}" is set again below, and the last one wins silently. Keep one of them.`,
          related: [{ at: effective.key.span, message: 'This one counts.' }],
          tag: 'unnecessary',
        });
      }
    },
  },
});
