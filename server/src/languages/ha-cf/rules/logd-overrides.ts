import { defineRule } from '../../../core/rule.ts';
import { settingOf, settingsOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';
import { readBoolean } from '../values.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/logd-overrides',
  severity: 'warning',
  docs: {
    title: 'A log file beside use_logd',
    what: 'With `use_logd yes`, ha_logd writes the log where logd.cf says. `logfile`, `debugfile` and `logfacility` of ha.cf are then not used.',
    why: 'Whoever looks for the log at three in the morning looks in the file that ha.cf names, and finds it empty or old. Heartbeat warns: `logd is enabled but ... is still configured in ha.cf`.',
    mend: 'Put these settings into /etc/logd.cf and remove them here.',
    source: 'heartbeat 3.0.6, config.c, check_logd_usage',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\nuse_logd yes\nlogfile /var/log/ha-log\n#       ^^^^^^^^^^^^^^^ ha-cf/logd-overrides: logd.cf\n',
    ],
    good: [
      'node alice bob\nbcast eth0\nuse_logd yes\n',
      'node alice bob\nbcast eth0\nlogfile /var/log/ha-log\n',
    ],
  },
  document(view, context) {
    const useLogd = settingOf(view, 'use_logd');
    if (!useLogd || readBoolean(useLogd.word.text) !== true) return;
    for (const name of ['logfile', 'debugfile', 'logfacility']) {
      for (const { word, at } of settingsOf(view, name)) {
        if (word.placeholder || word.text === 'none') continue;
        context.report({
          at,
          // Before ha_logd answers, messages do go to syslog.
          severity: name === 'logfacility' ? 'info' : 'warning',
          message: `"${name}" is not used while use_logd is on: ha_logd logs to where logd.cf says. Set it there, and remove it here.`,
          related: [{ at: useLogd.at, message: 'ha_logd is turned on here.' }],
        });
      }
    }
  },
});
