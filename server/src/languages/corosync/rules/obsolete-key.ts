import { defineRule } from '../../../core/rule.ts';
import { keyOf } from '../catalog.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/obsolete-key',
  severity: 'warning',
  docs: {
    title: 'The old name of a key',
    what: 'The key has had another name for long.',
    why: 'Corosync still reads it and complains in its log: `the to_file config parameter has been obsoleted`.',
    mend: 'Write the name of today.',
    source: 'corosync 3.1.7, logconfig.c, corosync_main_config_set',
  },
  examples: {
    bad: ['logging {\n  to_file: no\n# ^^^^^^^ corosync/obsolete-key: "to_logfile"\n}\n'],
    good: ['logging {\n  to_logfile: no\n}\n'],
  },
  nodes: {
    entry({ inside, key }, context) {
      const successor = inside === undefined ? undefined : keyOf(inside, key.text)?.obsolete;
      if (successor === undefined) return;
      context.report({
        at: key.span,
        message: `"${key.text}" is the old name of "${successor}", and corosync complains about it in its log. Write "${successor}".`,
        tag: 'deprecated',
        fixes: [
          { title: `Replace with "${successor}"`, certain: true, edits: [{ at: key.span, text: successor }] },
        ],
      });
    },
  },
});
