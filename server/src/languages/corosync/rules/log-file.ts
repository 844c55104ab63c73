import { defineRule } from '../../../core/rule.ts';
import { configOf, entriesOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import { type CorosyncNode, hasDamage } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/log-file',
  severity: 'warning',
  docs: {
    title: 'A log file that nothing is written to',
    what: '`logfile` names a file and `to_logfile: yes` turns it on. One is there without the other.',
    why: 'Nothing is written to the file. One notices when one needs it.',
    mend: 'Set both, or remove both.',
    source: 'corosync.conf(5), to_logfile',
  },
  examples: {
    bad: [
      'logging {\n  logfile: /var/log/corosync.log\n# ^^^^^^^ corosync/log-file: to_logfile: yes\n  to_syslog: yes\n}\n',
      'logging {\n  to_logfile: yes\n# ^^^^^^^^^^ corosync/log-file: "logfile"\n}\n',
    ],
    good: [`${totem()}${twoNodes()}logging {\n  to_logfile: yes\n  logfile: /var/log/corosync.log\n}\n`],
  },
  document(view, context) {
    const config = configOf(view);
    if (config.sections('logging').some(({ node }) => hasDamage(node))) return;
    const global = config.sections('logging').flatMap((section) => [...entriesOf(section)]);
    const logging = new Map(global);
    const file = logging.get('logfile');
    const toFile = logging.get('to_logfile') ?? logging.get('to_file');
    const isOn = toFile && /^(?:yes|on)$/.test(toFile.node.value.text);
    // A part of corosync may write to the file that is named for all.
    const isOnForPart = [
      ...config.sections('logging.logger_subsys'),
      ...config.sections('logging.logging_daemon'),
    ].some((section) => /^(?:yes|on)$/.test(entriesOf(section).get('to_logfile')?.node.value.text ?? ''));
    if (file && !isOn && !isOnForPart) {
      const end = { start: file.node.span.end, end: file.node.span.end };
      context.report({
        at: file.at(file.node.key.span),
        message: `Nothing is written to this file: ${toFile ? `"${toFile.node.key.text}" is "${toFile.node.value.text}"` : 'that needs "to_logfile: yes"'}. Set "to_logfile: yes", or remove the file.`,
        fixes: [
          toFile
            ? {
                title: 'Set to_logfile to yes',
                edits: [{ at: toFile.at(toFile.node.value.span), text: 'yes' }],
              }
            : { title: 'Add "to_logfile: yes"', edits: [{ at: file.at(end), text: '\n  to_logfile: yes' }] },
        ],
      });
    }
    if (toFile && isOn && !file) {
      context.report({
        at: toFile.at(toFile.node.key.span),
        message: `"${toFile.node.key.text}" is on, and no "logfile" says where to: nothing is written. Add "logfile: /var/log/corosync/corosync.log".`,
      });
    }
  },
});
