import { defineRule } from '../../../core/rule.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/debug-on',
  severity: 'info',
  docs: {
    title: 'Debugging is on',
    what: '`debug` is `on` or `trace`.',
    why: 'The log fills with what only a developer wants to know; what matters is lost in it, and the disk runs full.',
    mend: 'Set `debug: off`, or remove the key.',
    source: 'corosync.conf(5), debug',
  },
  examples: {
    bad: ['logging {\n  debug: on\n#        ^^ corosync/debug-on: off\n}\n'],
    good: [`${totem()}${twoNodes()}logging {\n  debug: off\n}\n`],
  },
  nodes: {
    entry({ inside, key, value }, context) {
      if (key.text !== 'debug' || !inside?.startsWith('logging')) return;
      if (value.text !== 'on' && value.text !== 'trace') return;
      context.report({
        at: value.span,
        message: `"debug: ${value.text}" fills the log with what only the search for a fault needs. Set it to off when you have found it.`,
        fixes: [{ title: 'Set debug to off', edits: [{ at: value.span, text: 'off' }] }],
      });
    },
  },
});
