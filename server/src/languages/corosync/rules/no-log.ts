import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/no-log',
  severity: 'warning',
  docs: {
    title: 'Nothing is logged',
    what: '`to_syslog` is off, and so is `to_logfile`.',
    why: 'When a node is fenced at night, nobody can say why. Standard error is lost unless something keeps it.',
    mend: 'Set `to_syslog: yes`, or `to_logfile: yes` with a `logfile`.',
    source: 'corosync.conf(5), to_syslog',
  },
  examples: {
    bad: ['logging {\n  to_stderr: no\n  to_syslog: no\n#            ^^ corosync/no-log: fenced\n}\n'],
    good: [
      `${totem()}${twoNodes()}logging {\n  to_syslog: no\n  to_logfile: yes\n  logfile: /var/log/corosync.log\n}\n`,
    ],
  },
  document(view, context) {
    const config = configOf(view);
    const isOff = (key: string) => /^(?:no|off)$/.test(config.text('logging', key) ?? '');
    const syslog = config.last('logging', 'to_syslog');
    if (!syslog || !isOff('to_syslog') || !isOff('to_stderr')) return;
    if (/^(?:yes|on)$/.test(config.text('logging', 'to_logfile') ?? config.text('logging', 'to_file') ?? ''))
      return;
    context.report({
      at: syslog.at(syslog.node.value.span),
      message:
        'Corosync logs to nothing at all: when a node is fenced at night, nobody can say why. Set "to_syslog: yes".',
      fixes: [
        { title: 'Set to_syslog to yes', edits: [{ at: syslog.at(syslog.node.value.span), text: 'yes' }] },
      ],
    });
  },
});
