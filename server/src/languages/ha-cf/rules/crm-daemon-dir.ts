import { defineRule } from '../../../core/rule.ts';
import { PACEMAKER_NAMES } from '../catalog.ts';
import { linesOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/crm-daemon-dir',
  severity: 'error',
  docs: {
    title: 'crm_daemon_dir, which heartbeat 3.0.6 cannot use',
    what: "The directive should tell, above `pacemaker` or `crm`, where Pacemaker's daemons are. In 3.0.6 its check is the wrong way round.",
    why: 'Above `pacemaker`, where it belongs, heartbeat 3.0.6 refuses to start without saying why. Below, it is accepted and comes too late to have an effect.',
    mend: "Remove the line; link the daemons into heartbeat's own directory where they are elsewhere.",
    source: 'heartbeat 3.0.6, config.c, set_crm_daemon_dir, as the installed program behaves',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\ncrm_daemon_dir /usr/lib/pacemaker\n#<- ha-cf/crm-daemon-dir: refuses\ncrm respawn\n',
      'node alice bob\nbcast eth0\ncrm respawn\ncrm_daemon_dir /usr/lib/pacemaker\n#<- ha-cf/crm-daemon-dir: no effect\n',
    ],
    good: ['node alice bob\nbcast eth0\ncrm respawn\n'],
  },
  document(view, context) {
    const pacemaker = linesOf(view, ...PACEMAKER_NAMES).find(({ line }) => line.values.length > 0);
    for (const statement of linesOf(view, 'crm_daemon_dir')) {
      if (statement.line.values.length === 0) continue;
      const isBelow = pacemaker !== undefined && statement.order > pacemaker.order;
      context.report({
        at: statement.at(statement.line.name),
        severity: isBelow ? 'warning' : 'error',
        message: isBelow
          ? "Here the directive has no effect: Pacemaker's daemons were looked for when the line above was read. Remove it."
          : 'Heartbeat 3.0.6 refuses to start with this directive, without saying why: its check for the right order is the wrong way round. Remove the line.',
      });
    }
  },
});
