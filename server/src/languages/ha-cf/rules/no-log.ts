import { defineRule } from '../../../core/rule.ts';
import { settingOf, settingsOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';
import { readBoolean } from '../values.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/no-log',
  severity: 'error',
  docs: {
    title: 'No log at all',
    what: '`use_logd` is off, and there is no `logfile`, `debugfile` or `logfacility`. The facilities `none` and `kern` do not count.',
    why: 'Heartbeat refuses to start: `No log entry found in ha.cf and use_logd is set to off`.',
    mend: 'Write `use_logd yes`.',
    source: 'heartbeat 3.0.6, config.c, check_logd_usage',
  },
  examples: {
    bad: ['node alice bob\nbcast eth0\nuse_logd off\n#        ^^^ ha-cf/no-log: use_logd yes\n'],
    good: ['node alice bob\nbcast eth0\nuse_logd off\nlogfacility daemon\n', 'node alice bob\nbcast eth0\n'],
  },
  document(view, context) {
    const useLogd = settingOf(view, 'use_logd');
    if (!useLogd || readBoolean(useLogd.word.text) !== false) return;
    if (settingsOf(view, 'logfile', 'debugfile').length > 0) return;
    const facility = settingsOf(view, 'logfacility').at(-1)?.word.text ?? 'none';
    // Both are number 0, which heartbeat takes for "not set".
    if (facility !== 'none' && facility !== 'kern') return;
    context.report({
      at: useLogd.at,
      message:
        'Nothing says where heartbeat should log, and it refuses to start that way. Write "use_logd yes", or add "logfacility daemon".',
      fixes: [{ title: 'Replace with "yes"', edits: [{ at: useLogd.at, text: 'yes' }] }],
    });
  },
});
