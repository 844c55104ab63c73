import { defineRule } from '../../../core/rule.ts';
import type { CorosyncNode } from '../tree.ts';

/** What a section cannot do without, by path. */
const REQUIRED: Readonly<Record<string, string>> = {
  'logging.logger_subsys': 'subsys',
  'logging.logging_daemon': 'name',
};

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-subsys',
  severity: 'error',
  docs: {
    title: 'Logging for nobody in particular',
    what: '`logger_subsys` says with `subsys` which part of corosync it is about, `logging_daemon` with `name` which daemon.',
    why: 'Corosync refuses to start: `No subsys key in logger_subsys directive`.',
    mend: 'Add the key, e.g. `subsys: QUORUM`.',
    source: 'corosync 3.1.7, coroparse.c, main_config_parser_cb',
  },
  examples: {
    bad: [
      'logging {\n  logger_subsys {\n# ^^^^^^^^^^^^^ corosync/missing-subsys: subsys\n    debug: off\n  }\n}\n',
    ],
    good: ['logging {\n  logger_subsys {\n    subsys: QUORUM\n    debug: off\n  }\n}\n'],
  },
  nodes: {
    section({ path = '', name, body, opened }, context) {
      const key = REQUIRED[path];
      if (key === undefined || body.some((one) => one.kind === 'entry' && one.key.text === key)) return;
      const example = key === 'subsys' ? 'QUORUM' : 'qdevice';
      context.report({
        at: name.span,
        message: `"${name.text}" needs the key "${key}", and corosync refuses to start without it. Add e.g. "${key}: ${example}".`,
        fixes: [
          {
            title: `Add "${key}: ${example}"`,
            edits: [{ at: { start: opened.end, end: opened.end }, text: `\n${key}: ${example}` }],
          },
        ],
      });
    },
  },
});
