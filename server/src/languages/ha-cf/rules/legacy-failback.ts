import { defineRule } from '../../../core/rule.ts';
import { linesOf, runsPacemaker, settingOf, statements } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/legacy-failback',
  severity: 'info',
  docs: {
    title: 'auto_failback left at legacy',
    what: 'Without Pacemaker, `auto_failback` should say whether services return to their preferred node. It is missing, or set to `legacy`.',
    why: 'The default is `legacy`: services return, ipfail and hb_standby do not work, and both nodes must run the same mode. Heartbeat warns: `Deprecated legacy auto_failback option selected`.',
    mend: 'Write `auto_failback on` or `auto_failback off`, the same on all nodes.',
    source: 'heartbeat 3.0.6, config.c, init_config and set_auto_failback; ha.cf(5), auto_failback',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\nauto_failback legacy\n#             ^^^^^^ ha-cf/legacy-failback: on or off\n',
      'node alice bob\n#<- ha-cf/legacy-failback: auto_failback\nbcast eth0\n',
    ],
    good: ['node alice bob\nbcast eth0\nauto_failback off\n', 'node alice bob\nbcast eth0\ncrm respawn\n'],
  },
  document(view, context) {
    if (runsPacemaker(view) !== false || linesOf(view, 'nice_failback').length > 0) return;
    const setting = settingOf(view, 'auto_failback');
    if (setting) {
      if (setting.word.text.toLowerCase() !== 'legacy') return;
      context.report({
        at: setting.at,
        severity: 'warning',
        message:
          'In this mode ipfail and hb_standby do not work, and heartbeat warns of it. Write on or off: whether services return to their preferred node.',
        fixes: [{ title: 'Replace with "on"', edits: [{ at: setting.at, text: 'on' }] }],
      });
      return;
    }
    const place = linesOf(view, 'node')[0] ?? statements(view)[0];
    // A line without a value is reported for that.
    if (!place || linesOf(view, 'auto_failback').length > 0) return;
    context.report({
      at: place.at(place.line.name),
      message:
        'Nothing says whether services return to their preferred node; heartbeat then uses the deprecated legacy mode, without ipfail and hb_standby. Add "auto_failback on" or "auto_failback off".',
    });
  },
});
